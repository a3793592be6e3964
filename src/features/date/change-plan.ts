import type { Couple, Side } from '../../model/couple.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import type { Stores } from '../../port/store.ts';
import { dueOfDate } from '../../schedule/date-moments.ts';
import { refreshHeld } from '../held-cards.ts';

type Changing = { readonly stores: Stores; readonly now: Instant };

/** What the other hears of. */
export type DateNews = 'changed' | 'off' | 'on';

/** Keeps a plan, and has its cards follow. */
export async function keepPlan({ stores, now }: Changing, couple: Couple, plan: DatePlan): Promise<void> {
  await stores.dates.save(plan, lookAt(plan, couple, now));
  await showPlan({ stores, now }, plan);
  if (plan.event.wanted) await stores.jobs.enqueue([{ name: 'keep-event', planId: plan.id }]);
}

/** Has its cards brought to what they should show, in the room and where one of the two has them. */
export async function showPlan({ stores, now }: Changing, { id, coupleId }: DatePlan): Promise<void> {
  await stores.jobs.enqueue([{ name: 'show-date', planId: id }]);
  await refreshHeld(stores, 'date', id, now);
  await refreshHeld(stores, 'dates', coupleId, now);
}

/** The other hears of what changed in a message of its own: nobody hears of an edit. */
export async function tellOther({ stores }: Pick<Changing, 'stores'>, plan: DatePlan, by: Side, news: DateNews) {
  const { id, revision } = plan;
  await stores.jobs.enqueue([{ name: 'tell-date', planId: id, revision, by, news }]);
}

/** When time next brings something to a plan; what is due already, at once. */
export function lookAt(plan: DatePlan, couple: Couple, now: Instant): Instant | null {
  if (plan.offAt !== null || couple.ending !== null) return null;
  const due = dueOfDate(plan, couple, now);
  return due.ask || due.reminders.length > 0 ? now : due.lookAt;
}
