import type { RitualStore } from '../../../src/port/stores/ritual-store.ts';
import { isAwake, type Memory, type RitualRow } from './memory.ts';
import { by } from './order.ts';

export function createRitualStore(memory: Memory): RitualStore {
  const { couples, rituals } = memory;
  const of = (coupleId: string) =>
    rituals
      .ofCouple(coupleId)
      .map(ritualOf)
      .toSorted(by(({ name }) => name));

  return {
    of: async (coupleId) => of(coupleId),
    find: async (coupleId, name) => rituals.get(`${coupleId} ${name}`)?.ritual ?? null,
    save: async (all) => {
      for (const ritual of all) rituals.put({ ritual, awake: isAwake(memory.couple(ritual.coupleId)) });
    },
    lockDue: async (now, most) => {
      const ids = new Set(rituals.due('next', now, most).map(({ ritual }) => ritual.coupleId));
      return [...ids].flatMap((id) => {
        const couple = couples.get(id)?.couple;
        return couple === undefined ? [] : { couple, rituals: of(id) };
      });
    },
    lockBeyond: async (from, most) =>
      [
        ...rituals.due('farthestWeekly', -from.weekly - 1, most),
        ...rituals.due('farthestMonthly', -from.monthly - 1, most),
      ]
        .slice(0, most)
        .map(ritualOf),
  };
}

function ritualOf({ ritual }: RitualRow): RitualRow['ritual'] {
  return ritual;
}
