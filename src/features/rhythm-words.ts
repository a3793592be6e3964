import type { Markup } from '../card/markup.ts';
import { placeOf } from '../card/write-time.ts';
import type { Say } from '../content/say.ts';
import type { Couple } from '../model/couple.ts';
import { isWeekly, type Rhythm, type Weekday } from '../model/ritual.ts';
import { isZoneKnown } from '../model/zone.ts';
import { dayName } from '../schedule/read-days.ts';
import { clockWords, whenForBoth } from './time-words.ts';

/**
 * `Monday, Wednesday, and Friday at 8:00 PM`, or `the 1st of each month at 8:00 PM`; with the place whose clock that is,
 * where it is not the one of both. Without a couple it is for whoever reads it anywhere.
 */
export function rhythmWords(say: Say, couple: Pick<Couple, 'partners'> | null, rhythm: Rhythm): string {
  const { zone } = rhythm;
  const time = clockWords(say, rhythm.time);
  const isTheirs = couple?.partners.every((partner) => partner.zone === zone && isZoneKnown(partner)) ?? false;
  const there = isTheirs ? '' : '-there';
  const place = placeOf(zone);
  if (!isWeekly(rhythm)) return say.text(`rhythm.words-monthly${there}`, { day: rhythm.monthDay, time, place });
  return say.text(`rhythm.words${there}`, { days: daysWords(say, rhythm.days), time, place });
}

/** `Monday, Wednesday, and Friday`, or `every day`. */
export function daysWords(say: Say, days: readonly Weekday[], width: 'long' | 'short' = 'long'): string {
  if (days.length === 7) return say.text('rhythm.every-day');
  return new Intl.ListFormat(say.locale, { type: 'conjunction' }).format(
    days.map((day) => dayName(day, say.locale, width)),
  );
}

/** Why nothing comes, and until when. */
export function pausedWords(say: Say, couple: Couple): Markup {
  const why = couple.pause?.why ?? 'asked';
  const until = couple.pause?.until ?? null;
  if (until === null) return say(`rhythm.paused-${why}`);
  return say('rhythm.paused-until', { when: whenForBoth(say, couple, until) });
}
