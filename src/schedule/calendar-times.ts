import { type CalendarDay, comesBackIn, dayOfYear, yearOf } from '../model/calendar-day.ts';
import { type Season, seasons } from '../model/calendar-time.ts';
import type { Hemisphere } from './hemisphere.ts';

/** How many days before and after a birthday or an anniversary it is still about that day. */
const around = 3;

/** Whether the year is about to turn, or has just turned: from December 27 to January 6. */
export function isTurnOfYear(today: CalendarDay): boolean {
  const at = dayOfYear(today);
  return at >= '12-27' || at <= '01-06';
}

/** The season of a day, by whole months: in the north spring begins with March. */
export function seasonOf(today: CalendarDay, hemisphere: Hemisphere): Season {
  const quarter = Math.floor((Number(today.slice(5, 7)) % 12) / 3);
  const inNorth = (quarter + 3) % 4;
  return seasons[hemisphere === 'north' ? inNorth : (inNorth + 2) % 4] ?? 'winter';
}

/** Whether a day of an earlier year comes back within a few days of this one, before or after it. */
export function comesBackAround(day: CalendarDay, today: CalendarDay): boolean {
  const year = yearOf(today);
  return [year - 1, year, year + 1].some((one) => {
    const back = comesBackIn(one, day);
    return one > yearOf(day) && Math.abs(daysBetween(back, today)) <= around;
  });
}

function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}
