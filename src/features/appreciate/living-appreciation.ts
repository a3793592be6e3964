import { note } from '../../card/card.ts';
import { isKept } from '../../model/appreciation.ts';
import { otherSide } from '../../model/couple.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { readView } from './read-view.ts';
import { roomCard, wordlessCard } from './room-card.ts';

/** An appreciation's card in the room, for as long as it is in the jar. */
export function livingAppreciation(context: JobContext, id: string): LivingCard {
  const change = context.store.transaction;
  return {
    key: appreciationKey(id),
    read: async () => {
      const view = await readView(context, id);
      if (view === null || view.couple.ending !== null || !isKept(view.appreciation)) return null;
      const { appreciation, couple, library } = view;
      return {
        room: couple.room,
        message: appreciation.message,
        card: roomCard(library, couple, appreciation),
        told: howToTell(couple, [otherSide(appreciation.side)], context.now),
        plain: wordlessCard(library, couple, appreciation),
        stub: { tone: 'calm', elements: [note(library.say('appreciate.post-moved'))] },
        again: { deleted: false, refused: true, left: true },
        stays: 'in-step',
      };
    },
    place: (stores, message) => stores.appreciations.setMessage(id, message),
    note: async (message, sides) => {
      const view = await readView(context, id);
      if (view === null) return;
      const note = { notice: 'reply-here', about: { kind: 'appreciation', id } } as const;
      await noteDirectly(context.store, view.couple.id, sides, note, appreciationKey(id), message);
    },
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await change((stores) => tellPrivately(stores, view.couple.id, 'words-refused', appreciationKey(id)));
    },
  };
}

function appreciationKey(id: string): string {
  return `appreciation:${id}`;
}
