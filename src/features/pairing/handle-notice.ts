import { type Couple, otherSide, sideOf, sides, withPartner } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import type { Invitation } from '../../model/invitation.ts';
import { type MessageRef, type RoomRef, sameRoom, sameUser, type UserRef } from '../../model/place.ts';
import type { NoticeEvent } from '../../port/inbound-event.ts';
import type { Stores } from '../../port/store.ts';

/** What a notice is handled with. */
export type NoticeContext = { readonly now: Instant; readonly newId: () => string };

/** What the platform tells without anybody asking: somebody left, a room or a message is gone. */
export async function handleNotice(stores: Stores, notice: NoticeEvent, context: NoticeContext): Promise<void> {
  switch (notice.what) {
    case 'member-left':
      return memberLeft(stores, notice.room, notice.user, context);
    case 'room-gone':
      return roomGone(stores, notice.room, context);
    case 'message-gone':
      return messageGone(stores, notice.message);
    case 'member-joined':
    case 'person-left':
    case 'person-back':
    case 'room-open':
    case 'room-renamed':
    case 'space-open':
      return;
  }
}

/** The questions rest, and the one who stayed is told. The same notice twice changes nothing more. */
async function memberLeft(stores: Stores, room: RoomRef, user: UserRef, { now, newId }: NoticeContext): Promise<void> {
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

async function roomGone(stores: Stores, room: RoomRef, { newId }: NoticeContext): Promise<void> {
  for (const one of await stores.invitations.openIn(room))
    await stores.invitations.save({ ...one, state: 'withdrawn' });
  const couple = await lockActive(stores, room);
  if (couple === null || couple.pause?.why === 'room-gone') return;
  await stores.couples.save({ ...couple, pause: { until: null, why: 'room-gone' } });
  const key = `room-gone-${newId()}`;
  await stores.jobs.enqueue(
    sides.map((side) => ({
      name: 'tell',
      coupleId: couple.id,
      side,
      notice: 'paused-room-gone',
      key: `${key}-${side}`,
    })),
  );
}

/** Somebody deleted a card. Nobody could accept a deleted invitation; a question is answered by command. */
async function messageGone(stores: Stores, message: MessageRef): Promise<void> {
  const same = (one: MessageRef | null) =>
    one !== null && one.message === message.message && sameRoom(one.room, message.room);
  for (const one of await stores.invitations.openIn(message.room)) {
    if (same(one.message)) await stores.invitations.save({ ...one, state: 'withdrawn', message: null });
  }
  const couple = await stores.couples.activeIn(message.room);
  if (couple === null) return;
  const recent = await stores.checkIns.history(couple.id, endOfTime, 100);
  for (const one of recent) {
    if (same(one.message)) await stores.checkIns.setMessage(one.id, null);
  }
}

async function withdraw(stores: Stores, invitation: Invitation): Promise<void> {
  await stores.invitations.save({ ...invitation, state: 'withdrawn' });
  await stores.jobs.enqueue([{ name: 'refresh-invitation', invitationId: invitation.id }]);
}

async function lockActive(stores: Stores, room: RoomRef): Promise<Couple | null> {
  const active = await stores.couples.activeIn(room);
  const couple = active === null ? null : await stores.couples.lock(active.id);
  return couple?.ending === null ? couple : null;
}
