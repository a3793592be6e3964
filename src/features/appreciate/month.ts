import type { MonthPart } from '../month-part.ts';

/** What went into the jar, as far as it is still there. */
export const month: MonthPart = async ({ stores, library: { say }, couple }, period) => {
  const at = await stores.appreciations.keptIn(couple.id, period);
  return at.length === 0 ? [] : [{ kind: 'thanked', text: say('appreciate.month', { count: at.length }), at }];
};
