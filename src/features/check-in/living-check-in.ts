import { note } from '../../card/card.ts';
import { stateOf } from '../../model/check-in.ts';
import { type Side, sides } from '../../model/couple.ts';
import { howToTell } from '../being-told.ts';
import type { JobContext } from '../context.ts';
import type { LivingCard, LivingView } from '../living-card.ts';
import { noteDirectly } from '../note-directly.ts';
import { type PlacedView, readRoomView } from './read-room-view.ts';
import { roomCard } from './room-card.ts';

/**
 * A question's card in the room: the question and who has answered; in the end a line that leads to the reveal.
 * `askedBy` is the one who asked for it by hand; `seen` is what was read of it just now.
 */
export function livingCheckIn(
  context: JobContext,
  id: string,
  askedBy: Side | null = null,
  seen: PlacedView | null = null,
): LivingCard {
  let first = seen;
  return {
    key: postKey(id),
    read: async () => {
      const view = first ?? (await readRoomView(context, id));
      first = null;
      return view === null ? null : livingView(view, askedBy);
    },
    place: (stores, message) => stores.checkIns.setMessage(id, message),
    note: async (message, sides) => {
      const view = await readRoomView(context, id);
      if (view === null) return;
      const note = { notice: 'question-here', about: { kind: 'question', id } } as const;
      await noteDirectly(context.store, view.couple.id, sides, note, postKey(id), message);
    },
  };
}

export function postKey(checkInId: string): string {
  return `check-in:${checkInId}`;
}

function livingView(view: PlacedView, askedBy: Side | null): LivingView {
  const { checkIn, couple, library, now } = view;
  const isOpen = stateOf(checkIn, now) === 'open';
  // An older one that nobody has answered is left where it is. Once it is over nobody waits for it.
  const isWaitedFor = isOpen && (view.isNewest || checkIn.answeredAt.some((at) => at !== null));
  return {
    room: couple.room,
    message: checkIn.message,
    card: roomCard(view),
    // Whoever asked for it is looking; whoever has answered has seen it.
    told: howToTell(
      couple,
      sides.filter((side) => side !== askedBy && checkIn.answeredAt[side] === null),
      now,
    ),
    plain: null,
    stub: { tone: 'calm', elements: [note(library.say('check-in.goes-on-elsewhere'))] },
    again: { deleted: isWaitedFor, refused: isOpen, left: isWaitedFor },
    stays: 'no',
  };
}
