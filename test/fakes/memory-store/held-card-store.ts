import type { UserRef } from '../../../src/model/place.ts';
import type { HeldCard, HeldCardStore } from '../../../src/port/stores/held-card-store.ts';
import { type Memory, userText } from './memory.ts';
import { by } from './order.ts';

export function createHeldCardStore(memory: Memory): HeldCardStore {
  const cards = memory.table({
    name: 'held_cards',
    key: ({ user, card }: HeldCard) => idOf(user, card),
    couple: ({ coupleId }) => coupleId,
    found: { about: ({ about }) => [about], user: ({ user }) => [userText(user)] },
    sealed: ['handle'],
  });
  const about = (what: string, now: number) => cards.by('about', what).filter(({ until }) => until > now);

  return {
    put: async (held) => cards.put(held),
    leaveOthers: async (what, user, card) => {
      const others = cards
        .by('about', what)
        .filter((one) => userText(one.user) === userText(user) && one.card !== (card ?? ''));
      for (const one of others) cards.put({ ...one, left: true });
      return others.length > 0;
    },
    about: async (what, now) =>
      about(what, now).toSorted(
        by(
          ({ at }) => at,
          ({ user, card }) => idOf(user, card),
        ),
      ),
    has: async (what, now) => about(what, now).length > 0,
    renew: async (held, next) => {
      const id = idOf(held.user, held.card);
      if (cards.get(id)?.at !== held.at) return;
      cards.drop(id);
      if (next !== null) cards.put(next);
    },
    forget: async (user) => {
      for (const one of cards.by('user', userText(user))) cards.drop(idOf(one.user, one.card));
    },
    clear: async (now) => {
      for (const { user, card, until } of cards.all()) if (until <= now) cards.drop(idOf(user, card));
    },
  };
}

function idOf(user: UserRef, card: string): string {
  return `${userText(user)}/${card}`;
}
