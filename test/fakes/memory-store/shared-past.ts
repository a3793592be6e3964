import { sameRoom } from '../../../src/model/place.ts';
import type { CheckInStore } from '../../../src/port/stores/check-in-store.ts';
import type { Memory } from './memory.ts';

/** What the two have shown each other in the room in which they are, for questions that come back to it. */
export function createSharedPast(memory: Memory): Pick<CheckInStore, 'shownInRoom' | 'lastBecause'> {
  const { checkIns, couples, answers } = memory;
  return {
    shownInRoom: async (askings) =>
      askings.flatMap(({ coupleId, promptId, at }) => {
        const room = couples.get(coupleId)?.couple.room;
        return checkIns.ofCouple(coupleId).flatMap(({ checkIn }) => {
          const { id, openedAt, mode, revealedAt, reveal, revealMessage } = checkIn;
          const isIt = openedAt === at && checkIn.promptId === promptId;
          const isShown = mode === 'sealed' && revealedAt !== null && reveal === 'room';
          const isHere = room !== undefined && revealMessage !== null && sameRoom(revealMessage.room, room);
          const hasBoth = ([0, 1] as const).every((side) => answers.get(`${id},${side}`) !== undefined);
          return isIt && isShown && isHere && hasBoth ? checkIn : [];
        });
      }),
    lastBecause: async (coupleIds, kind, since) =>
      new Map(
        coupleIds.flatMap((id) => {
          const times = checkIns
            .ofCouple(id)
            .flatMap(({ checkIn: { because, openedAt } }) =>
              because?.kind === kind && openedAt >= since ? openedAt : [],
            );
          return times.length === 0 ? [] : [[id, Math.max(...times)] as const];
        }),
      ),
  };
}
