import { note } from '../../card/card.ts';
import { otherSide } from '../../model/couple.ts';
import { type Goal, isListed } from '../../model/goal.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { readView, type View } from './read-view.ts';
import { doneCard, roomCard, wordlessCard } from './room-card.ts';

/** The card of a goal in the room. Whoever did not add it hears of it. */
export function livingGoal(context: JobContext, id: string): LivingCard {
  return living(context, id, 'goal', `goal:${id}`, (view) => ({
    message: view.goal.message,
    card: roomCard(view),
    told: howToTell(view.couple, [otherSide(view.goal.by)], context.now),
    plain: isListed(view.goal) ? wordlessCard(view) : null,
  }));
}

/** The card that says that it is done. `null` while it never was. Whoever did not say so hears of it. */
export function livingDone(context: JobContext, { id, doneCard: shown }: Goal): LivingCard | null {
  if (shown === null) return null;
  return living(context, id, 'done', `goal-done:${id}:${shown.since}`, (view) => ({
    message: view.goal.doneCard?.message ?? null,
    card: doneCard(view),
    told: howToTell(view.couple, view.goal.done === null ? [] : [otherSide(view.goal.done.by)], context.now),
    plain: isListed(view.goal) && view.goal.done !== null ? doneCard(view, 'wordless') : null,
  }));
}

type Shown = Pick<LivingView, 'message' | 'card' | 'plain'> & Required<Pick<LivingView, 'told'>>;

/** Both stand where the couple is: in a room that they have left, no word of theirs stays. */
function living(
  context: JobContext,
  id: string,
  which: 'goal' | 'done',
  key: string,
  show: (view: View) => Shown,
): LivingCard {
  const { store } = context;
  return {
    key,
    read: async () => {
      const view = await readView(context, id);
      if (view === null || view.couple.ending !== null) return null;
      return {
        ...show(view),
        room: view.couple.room,
        stub: { tone: 'calm', elements: [note(view.library.say('goal.post-moved'))] },
        again: { deleted: false, refused: true, left: false },
        stays: 'no',
      };
    },
    place: (stores, message) => stores.goals.place(id, which, message),
    note: async (message, sides) => {
      const view = await readView(context, id);
      if (view === null) return;
      const what = { notice: 'reply-here', about: { kind: which === 'goal' ? 'goal' : 'goal-done', id } } as const;
      await noteDirectly(store, view.couple.id, sides, what, key, message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await store.transaction((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}
