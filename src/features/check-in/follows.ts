import { answerLife, type CheckIn } from '../../model/check-in.ts';
import type { Couple } from '../../model/couple.ts';
import { endOfTime, type Instant } from '../../model/instant.ts';
import type { Job } from '../../port/jobs.ts';
import type { Stores } from '../../port/store.ts';
import type { Follows } from '../feature.ts';

/** More than can be open at a time. */
const recent = 100;

export const follows: Follows = {
  ended: async (stores, couple, now) => {
    const open = (await latest(stores, couple)).filter((one) => one.revealedAt === null && one.closesAt > now);
    for (const one of open) await stores.checkIns.save({ ...one, closesAt: now, nudgeAt: null });
    await refresh(stores, open);
  },
  // Questions that were open when the pairing ended, and whose week is not over, can be answered again.
  restored: async (stores, couple, now) => {
    const reopened = (await latest(stores, couple))
      .map((one): CheckIn => ({ ...one, closesAt: one.openedAt + answerLife }))
      .filter((one) => one.revealedAt === null && one.closesAt > now);
    for (const one of reopened) await stores.checkIns.save(one);
    await refresh(stores, reopened);
  },
  // Each card is looked at. What waits to be posted finds the new room by itself.
  moved: async (stores, couple, now) =>
    refresh(
      stores,
      (await latest(stores, couple)).filter((one) => goesOn(one, now)),
    ),
};

function goesOn({ revealedAt, revealMessage, closesAt }: CheckIn, now: Instant): boolean {
  return revealedAt === null ? closesAt > now : revealMessage === null;
}

function latest({ checkIns }: Stores, { id }: Couple): Promise<readonly CheckIn[]> {
  return checkIns.history(id, endOfTime, recent);
}

async function refresh({ jobs }: Stores, all: readonly CheckIn[]): Promise<void> {
  await jobs.enqueue(all.map(({ id }): Job => ({ name: 'refresh-check-in', checkInId: id })));
}
