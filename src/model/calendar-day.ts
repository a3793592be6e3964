import type { Instant } from './instant.ts';

/** A day as a calendar has it, `YYYY-MM-DD`: nobody's clock is in it. */
export type CalendarDay = string;

/** A day of any year, `MM-DD`. */
export type DayOfYear = string;

/** Which day it is at a moment, by the clock of a zone. */
export function dayIn(zone: string, at: Instant): CalendarDay {
  return dateIn(zone, at).toString();
}

/** The same, to reckon with. */
export function dateIn(zone: string, at: Instant): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

/** A day by its numbers; `null` for one that no calendar has. */
export function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch {
    return null;
  }
}

export function dayOfYear(day: CalendarDay): DayOfYear {
  return day.slice(5);
}

export function yearOf(day: CalendarDay): number {
  return Number(day.slice(0, 4));
}

/** On which day of a year a day comes back: 29 February on 28 February where there is none, so that it stays in its month. */
export function comesBackIn(year: number, day: CalendarDay): CalendarDay {
  return Temporal.PlainDate.from(day).with({ year }, { overflow: 'constrain' }).toString();
}

/** Which days of a year come back on this one: itself, and on 28 February of most years 29 February as well. */
export function daysComingBackOn(day: CalendarDay): readonly DayOfYear[] {
  const leapDay = comesBackIn(yearOf(day), leapYearsDay) === day ? [dayOfYear(leapYearsDay)] : [];
  return [...new Set([dayOfYear(day), ...leapDay])];
}

/** The last time that a day came back, on this day or before it; `null` if it never did. */
export function lastComingBack(day: CalendarDay, today: CalendarDay): CalendarDay | null {
  const year = yearOf(today);
  const last = [year, year - 1].map((one) => comesBackIn(one, day)).find((one) => one <= today);
  return last === undefined || last <= day ? null : last;
}

/** The day as a moment for what writes days: the middle of it by UTC. */
export function middleOf(day: CalendarDay): Instant {
  return Date.parse(`${day}T12:00:00Z`);
}

const leapYearsDay: CalendarDay = '2024-02-29';
