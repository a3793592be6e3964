import { z } from 'zod';
import type { Option } from '../../card/card.ts';
import { limits } from '../../card/limits.ts';
import type { Say } from '../../content/say.ts';
import type { Instant } from '../../model/instant.ts';
import { monthAt, monthName, type YearMonth } from '../../schedule/months.ts';
import { type Page, pageAt } from '../pager.ts';
import { everyMonth, monthId } from './jar-place.ts';

/** The months that have something, newest first, by the clock of a zone. */
export function monthsOf(times: readonly Instant[], zone: string): readonly YearMonth[] {
  return [...new Map(times.map((at) => monthAt(at, zone)).map((month) => [String(month), month])).values()];
}

const menuValue = /^menu-(\d{1,4})$/;

/** What can be picked in the menu of months: one of them, all, or another page of the menu. */
export const monthPick = z.union([z.literal(everyMonth), z.string().regex(menuValue), monthId]);

/** The page of the menu that was picked; `null` if something else was. */
export function pickedMenu(value: string): number | null {
  const page = menuValue.exec(value)?.[1];
  return page === undefined ? null : Number(page);
}

/** One page of the menu: all at once first, then its months, and the ways to the months after and before them. */
export function monthOptions(say: Say, months: readonly YearMonth[], wanted: number): readonly Option[] {
  const page = menuPage(months, wanted);
  const shown = months.slice(page.skip, page.skip + perMenu);
  const turn = (to: number, label: string) => (to < 1 || to > page.pages ? [] : [{ value: `menu-${to}`, label }]);
  return [
    { value: everyMonth, label: say.text('appreciate.months-all') },
    ...turn(page.at - 1, say.text('appreciate.months-later')),
    ...shown.map((month) => ({ value: String(month), label: monthName(month, say.locale) })),
    ...turn(page.at + 1, say.text('appreciate.months-earlier')),
  ];
}

/** The page of the menu that there is of a wanted one. */
export function menuPage(months: readonly YearMonth[], wanted: number): Page {
  return pageAt(wanted, { count: months.length, size: perMenu });
}

/** Beside all at once, and the two ways to others. */
const perMenu = limits.select.options - 3;
