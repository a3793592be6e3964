import type { Library } from '../content/library.ts';
import type { Instant } from '../model/instant.ts';
import type { Choice } from '../port/command-spec.ts';
import { monthAt, monthName } from '../schedule/months.ts';
import { readMonth } from '../schedule/read-month.ts';

/** How many months are proposed. */
const proposed = 24;

/** The month that was typed, if it can be read, and then the latest whose names hold it. */
export function suggestMonths(typed: string, { say }: Library, now: Instant): readonly Choice[] {
  const present = monthAt(now, 'UTC');
  const read = readMonth(typed, present, say.locale);
  const latest = Array.from({ length: proposed }, (_, back) => present.subtract({ months: back }));
  const all = [...(read === null ? [] : [read]), ...latest].map((month) => ({
    value: String(month),
    label: monthName(month, say.locale),
  }));
  const once = all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
  const wanted = typed.trim().toLowerCase();
  return once.filter(({ value, label }, index) => {
    return (index === 0 && read !== null) || value.includes(wanted) || label.toLowerCase().includes(wanted);
  });
}
