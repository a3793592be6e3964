import type { CheckIn } from '../../model/check-in.ts';
import type { Job } from '../../port/jobs.ts';
import { afterQuiet } from '../../schedule/quiet-hours.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import { whomToNudge } from './whom-to-nudge.ts';

/** Has the reminders sent whose time has come, each once; of no question after which the next comes in the same minute. */
const nudgeDue: Chore = {
  name: 'nudge-due',
  batch: 100,
  last: true,
  run: async (context) => {
    const due = await context.stores.checkIns.lockToNudge(context.now, 100);
    for (const checkIn of due) await nudgeOrMove(context, checkIn);
    return due.length;
  },
};

/**
 * Has the cards of questions that have closed looked at a last time, and lets those come back that somebody put off
 * with "not today".
 */
const closeCards: Chore = {
  name: 'close-cards',
  batch: 100,
  run: async ({ stores, now }) => {
    const closed = await stores.checkIns.takeClosed(now, 100);
    for (const { coupleId, promptId, passed } of closed) {
      if (passed.includes('not-today')) await stores.checkIns.unask(coupleId, promptId);
    }
    await stores.jobs.enqueue(closed.map(({ id }): Job => ({ name: 'refresh-check-in', checkInId: id })));
    return closed.length;
  },
};

export const chores: readonly Chore[] = [nudgeDue, closeCards];

async function nudgeOrMove({ stores, now }: ChoreContext, checkIn: CheckIn): Promise<void> {
  const couple = await stores.couples.find(checkIn.coupleId);
  const side = couple === null ? null : await whomToNudge(stores, checkIn, couple, now);
  if (couple === null || side === null) return stores.checkIns.save({ ...checkIn, nudgeAt: null });
  // Quiet hours or a zone may have been changed since, and the process may have slept.
  const at = afterQuiet(couple.quietHours, couple.partners[side].zone, now);
  if (at > now) return stores.checkIns.save({ ...checkIn, nudgeAt: at });
  await stores.checkIns.save({ ...checkIn, nudgeAt: null });
  await stores.jobs.enqueue([{ name: 'nudge', checkInId: checkIn.id, side }]);
}
