import { note } from '../../card/card.ts';
import { isKept } from '../../model/appreciation.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { tellBoth } from '../tell-both.ts';
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
        plain: wordlessCard(library, couple, appreciation),
        stub: { tone: 'calm', elements: [note(library.say('appreciate.post-moved'))] },
        again: { deleted: false, refused: false, left: true },
        stays: true,
      };
    },
    place: (message) => change((stores) => stores.appreciations.setMessage(id, message)),
    wordsRefused: async () => {
      const view = await readView(context, id);
      if (view === null) return;
      await change((stores) => tellBoth(stores, view.couple.id, 'words-refused', appreciationKey(id)));
    },
  };
}

export function appreciationKey(id: string): string {
  return `appreciation:${id}`;
}
