import { note } from '../../card/card.ts';
import { stateOf } from '../../model/check-in.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';
import { type PlacedView, readRoomView } from './read-room-view.ts';
import { roomCard } from './room-card.ts';

/** A question's card in the room: the question and who has answered; in the end a line that leads to the reveal. */
export function livingCheckIn(context: JobContext, id: string): LivingCard {
  return {
    key: postKey(id),
    read: async () => {
      const view = await readRoomView(context, id);
      return view === null ? null : livingView(view);
    },
    place: (message) => context.store.transaction((stores) => stores.checkIns.setMessage(id, message)),
  };
}

export function postKey(checkInId: string): string {
  return `check-in:${checkInId}`;
}

function livingView(view: PlacedView): LivingView {
  const { checkIn, couple, library, now } = view;
  const isOpen = stateOf(checkIn, now) === 'open';
  const isWaitedFor = view.isNewest || checkIn.answeredAt.some((at) => at !== null);
  return {
    room: couple.room,
    message: checkIn.message,
    card: roomCard(view),
    plain: null,
    stub: { tone: 'calm', elements: [note(library.say('check-in.goes-on-elsewhere'))] },
    // Without its card a question can still be answered by command. Once it is over nobody waits for it.
    again: { deleted: false, refused: isOpen, left: isOpen && isWaitedFor },
    stays: false,
  };
}
