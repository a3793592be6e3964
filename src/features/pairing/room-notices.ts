import type { Couple } from '../../model/couple.ts';
import type { RoomRef, UserRef } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import type { NoticeContext } from '../feature.ts';
import { bothAreHere, goOn, restsForTrouble, showWhatWaited } from '../go-on.ts';
import { tellPrivately } from '../tell-privately.ts';

/** What a notice is handled with, besides the stores. */
export type Noticed = Pick<NoticeContext, 'now' | 'newId'>;

/** Nothing can be asked there any more, and both are told. */
export async function roomGone(stores: Stores, room: RoomRef, { newId }: Noticed): Promise<void> {
  for (const one of await stores.invitations.openIn(room))
    await stores.invitations.save({ ...one, state: 'withdrawn' });
  const couple = await lockActive(stores, room);
  if (couple === null || couple.pause?.why === 'room-gone') return;
  await stores.couples.save({ ...couple, pause: { until: null, why: 'room-gone' } });
  await tellPrivately(stores, couple.id, 'paused-room-gone', newId());
}

/**
 * Attune was let in, or the room is in use again: it goes on where it was in the way, and says hello to strangers. Only
 * where somebody is known to have let it in: with one click on a role it may see every channel of a server again.
 */
export async function roomOpen(
  stores: Stores,
  room: RoomRef,
  by: UserRef | undefined,
  context: Noticed,
): Promise<void> {
  const couple = await lockActive(stores, room);
  if (couple !== null) return goOnThere(stores, couple, context);
  if (by === undefined) return;
  if ((await stores.invitations.openIn(room)).length > 0) return;
  await stores.jobs.enqueue([{ name: 'say-hello', room, key: `hello:${room.platform}:${room.space}:${room.room}` }]);
}

/** Attune was added to a place, perhaps again: everything that rested there because of that goes on. */
export async function spaceOpen(
  stores: Stores,
  place: Pick<RoomRef, 'platform' | 'space'>,
  context: Noticed,
): Promise<void> {
  for (const couple of await stores.couples.lockOutOfReach(place)) await goOnThere(stores, couple, context);
}

/** Everything stays as it was, under the room's new id. */
export async function roomRenamed(stores: Stores, from: RoomRef, to: RoomRef): Promise<void> {
  if ((await stores.couples.activeIn(to)) === null) await stores.couples.renameRoom(from, to);
}

export async function lockActive(stores: Stores, room: RoomRef): Promise<Couple | null> {
  const active = await stores.couples.activeIn(room);
  const couple = active === null ? null : await stores.couples.lock(active.id);
  return couple?.ending === null ? couple : null;
}

/** Nothing that somebody asked for is undone: such a pause stays, and only what waited for the room is shown. */
async function goOnThere(stores: Stores, couple: Couple, { now, newId }: Noticed): Promise<void> {
  if (!restsForTrouble(couple)) return showWhatWaited(stores, couple);
  if (!bothAreHere(couple)) return stores.couples.save({ ...couple, pause: { until: null, why: 'partner-left' } });
  await goOn(stores, couple, now);
  await stores.jobs.enqueue([
    { name: 'announce', coupleId: couple.id, notice: 'room-back', key: `room-back-${newId()}` },
  ]);
}
