import { join, type Markup, person, plain, zoned } from '../card/markup.ts';
import type { Say } from '../content/say.ts';
import type { Couple, Partner } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import { isWeekly, type Rhythm, type Weekday } from '../model/ritual.ts';
import { dayName } from '../schedule/read-days.ts';

/** One line for each partner with these moments in that partner's own zone; one line for both where they share it. */
export function timesForBoth(couple: Couple, moments: readonly Instant[]): readonly Markup[] {
  const [first, second] = couple.partners;
  if (first.zone === second.zone) return [line([first, second], first.zone, moments)];
  return [line([first], first.zone, moments), line([second], second.zone, moments)];
}

/** One moment for both, on one line. */
export function timeForBoth(couple: Couple, moment: Instant): Markup {
  return join(timesForBoth(couple, [moment]), ' · ');
}

/** `Monday, Wednesday, and Friday at 20:00, Europe/Lisbon time`, or `the 1st of each month at 20:00, …`. */
export function rhythmWords(say: Say, rhythm: Rhythm): string {
  const { time, zone } = rhythm;
  if (!isWeekly(rhythm)) return say.text('rhythm.words-monthly', { day: rhythm.monthDay, time, zone });
  return say.text('rhythm.words', { days: daysWords(say, rhythm.days), time: rhythm.time, zone: rhythm.zone });
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
  return say('rhythm.paused-until', { when: timeForBoth(couple, until) });
}

function line(partners: readonly Partner[], zone: string, moments: readonly Instant[]): Markup {
  const names = join(
    partners.map((partner) => [person(partner.user)]),
    ', ',
  );
  const times = join(
    moments.map((at) => [zoned(at, zone)]),
    ' · ',
  );
  return [...names, ...plain(': '), ...times];
}
