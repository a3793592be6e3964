import type { MonthPart } from '../month-part.ts';

/** How often the two replied to each other. */
export const month: MonthPart = async ({ stores, library: { say }, couple }, period) => {
  const at = await stores.answers.respondedIn(couple.id, period);
  return at.length === 0 ? [] : [{ kind: 'shared', text: say('respond.month', { count: at.length }), at }];
};
