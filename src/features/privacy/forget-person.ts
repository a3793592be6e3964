import {
  type Couple,
  forgottenUser,
  otherSide,
  type Partner,
  type Side,
  sideOf,
  withPartner,
} from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { UserRef } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import { endCouple } from '../end-couple.ts';
import type { Feature } from '../feature.ts';

/**
 * Erases everything about one person at once. Each of their couples ends for good; the other is told, and keeps
 * their own part until its day of erasure. A couple of which both are forgotten is erased whole. Returns how
 * many couples there were; a second call finds none.
 */
export async function forgetPerson(
  features: readonly Feature[],
  how: Forgetting,
  user: UserRef,
): Promise<{ readonly couples: number }> {
  const { stores } = how;
  const couples = await stores.couples.ofUser(user);
  for (const { id } of couples) {
    const couple = await stores.couples.lock(id);
    const side = couple === null ? null : sideOf(couple, user);
    if (couple !== null && side !== null) await forgetIn(features, how, couple, side);
  }
  for (const { own } of features) await own?.ofPerson?.forget(stores, user);
  return { couples: couples.length };
}

type Forgetting = { readonly stores: Stores; readonly now: Instant; readonly newId: () => string };

async function forgetIn(
  features: readonly Feature[],
  { stores, now, newId }: Forgetting,
  couple: Couple,
  side: Side,
): Promise<void> {
  const other = couple.partners[otherSide(side)];
  if (other.user.user === forgottenUser) return await stores.couples.erase(couple.id);
  // While the person still stands in the couple: their drafts are found by it.
  for (const { own } of features) await own?.forget?.(stores, couple.id, side);
  await endCouple(features, stores, withPartner(couple, forgotten(couple.partners[side])), now);
  const key = `erased-${newId()}`;
  await stores.jobs.enqueue([{ name: 'tell', coupleId: couple.id, side: other.side, notice: 'erased', key }]);
}

function forgotten(partner: Partner): Partner {
  return {
    side: partner.side,
    user: { ...partner.user, user: forgottenUser },
    locale: 'en',
    zone: 'UTC',
    hears: 'nothing',
    nudges: false,
    depthLimit: 2,
    themesNever: [],
    packs: [],
    leftAt: null,
  };
}
