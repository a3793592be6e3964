import { note } from '../../card/card.ts';
import { stateOf } from '../../model/check-in.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';
import { tellBoth } from '../tell-both.ts';
import { type PlacedView, readRoomView } from './read-room-view.ts';
import { roomCard, wordlessCard } from './room-card.ts';

/** A check-in's card in the room: the question, who has answered, and in the end both answers. */
export function livingCheckIn(context: JobContext, id: string): LivingCard {
  const change = context.store.transaction;
  return {
    key: postKey(id),
    read: async () => {
      const view = await readRoomView(context, id);
      return view === null ? null : livingView(view);
    },
    place: (message) => change((stores) => stores.checkIns.setMessage(id, message)),
    shown: async () => {
      const view = await readRoomView(context, id);
      if (view === null || view.checkIn.revealedAt === null || view.checkIn.revealShown) return;
      await change((stores) => stores.checkIns.setRevealShown(id));
    },
    wordsRefused: async () => {
      const view = await readRoomView(context, id);
      if (view === null) return;
      await change((stores) => tellBoth(stores, view.couple.id, 'words-refused', postKey(id)));
    },
  };
}

export function postKey(checkInId: string): string {
  return `check-in:${checkInId}`;
}

function livingView(view: PlacedView): LivingView {
  const { checkIn, couple, library, now } = view;
  const state = stateOf(checkIn, now);
  const revealed = state === 'revealed';
  const isWaitedFor = view.isNewest || checkIn.answeredAt.some((at) => at !== null);
  return {
    room: couple.room,
    message: checkIn.message,
    card: roomCard(view),
    plain: view.answers === null ? null : wordlessCard(view),
    stub: { tone: 'calm', elements: [note(library.say('check-in.goes-on-elsewhere'))] },
    // Without its card a question can still be answered by command; a reveal has to be seen. One that has closed shows
    // nothing that anybody waits for.
    again: { deleted: revealed, refused: state !== 'closed', left: revealed || (state === 'open' && isWaitedFor) },
    stays: checkIn.revealShown,
  };
}
