import type { Markup } from '../card/markup.ts';
import type { Say } from '../content/say.ts';
import type { Couple } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import { type Ritual, timesPerRound } from '../model/ritual.ts';
import { nextOccurrences } from '../schedule/next-occurrence.ts';
import { afterQuietForBoth } from '../schedule/quiet-hours.ts';
import { clockWords, whenForBoth } from './time-words.ts';

/** A ritual whose time falls into quiet hours, and when it comes instead. */
export type Shift = { readonly ritual: Ritual; readonly dueAt: Instant; readonly comesAt: Instant };

/** The first of what the coming week has that waits for the end of quiet hours. */
export function firstShift(
  couple: Pick<Couple, 'quietHours' | 'partners'>,
  rituals: readonly Ritual[],
  now: Instant,
): Shift | null {
  const all = rituals
    .filter(({ on }) => on)
    .flatMap((ritual) =>
      nextOccurrences(ritual.rhythm, now, timesPerRound(ritual.rhythm)).map((dueAt) => ({
        ritual,
        dueAt,
        comesAt: afterQuietForBoth(couple, dueAt),
      })),
    )
    .toSorted((a, b) => a.dueAt - b.dueAt);
  return all.find((one) => one.comesAt !== one.dueAt) ?? null;
}

/** Which of them it is, by the day and time that they chose, and when it comes. */
export function shiftWords(say: Say, couple: Couple, { ritual: { name, rhythm }, dueAt, comesAt: at }: Shift): Markup {
  const weekday = Temporal.Instant.fromEpochMilliseconds(dueAt).toZonedDateTimeISO(rhythm.zone).dayOfWeek;
  const day = say.text(`commands.weekday-${weekday as 1 | 2 | 3 | 4 | 5 | 6 | 7}`);
  return say('settings.quiet-shift', {
    what: say.text(`settings.shift-${name}`, { day }),
    time: clockWords(say, rhythm.time),
    when: whenForBoth(say, couple, at),
  });
}
