import { type CalendarDay, dayIn, daysComingBackOn } from '../../model/calendar-day.ts';
import type { CoupleId } from '../../model/couple.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { JobContext } from '../context.ts';
import { showLiving } from '../living-card.ts';
import { findPost } from '../living-keys.ts';
import { dayKey, livingDay } from './living-day.ts';

type OnThisDay = { readonly coupleId: CoupleId; readonly day: CalendarDay };

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'post-on-this-day': OnThisDay;
    'refresh-on-this-day': OnThisDay;
  }
}

/** Tells what comes back on a day, while it is that day: a card that could not be posted in time is left out. */
export async function postOnThisDay(context: JobContext, { coupleId, day }: JobOf<'post-on-this-day'>): Promise<void> {
  const isBegun = (await findPost(context, dayKey(coupleId, day))) !== null;
  if (!isBegun && !(await isStillToTell(context, coupleId, day))) return;
  await showLiving(context, livingDay(context, coupleId, day), { post: true });
}

/** Something on that card has changed; where there is none, there is nothing to do. */
export function refreshOnThisDay(context: JobContext, { coupleId, day }: JobOf<'refresh-on-this-day'>): Promise<void> {
  return showLiving(context, livingDay(context, coupleId, day), { post: false });
}

async function isStillToTell({ store, now }: JobContext, coupleId: CoupleId, day: CalendarDay): Promise<boolean> {
  return store.transaction(async ({ rituals, moments }) => {
    const ritual = await rituals.find(coupleId, 'on-this-day');
    if (ritual === null || dayIn(ritual.rhythm.zone, now) !== day) return false;
    return (await moments.comingBack(coupleId, { on: day, days: daysComingBackOn(day) })).length > 0;
  });
}
