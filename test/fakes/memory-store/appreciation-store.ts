import { type Appreciation, isKept, type KeptAppreciation } from '../../../src/model/appreciation.ts';
import type { CoupleId } from '../../../src/model/couple.ts';
import { endOfTime, type Period } from '../../../src/model/instant.ts';
import type { AppreciationStore } from '../../../src/port/stores/appreciation-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

export function createAppreciationStore(memory: Memory): AppreciationStore {
  const all = memory.table({
    name: 'appreciations',
    key: ({ id }: Appreciation) => id,
    couple: ({ coupleId }) => coupleId,
    sealed: ['words'],
  });
  const kept = (coupleId: CoupleId, { from, until }: Period = always): readonly KeptAppreciation[] =>
    all
      .ofCouple(coupleId)
      .filter(isKept)
      .filter(({ at }) => at >= from && at < until);
  const newest = (coupleId: CoupleId, within?: Period) => kept(coupleId, within).toSorted(newestFirst);

  return {
    add: async (one) => {
      memory.couple(one.coupleId);
      all.add(one);
    },
    find: async (id) => all.get(id) ?? null,
    setMessage: async (id, message) => all.change(id, (one) => ({ ...one, message })),
    change: async (id, words) => all.change(id, (one) => (one.words === null ? one : { ...one, words })),
    takeBack: async (id) => all.change(id, (one) => ({ ...one, words: null })),
    keptIn: async (coupleId, period) =>
      newest(coupleId, period)
        .map(({ at }) => at)
        .toReversed(),
    count: async (coupleId, within) => kept(coupleId, within).length,
    jar: async (coupleId, skip, most, within) => newest(coupleId, within).slice(skip, skip + most),
    times: async (coupleId) => newest(coupleId).map(({ at, side }) => ({ at, side })),
    withSome: async (coupleIds, within) => coupleIds.filter((id) => kept(id, within).length > 0),
    all: async (coupleId) => all.ofCouple(coupleId).toSorted(newestFirst).toReversed(),
    forget: async (coupleId, side) => {
      for (const one of all.ofCouple(coupleId)) if (one.side === side) all.drop(one.id);
    },
  };
}

const always: Period = { from: 0, until: endOfTime };

const newestFirst = by<Appreciation>(
  ({ at }) => -at,
  ({ id }) => id,
);
