import type { CoupleId } from '../../../src/model/couple.ts';
import type { JourneyRun } from '../../../src/model/journey.ts';
import type { JourneyStore } from '../../../src/port/stores/journey-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

export function createJourneyStore(memory: Memory): JourneyStore {
  const { checkIns, couples } = memory;
  const journeys = memory.table({
    name: 'journeys',
    key: ({ id }: JourneyRun) => id,
    couple: ({ coupleId }) => coupleId,
    due: { close: ({ closesAt }) => closesAt },
  });
  const runningOf = (coupleId: CoupleId) => journeys.ofCouple(coupleId).find(({ state }) => state === 'running');

  return {
    save: async (runs) => {
      for (const run of runs) {
        memory.couple(run.coupleId);
        const other = runningOf(run.coupleId);
        if (run.state === 'running' && other !== undefined && other.id !== run.id)
          throw new Error('a couple is on one journey');
        const known = journeys.get(run.id);
        const { asked, last, state, closesAt } = run;
        journeys.put(known === undefined ? { ...run, message: null } : { ...known, asked, last, state, closesAt });
      }
    },
    setMessage: async (id, message) => journeys.change(id, (one) => ({ ...one, message })),
    find: async (id) => journeys.get(id) ?? null,
    running: async (coupleIds) =>
      new Map(
        coupleIds.flatMap((id) => {
          const run = runningOf(id);
          return run === undefined ? [] : [[id, run] as const];
        }),
      ),
    newAmong: async (coupleIds) =>
      new Set(
        coupleIds.filter(
          (id) =>
            couples.get(id) !== undefined &&
            journeys.ofCouple(id).length === 0 &&
            !checkIns.ofCouple(id).some(({ checkIn }) => checkIn.origin === 'question'),
        ),
      ),
    all: async (coupleId) =>
      journeys.ofCouple(coupleId).toSorted(
        by(
          ({ startedAt }) => startedAt,
          ({ id }) => id,
        ),
      ),
    due: async (now, most) => journeys.due('close', now, most).map(({ id, coupleId }) => ({ id, coupleId })),
    forget: async (coupleId, side) => {
      for (const run of journeys.ofCouple(coupleId)) if (run.by === side) journeys.put({ ...run, by: null });
    },
  };
}
