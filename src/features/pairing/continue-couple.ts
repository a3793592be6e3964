import type { CheckIn } from '../../model/check-in.ts';
import { answerLife } from '../../model/check-in.ts';
import { type Couple, type CoupleId, type Partner, sideOf } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import type { Invitation } from '../../model/invitation.ts';
import { sameRoom } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import type { Context } from '../context.ts';
import { showWhatWaited } from '../go-on.ts';

/** Moves a couple to the room of the invitation, restores it there, or both. `false` when it is no longer there. */
export async function continueCouple(context: Context, invitation: Invitation, id: CoupleId): Promise<boolean> {
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
  if (restored) await reopenQuestions(stores, id, now);
  if (!sameRoom(couple.room, invitation.room)) await bringAlong(stores, id, now);
  await showWhatWaited(stores, here);
  const notice = restored && sameRoom(couple.room, invitation.room) ? 'restored' : 'moved';
  await stores.jobs.enqueue([{ name: 'announce', coupleId: id, notice, key: `${notice}-${newId()}` }]);
  return true;
}

/** Questions that were open when the pairing ended, and whose week is not over, can be answered again. */
async function reopenQuestions(stores: Stores, coupleId: CoupleId, now: Instant): Promise<void> {
  const recent = await stores.checkIns.history(coupleId, endOfTime, 100);
  const reopened = recent
    .map((one): CheckIn => ({ ...one, closesAt: one.openedAt + answerLife }))
    .filter((one) => one.revealedAt === null && one.closesAt > now);
  for (const one of reopened) await stores.checkIns.save(one);
  await stores.jobs.enqueue(reopened.map(({ id }) => ({ name: 'refresh-check-in', checkInId: id })));
}

/**
 * What is open goes on in the new room, and nothing of it in the old one: each card is looked at. What waits to be
 * posted finds the new room by itself.
 */
async function bringAlong(stores: Stores, coupleId: CoupleId, now: Instant): Promise<void> {
  const recent = await stores.checkIns.history(coupleId, endOfTime, 100);
  const unfinished = recent.filter((one) =>
    one.revealedAt === null ? one.closesAt > now : one.revealMessage === null,
  );
  await stores.jobs.enqueue(unfinished.map(({ id }) => ({ name: 'refresh-check-in', checkInId: id })));
}

function present(partner: Partner): Partner {
  return { ...partner, leftAt: null };
}

/** A pause that somebody asked for goes on; one that the old room caused is over. */
function pauseFrom({ pause }: Couple, now: Instant): Couple['pause'] {
  if (pause === null || pause.why !== 'asked') return null;
  return pause.until !== null && pause.until <= now ? null : pause;
}
