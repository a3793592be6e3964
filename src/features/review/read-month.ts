import { monthKinds } from '../../card/picture.ts';
import type { Couple } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { Stores } from '../../port/store.ts';
import { monthAt, periodOf, type YearMonth } from '../../schedule/months.ts';
import type { Glance } from '../at-a-glance.ts';
import type { Month, MonthEntry, MonthPart } from '../month-part.ts';

/** Everything that knows something of a month, in the order in which it is told. */
export type MonthParts = () => readonly MonthPart[];

/** A couple's month, and what there was in it. `zone` is the clock by which its days are counted. */
export type MonthView = {
  readonly month: YearMonth;
  readonly zone: string;
  readonly period: Month;
  /** It goes on. */
  readonly soFar: boolean;
  readonly entries: readonly MonthEntry[];
};

/** The months that a couple can look at: from the one in which it began to the present one. */
export type Months = { readonly first: YearMonth; readonly present: YearMonth; readonly zone: string };

/**
 * A couple's months go by the clock of their questions, and not by the reader's: so both look at the same days, wherever
 * each of them is.
 */
export async function monthsOf({ rituals }: Pick<Stores, 'rituals'>, couple: Couple, now: Instant): Promise<Months> {
  const question = await rituals.find(couple.id, 'question');
  const zone = question?.rhythm.zone ?? couple.partners[0].zone;
  return { first: monthAt(couple.createdAt, zone), present: monthAt(now, zone), zone };
}

/** Whether there was anything in a month: looks no further than the first thing. */
export async function hasAny(parts: MonthParts, glance: Glance, months: Months, month: YearMonth): Promise<boolean> {
  const period = periodOf(month, months.zone);
  for (const part of parts()) if ((await part(glance, period)).length > 0) return true;
  return false;
}

/** What there was in a month, by its kind. One part after the other: they share a transaction. */
export async function readMonth(
  parts: MonthParts,
  glance: Glance,
  months: Months,
  month: YearMonth,
): Promise<MonthView> {
  const period = periodOf(month, months.zone);
  const found: MonthEntry[] = [];
  for (const part of parts()) found.push(...(await part(glance, period)));
  return {
    month,
    zone: months.zone,
    period,
    soFar: month.equals(months.present),
    entries: monthKinds.flatMap((kind) => found.filter((one) => one.kind === kind)),
  };
}
