import { type Couple, otherSide, sideOf, withPartner } from '../../model/couple.ts';
import type { Invitation } from '../../model/invitation.ts';
import { type RoomRef, sameUser, type UserRef } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import { bothAreHere, goOn } from '../go-on.ts';
import { lockActive, type Noticed } from './room-notices.ts';

/** The questions rest, and the one who stayed is told. */
export async function memberLeft(stores: Stores, room: RoomRef, user: UserRef, { now, newId }: Noticed): Promise<void> {
  for (const one of await stores.invitations.openIn(room)) {
    if (sameUser(one.from, user) || sameUser(one.to, user)) await withdraw(stores, one);
  }
  const couple = await lockActive(stores, room);
  const side = couple === null ? null : sideOf(couple, user);
  if (couple === null || side === null || couple.partners[side].leftAt !== null) return;
  const left = withPartner(couple, { ...couple.partners[side], leftAt: now });
  await stores.couples.save({ ...left, pause: { until: null, why: 'partner-left' } });
  const key = `partner-left-${newId()}`;
  await stores.jobs.enqueue([
    { name: 'tell', coupleId: couple.id, side: otherSide(side), notice: 'partner-left', key },
  ]);
}

/** Once both are there again, the questions go on, and the room says so. */
export async function memberJoined(
  stores: Stores,
  room: RoomRef,
  user: UserRef,
  { now, newId }: Noticed,
): Promise<void> {
  const couple = await lockActive(stores, room);
  const side = couple === null ? null : sideOf(couple, user);
  if (couple === null || side === null || couple.partners[side].leftAt === null) return;
  const here = withPartner(couple, { ...couple.partners[side], leftAt: null });
  if (couple.pause?.why !== 'partner-left' || !bothAreHere(here)) return stores.couples.save(here);
  await goOn(stores, here, now);
  await stores.jobs.enqueue([
    { name: 'announce', coupleId: couple.id, notice: 'partner-back', key: `partner-back-${newId()}` },
  ]);
}

/** Gone from the place: from every room in it. */
export async function personLeft(stores: Stores, user: UserRef, context: Noticed): Promise<void> {
  for (const couple of await activeOf(stores, user)) await memberLeft(stores, couple.room, user, context);
}

async function activeOf(stores: Stores, user: UserRef): Promise<readonly Couple[]> {
  return (await stores.couples.ofUser(user)).filter(({ ending }) => ending === null);
}

async function withdraw(stores: Stores, invitation: Invitation): Promise<void> {
  await stores.invitations.save({ ...invitation, state: 'withdrawn' });
  await stores.jobs.enqueue([{ name: 'refresh-invitation', invitationId: invitation.id }]);
}
