import type { RitualName } from '../../../src/model/ritual.ts';
import type { OfferStore, RitualOffer } from '../../../src/port/stores/offer-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

export function createOfferStore(memory: Memory): OfferStore {
  const offers = memory.table({
    name: 'ritual_offers',
    key: ({ coupleId, name }: RitualOffer) => keyOf(coupleId, name),
    couple: ({ coupleId }) => coupleId,
  });

  return {
    add: async (coupleId, name, offeredAt) => {
      memory.couple(coupleId);
      if (offers.get(keyOf(coupleId, name)) !== undefined) return false;
      offers.add({ coupleId, name, offeredAt, open: true, message: null });
      return true;
    },
    find: async (coupleId, name) => offers.get(keyOf(coupleId, name)) ?? null,
    of: async (coupleId) =>
      offers.ofCouple(coupleId).toSorted(
        by(
          ({ offeredAt }) => offeredAt,
          ({ name }) => name,
        ),
      ),
    close: async (coupleId, name) => {
      const offer = offers.get(keyOf(coupleId, name));
      if (offer === undefined || !offer.open) return null;
      const closed = { ...offer, open: false };
      offers.put(closed);
      return closed;
    },
    setMessage: async (coupleId, name, message) =>
      offers.change(keyOf(coupleId, name), (offer) => ({ ...offer, message })),
  };
}

function keyOf(coupleId: string, name: RitualName): string {
  return `${coupleId},${name}`;
}
