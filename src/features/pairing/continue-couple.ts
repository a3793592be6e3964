import { type Couple, type CoupleId, type Partner, sideOf } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Invitation } from '../../model/invitation.ts';
import { sameRoom } from '../../model/place.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import type { Context } from '../context.ts';
import type { Feature } from '../feature.ts';
import { showWhatWaited } from '../go-on.ts';

/** Moves a couple to the room of the invitation, restores it there, or both. `false` when it is no longer there. */
export async function continueCouple(
  features: readonly Feature[],
  context: Context,
  invitation: Invitation,
  id: CoupleId,
): Promise<boolean> {
  const { stores, now, newId } = context;
  const couple = await stores.couples.lock(id);
  if (couple === null) return false;
  if (sideOf(couple, invitation.from) === null || sideOf(couple, invitation.to) === null) return false;
  const restored = couple.ending !== null;
  const here: Couple = {
    ...couple,
    room: invitation.room,
    partners: [present(couple.partners[0]), present(couple.partners[1])],
    pause: pauseFrom(couple, now),
    ending: null,
  };
  await stores.couples.save(here);
  await stores.rituals.save((await stores.rituals.of(id)).map((ritual) => planNext(ritual, here.pause, now)));
  for (const { follows } of features) {
    if (restored) await follows?.restored?.(stores, here, now);
    if (!sameRoom(couple.room, invitation.room)) await follows?.moved?.(stores, here, now);
  }
  await showWhatWaited(stores, here);
  const notice = restored && sameRoom(couple.room, invitation.room) ? 'restored' : 'moved';
  await stores.jobs.enqueue([{ name: 'announce', coupleId: id, notice, key: `${notice}-${newId()}` }]);
  return true;
}

function present(partner: Partner): Partner {
  return { ...partner, leftAt: null };
}

/** A pause that somebody asked for goes on; one that the old room caused is over. */
function pauseFrom({ pause }: Couple, now: Instant): Couple['pause'] {
  if (pause === null || pause.why !== 'asked') return null;
  return pause.until !== null && pause.until <= now ? null : pause;
}
