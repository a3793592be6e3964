import type { MonthEntry, MonthPart } from '../month-part.ts';

/** What both answered, and what there was to talk about. No answer is opened for it. */
export const month: MonthPart = async ({ stores, library: { say }, couple }, period) => {
  const shared = await stores.checkIns.revealedIn(couple.id, period);
  const talks = await stores.checkIns.talkedIn(couple.id, period);
  const entries: MonthEntry[] = [];
  if (shared.length > 0) {
    entries.push({ kind: 'shared', text: say('check-in.month-shared', { count: shared.length }), at: shared });
  }
  if (talks.length > 0) {
    entries.push({ kind: 'shared', text: say('check-in.month-talks', { count: talks.length }), at: talks });
  }
  return entries;
};
