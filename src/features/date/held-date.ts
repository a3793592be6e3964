import { otherSide, sideOf } from '../../model/couple.ts';
import { type DatePlan, stateOfDate } from '../../model/date-plan.ts';
import type { Instant } from '../../model/instant.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { ownPlan } from './own-card.ts';

/** One's own card of a plan: true until either changes it. */
export function keepOwn(plan: DatePlan, now: Instant) {
  return keepAs('date', plan.id, lookOf(plan, now));
}

/** Follows what becomes of the plan; it goes when the pairing ends. */
export const heldDate: HeldKind = {
  kind: 'date',
  read: async ({ stores, content, now }, id, { user, look }) => {
    const plan = await stores.dates.find(id);
    const couple = plan === null ? null : await stores.couples.find(plan.coupleId);
    const side = couple === null ? null : sideOf(couple, user);
    if (plan === null || couple === null || side === null) return null;
    if (couple.ending !== null) return { room: couple.room, card: null, look: null };
    const shows = lookOf(plan, now);
    if (look === shows) return null;
    const me = couple.partners[side];
    const looking = { stores, couple, side, me, other: couple.partners[otherSide(side)], now };
    const card = await ownPlan({ ...looking, say: content.library(me.locale).say }, plan);
    return { room: couple.room, card, look: shows };
  },
};

/** Whatever both see of it, and whether its time has come. */
function lookOf(plan: DatePlan, now: Instant): string {
  const shared = plan.shared.map((words) => (words === null ? 0 : 1)).join('');
  return [plan.revision, stateOfDate(plan, now), shared, plan.shownAt ?? 0].join('-');
}
