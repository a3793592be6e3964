import { note } from '../../card/card.ts';
import { sides } from '../../model/couple.ts';
import { openGoalsRead } from '../../model/goal.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { todayOf } from './goal-words.ts';
import { type ReviewView, reviewCard } from './review-card.ts';

/** The card of a look at all open goals, true until the next one comes. */
export function livingReview(context: JobContext, id: string): LivingCard {
  const { store, now } = context;
  const key = `goal-review:${id}`;
  return {
    key,
    read: async () => {
      const view = await readReview(context, id);
      if (view === null || view.couple.ending !== null) return null;
      const { review, couple, library, isLatest, open } = view;
      return {
        room: couple.room,
        message: review.message,
        card: reviewCard(view),
        told: howToTell(couple, sides, now),
        plain: isLatest && open.length > 0 ? reviewCard(view, 'wordless') : null,
        stub: { tone: 'calm', elements: [note(library.say('goal.post-moved'))] },
        again: { deleted: false, refused: true, left: false },
        stays: 'no',
      };
    },
    place: (stores, message) => stores.goals.placeReview(id, message),
    note: async (message, to) => {
      const view = await readReview(context, id);
      if (view === null) return;
      const what = { notice: 'question-here', about: { kind: 'goal-review', id } } as const;
      await noteDirectly(store, view.couple.id, to, what, key, message);
    },
    wordsRefused: async () => {
      const view = await readReview(context, id);
      if (view === null) return;
      await store.transaction((stores) => tellPrivately(stores, view.couple.id, 'words-refused', key));
    },
  };
}

async function readReview({ store, content, now }: JobContext, id: string): Promise<ReviewView | null> {
  return store.transaction(async (stores) => {
    const review = await stores.goals.findReview(id);
    const couple = review === null ? null : await stores.couples.find(review.coupleId);
    if (review === null || couple === null) return null;
    const [latest] = await stores.goals.reviews(couple.id, 1);
    return {
      review,
      couple,
      isLatest: latest?.id === id,
      open: await stores.goals.list(couple.id, 'open', 0, openGoalsRead),
      library: content.library(couple.partners[0].locale),
      today: todayOf(couple, 0, now),
    };
  });
}
