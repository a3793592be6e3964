import { type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import type { Follows } from '../feature.ts';
import { keepPlan, showPlan } from './change-plan.ts';

export const follows: Follows = {
  ended: async (stores, couple, now) => {
    for (const plan of await stores.dates.all(couple.id))
      if (isOpen(plan, now)) await keepPlan({ stores, now }, couple, plan);
  },
  restored: async (stores, couple, now) => {
    for (const plan of await stores.dates.all(couple.id))
      if (isOpen(plan, now)) await keepPlan({ stores, now }, couple, plan);
  },
  moved: async (stores, couple, now) => {
    for (const plan of await stores.dates.all(couple.id)) if (isOpen(plan, now)) await showPlan({ stores, now }, plan);
  },
};

/** One whose time is ahead, or that still waits for a line. */
function isOpen(plan: DatePlan, now: Instant): boolean {
  const state = stateOfDate(plan, now);
  return state === 'planned' || (state === 'was' && plan.shownAt === null) || (state === 'off' && plan.at > now);
}
