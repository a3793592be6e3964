import type { Couple } from '../../model/couple.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import { hour } from '../../model/instant.ts';
import type { Job } from '../../port/jobs.ts';
import { dueOfDate, givenOf, type Reminder } from '../../schedule/date-moments.ts';
import type { ChoreContext } from '../context.ts';
import type { Chore } from '../definition.ts';
import { keepPlan, lookAt } from './change-plan.ts';

const batch = 50;

/** What time brings to plans: a reminder for each of the two, and the question how it was. */
const passDates: Chore = {
  name: 'pass-dates',
  batch,
  run: async (context) => {
    const due = await context.stores.dates.due(context.now, batch);
    // In one order everywhere, so that two processes never wait for each other.
    for (const { id, coupleId } of due.toSorted((a, b) => (a.coupleId < b.coupleId ? -1 : 1))) {
      await pass(context, id, coupleId);
    }
    return due.length;
  },
};

export const chores: readonly Chore[] = [passDates];

async function pass({ stores, now }: ChoreContext, id: string, coupleId: string): Promise<void> {
  const couple = await stores.couples.lock(coupleId);
  const plan = couple === null ? null : await stores.dates.find(id);
  if (couple === null || plan === null) return;
  if (plan.offAt !== null || couple.ending !== null) return stores.dates.save(plan, null);
  // Nothing is said while the two have a pause; what is no news any more by its end is left out.
  if (couple.pause !== null) return stores.dates.save(plan, restsUntil(plan, couple, now));
  const { reminders, ask, lookAt: next } = dueOfDate(plan, couple, now);
  const given = [...plan.given, ...reminders.map(givenOf)];
  await stores.jobs.enqueue(remindersFor(plan, reminders));
  if (!ask) return stores.dates.save({ ...plan, given }, next);
  await keepPlan({ stores, now }, couple, { ...plan, given, askedAt: now });
}

/** Those who are reminded of the same in one minute share a message. */
function remindersFor({ id, at }: DatePlan, reminders: readonly Reminder[]): readonly Job[] {
  return [...Map.groupBy(reminders, ({ kind }) => kind)].map(([kind, all]) => ({
    name: 'remind-date',
    planId: id,
    kind,
    at,
    sides: all.map(({ side }) => side),
  }));
}

/** Looked at again in an hour, for as long as anything could still come. */
function restsUntil(plan: DatePlan, couple: Couple, now: number): number | null {
  return lookAt(plan, couple, now) === null ? null : now + hour;
}
