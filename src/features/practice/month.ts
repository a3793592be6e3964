import type { MonthPart } from '../month-part.ts';

/** What was done to its end, without saying which. A time-out is nobody's to count. */
export const month: MonthPart = async ({ stores, library: { say, practices }, couple }, period) => {
  const done = await stores.practices.doneIn(couple.id, period);
  const at = done.filter(({ practice }) => practices.get(practice)?.alone !== true).map((one) => one.at);
  return at.length === 0 ? [] : [{ kind: 'done', text: say('practice.month', { count: at.length }), at }];
};
