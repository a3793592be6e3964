import { clockAt, isSameDay, momentAt, placeOf, writeClock } from '../card/write-time.ts';
import type { Say } from '../content/say.ts';
import type { Couple, QuietHours } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import { isZoneKnown } from '../model/zone.ts';
import { readTime, type TimeProblem } from '../schedule/read-time.ts';

/** A time of day (`HH:MM`) as the reader writes it. */
export function clockWords(say: Say, time: string): string {
  return writeClock(time, say.locale);
}

/** The same for a field that it is read from again: what could not be read stays `HH:MM`. */
export function typeableClock(say: Say, time: string): string {
  const written = clockWords(say, time);
  const reading = readTime(written);
  return reading.ok && reading.value === time ? written : time;
}

/** Why a time could not be read, and how it can be written. */
export function timeSentence(say: Say, problem: TimeProblem): string {
  return say.text(problem, { morning: clockWords(say, '07:30'), evening: clockWords(say, '19:30') });
}

/** From when to when it is quiet, or that it never is. */
export function quietWords(say: Say, { from, to }: QuietHours): string {
  if (from === to) return say.text('settings.quiet-none');
  return say.text('settings.quiet-value', { from: clockWords(say, from), to: clockWords(say, to) });
}

/**
 * When something is for both: `Wednesday, December 2 at 8:00 PM`. Where their clocks differ, what each of the two shows,
 * with its place. A zone that nobody has told is no clock to go by; where no other is known, it is named.
 */
export function whenForBoth(say: Say, { partners }: Pick<Couple, 'partners'>, at: Instant): string {
  const [one, other] = partners.filter(isZoneKnown).map(({ zone }) => zone);
  const first = momentAt(at, one ?? 'UTC', say.locale);
  if (one === undefined || other === undefined) {
    return say.text('rhythm.when-there', { at: first, place: placeOf(one ?? 'UTC') });
  }
  const second = momentAt(at, other, say.locale);
  if (first === second) return first;
  return say.text('rhythm.when-for-each', {
    at: first,
    place: placeOf(one),
    otherAt: isSameDay(at, one, other) ? clockAt(at, other, say.locale) : second,
    otherPlace: placeOf(other),
  });
}
