import { note } from '../../card/card.ts';
import { type CoupleId, sides } from '../../model/couple.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { digestCard, mostTold, wordlessDigestCard } from './digest-card.ts';
import { removedCard } from './room-card.ts';

/** The card of a week, in step with what is in the jar: what is changed or taken back is so here too. */
export function livingDigest(context: JobContext, id: string, coupleId: CoupleId): LivingCard {
  const key = `jar-digest:${id}`;
  const change = context.store.transaction;
  return {
    key,
    read: () =>
      change(async ({ digests, couples, appreciations }) => {
        const digest = await digests.find(id);
        const couple = await couples.find(coupleId);
        if (digest === null || couple === null || couple.ending !== null) return null;
        const newest = await appreciations.jar(coupleId, 0, mostTold, digest);
        const count = await appreciations.count(coupleId, digest);
        const library = context.content.library(couple.partners[0].locale);
        return {
          room: couple.room,
          message: digest.message,
          card: count === 0 ? removedCard(library) : digestCard(library, couple, newest, count),
          told: howToTell(couple, sides, context.now),
          plain: wordlessDigestCard(library, couple),
          stub: { tone: 'calm', elements: [note(library.say('appreciate.post-moved'))] },
          again: { deleted: false, refused: true, left: false },
          stays: 'in-step',
        };
      }),
    place: ({ digests }, message) => digests.setMessage(id, message),
    note: async (message, concerned) => {
      const what = { notice: 'digest-here', about: { kind: 'jar-digest', id } } as const;
      await noteDirectly(context.store, coupleId, concerned, what, key, message);
    },
    wordsRefused: () => change((stores) => tellPrivately(stores, coupleId, 'words-refused', key)),
  };
}
