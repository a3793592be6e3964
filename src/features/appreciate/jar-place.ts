import { z } from 'zod';
import type { YearMonth } from '../../schedule/months.ts';
import { readPage } from '../pager.ts';

/** Where in the jar somebody is: in one month or in all, on which page, and on which page the menu of months is. */
export type JarPlace = { readonly page: number; readonly month: YearMonth | null; readonly menu: number };

export const jarStart: JarPlace = { page: 1, month: null, menu: 1 };

/** In the place of a month, where it is all of them. */
export const everyMonth = 'all';

/** A month as a button or an option carries it. */
export const monthId = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** As a button carries it. */
export function placeArgs({ page, month, menu }: JarPlace): readonly [number, string, number] {
  return [page, month === null ? everyMonth : String(month), menu];
}

/** As a button carried it; what is left out or odd is where one begins. */
export function readPlace([page, month, menu]: readonly (string | undefined)[]): JarPlace {
  return { page: readPage(page), month: readMonthId(month), menu: readPage(menu) };
}

/** `null` for all of them, and for whatever is no month. */
export function readMonthId(id: string | undefined): YearMonth | null {
  const known = monthId.safeParse(id);
  return known.success ? Temporal.PlainYearMonth.from(known.data) : null;
}
