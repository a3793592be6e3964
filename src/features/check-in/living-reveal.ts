import { note } from '../../card/card.ts';
import { asRevealed } from '../../model/check-in.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { tellPrivately } from '../tell-privately.ts';
import { firstToAnswer } from './own-reveal-card.ts';
import { readRoomView } from './read-room-view.ts';
import { revealCard, wordlessCard } from './reveal-card.ts';

/** The card with both answers: a message of its own, posted when the second answer is in. */
export function livingReveal(context: JobContext, id: string): LivingCard {
  const change = context.store.transaction;
  return {
    key: revealKey(id),
    read: async () => {
      const view = await readRoomView(context, id);
      if (view === null || asRevealed(view.checkIn) === null || view.checkIn.mode === 'open') return null;
      return {
        room: view.couple.room,
        message: view.checkIn.revealMessage,
        card: revealCard(view),
        told: howToTell(view.couple, [firstToAnswer(view.checkIn)], view.now),
        plain: view.answers === null ? null : wordlessCard(view),
        stub: { tone: 'calm', elements: [note(view.library.say('check-in.goes-on-elsewhere'))] },
        again: { deleted: true, refused: true, left: true },
        stays: 'as-it-is',
      };
    },
    place: (stores, message) => stores.checkIns.setRevealMessage(id, message),
    note: async (message, sides) => {
      const view = await readRoomView(context, id);
      // A private reveal comes to them by itself.
      if (view === null || view.answers === null) return;
      const note = { notice: 'reveal-here', about: { kind: 'reveal', id } } as const;
      await noteDirectly(context.store, view.couple.id, sides, note, revealKey(id), message);
    },
    wordsRefused: async () => {
      const view = await readRoomView(context, id);
      if (view !== null)
        await change((stores) => tellPrivately(stores, view.couple.id, 'words-refused', revealKey(id)));
    },
  };
}

function revealKey(checkInId: string): string {
  return `reveal:${checkInId}`;
}
