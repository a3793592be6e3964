import type { MonthPart } from '../month-part.ts';

/** How many were kept in a month; none of those that are kept quiet. */
export const month: MonthPart = async ({ stores, library: { say }, couple }, period) => {
  const at = await stores.moments.addedIn(couple.id, period);
  return at.length === 0 ? [] : [{ kind: 'kept', text: say('moment.month-kept', { count: at.length }), at }];
};
