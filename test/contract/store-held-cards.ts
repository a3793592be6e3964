import { describe, expect, test } from 'vitest';
import { minute } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import type { HeldCard } from '../../src/port/stores/held-card-store.ts';
import { aCouple, aUser, fresh, noon } from './store-fixtures.ts';

export function heldCardsAreKept(store: () => Store, dump: () => Promise<string>): void {
  const aCard = (changes: Partial<HeldCard> = {}): HeldCard => ({
    about: fresh('about'),
    look: '0',
    user: aUser(),
    card: fresh('card'),
    handle: fresh('secret token'),
    coupleId: null,
    at: noon,
    until: noon + 15 * minute,
    left: false,
    ...changes,
  });

  describe('private cards that can be replaced', () => {
    test('are found by what they are about, oldest first, until it is too late; what replaces them is sealed', async () => {
      const one = aCard();
      const later = aCard({ about: one.about, at: noon + 1, until: noon + 30 * minute });
      await store().transaction(async ({ heldCards }) => {
        for (const held of [later, one, aCard()]) await heldCards.put(held);
        expect(await heldCards.about(one.about, noon)).toEqual([one, later]);
        expect(await heldCards.about(one.about, one.until)).toEqual([later]);
        expect(await heldCards.has(one.about, later.until)).toBe(false);
        await heldCards.clear(one.until);
        expect(await heldCards.about(one.about, noon)).toEqual([later]);
        expect(await heldCards.has(one.about, noon)).toBe(true);
      });
      const all = await dump();
      expect(all).toContain(later.card);
      expect(all).not.toContain(later.handle);
    });

    test('are known once each, and left when their person is shown another one about the same', async () => {
      const one = aCard();
      const again = { ...one, handle: fresh('newer'), at: noon + 1 };
      const other = aCard({ about: one.about });
      await store().transaction(async ({ heldCards }) => {
        for (const held of [one, again, other]) await heldCards.put(held);
        expect(await heldCards.leaveOthers(one.about, one.user, one.card)).toBe(false);
        expect(await heldCards.leaveOthers(one.about, one.user, null)).toBe(true);
        expect(await heldCards.about(one.about, noon)).toEqual([other, { ...again, left: true }]);
        // Put anew, so that what was known of it before changes nothing.
        await heldCards.renew(one, null);
        expect(await heldCards.about(one.about, noon)).toHaveLength(2);
        await heldCards.renew(again, { ...again, look: '1' });
        expect(await heldCards.about(one.about, noon)).toEqual([other, { ...again, look: '1' }]);
        await heldCards.renew(again, null);
        await heldCards.forget(other.user);
        expect(await heldCards.about(one.about, noon)).toEqual([]);
      });
    });

    test('go with their couple', async () => {
      const couple = aCouple();
      const held = aCard({ coupleId: couple.id });
      await store().transaction(async ({ couples, heldCards }) => {
        await couples.add(couple);
        await heldCards.put(held);
        await couples.erase(couple.id);
        expect(await heldCards.about(held.about, noon)).toEqual([]);
      });
    });
  });
}
