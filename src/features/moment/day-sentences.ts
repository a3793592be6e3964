import { dateAt, yearlyDayAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { type CalendarDay, comesBackIn, dayOfYear, middleOf, yearOf } from '../../model/calendar-day.ts';
import { type DayProblem, firstYear, readPastDay } from '../../schedule/read-past-day.ts';

/** A day with its year: `May 12, 2019`. */
export function dayWords({ locale }: Say, day: CalendarDay): string {
  return dateAt(middleOf(day), 'UTC', locale);
}

/** A day of any year: `May 12`. */
export function yearlyDayWords({ locale }: Say, day: CalendarDay): string {
  return yearlyDayAt(middleOf(day), 'UTC', locale);
}

/** A day for a field that it is read from again: what could not be read stays as a calendar has it. */
export function typeableDay(say: Say, day: CalendarDay, today: CalendarDay): string {
  const written = dayWords(say, day);
  const reading = readPastDay(written, { today, locale: say.locale });
  return reading.ok && reading.value === day ? written : day;
}

/** Why a day could not be read, and how it can be written. */
export function daySentence(say: Say, problem: DayProblem, today: CalendarDay): string {
  return say.text(problem, { example: exampleDay(say, today), year: String(firstYear) });
}

/** A day of the reader's writing, some time ago. */
export function exampleDay(say: Say, today: CalendarDay): string {
  return dayWords(say, `${yearOf(today) - 2}-05-12`);
}

/** Whether it is a day that most years do not have. */
export function isLeapDay(day: CalendarDay): boolean {
  return dayOfYear(comesBackIn(yearOf(day) + 1, day)) !== dayOfYear(day);
}
