import type { CoupleId } from '../../../src/model/couple.ts';
import { isKeptMoment, isQuietMoment, type KeptMoment, type Moment, withQuiet } from '../../../src/model/moment.ts';
import type { ComingBack, MomentStore } from '../../../src/port/stores/moment-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

export function createMomentStore(memory: Memory): MomentStore {
  const moments = memory.table({
    name: 'moments',
    key: ({ id }: Moment) => id,
    couple: ({ coupleId }) => coupleId,
    sealed: ['words'],
    ranked: { gone: ({ goneAt, words }) => (words === null ? null : goneAt) },
  });
  const kept = (coupleId: CoupleId): readonly KeptMoment[] => moments.ofCouple(coupleId).filter(isKeptMoment);
  const spoken = (coupleId: CoupleId) => kept(coupleId).filter((one) => !isQuietMoment(one));
  const back = (coupleId: CoupleId, { on, days }: ComingBack) =>
    spoken(coupleId)
      .filter(({ yearly, day }) => yearly && days.includes(dayOfYear(day)) && day.slice(0, 4) < on.slice(0, 4))
      .toSorted(byDay);

  return {
    add: async (moment) => {
      memory.couple(moment.coupleId);
      moments.add(moment);
    },
    find: async (id) => moments.get(id) ?? null,
    save: async (moment) =>
      moments.change(moment.id, ({ message, side, addedAt }) => ({ ...moment, message, side, addedAt })),
    setMessage: async (id, message) => moments.change(id, (one) => ({ ...one, message })),
    count: async (coupleId) => kept(coupleId).length,
    list: async (coupleId, { order, from, skip, most }) => {
      const newest = kept(coupleId)
        .toSorted(by(({ id }) => id))
        .toSorted(by(({ addedAt }) => -addedAt))
        .toSorted((one, other) => compare(other.day, one.day));
      const byYear = newest.toSorted(
        by(
          ({ day }) => (dayOfYear(day) < from ? 1 : 0),
          ({ day }) => dayOfYear(day),
        ),
      );
      return (order === 'calendar' ? byYear : newest).slice(skip, skip + most);
    },
    comingBack: async (coupleId, wanted) => back(coupleId, wanted),
    withComingBack: async (coupleIds, wanted) => coupleIds.filter((id) => back(id, wanted).length > 0),
    yearlyDays: async (coupleIds, of) =>
      new Map(
        coupleIds.flatMap((id) => {
          const days = new Set(
            spoken(id).flatMap(({ yearly, day, kind }) => (yearly && kind === (of ?? kind) ? day : [])),
          );
          return days.size === 0 ? [] : [[id, [...days].toSorted()] as const];
        }),
      ),
    addedIn: async (coupleId, { from, until }) =>
      spoken(coupleId)
        .map(({ addedAt }) => addedAt)
        .filter((at) => at >= from && at < until)
        .toSorted((one, other) => one - other),
    all: async (coupleId) => moments.ofCouple(coupleId).toSorted(byDay),
    eraseGone: async (before, most) => {
      const gone = moments.due('gone', before - 1, most);
      for (const one of gone) moments.put({ ...one, words: null });
      return gone.length;
    },
    forget: async (coupleId, side) => {
      for (const one of moments.ofCouple(coupleId)) {
        if (one.side === side) moments.drop(one.id);
        else moments.put({ ...one, quiet: withQuiet(one.quiet, side, false) });
      }
    },
  };
}

const byDay = by<Moment>(
  ({ day }) => day,
  ({ addedAt }) => addedAt,
  ({ id }) => id,
);

function dayOfYear(day: string): string {
  return day.slice(-5);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
