import type { CopyKey } from '../../content/copy.ts';
import type { Glance } from '../at-a-glance.ts';
import type { Month, MonthEntry, MonthPart } from '../month-part.ts';
import { feltUntil } from './pulse/felt.ts';

/** The pulse that both took, with how it felt over the months. */
export const pulseMonth: MonthPart = async (glance, month) => {
  const entries = await metIn(glance, month, 'pulse', 'pulse.month');
  return entries.map((one) => ({ ...one, felt: () => feltUntil(glance, month.until) }));
};

/** That both looked at what has been in the way; never at what. */
export const reconnectMonth: MonthPart = (glance, month) => metIn(glance, month, 'reconnect', 'reconnect.month');

async function metIn(
  { stores, library: { say }, couple }: Glance,
  month: Month,
  id: 'pulse' | 'reconnect',
  key: CopyKey,
): Promise<readonly MonthEntry[]> {
  const at = await stores.meetings.metIn(couple.id, id, month);
  return at.length === 0 ? [] : [{ kind: 'done', text: say(key, { count: at.length }), at }];
}
