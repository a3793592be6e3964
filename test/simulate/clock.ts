import type { ChosenRhythm } from './acts.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** Quiet hours begin and end on these, everywhere that anybody here lives. */
const halfHour = hour / 2;

/** From one local time `HH:MM` until another, which is not quiet. */
export type Quiet = { readonly from: string; readonly to: string };

/** The first time of a rhythm after a moment. */
export function after(rhythm: ChosenRhythm, at: number): number {
  const { time, zone } = rhythm;
  const begin = localAt(zone, at).toPlainDate().subtract({ days: 1 });
  for (let ahead = 0; ahead < 64; ahead += 1) {
    const date = begin.add({ days: ahead });
    const isOn =
      'days' in rhythm
        ? rhythm.days.includes(date.dayOfWeek)
        : date.day === Math.min(rhythm.monthDay, date.daysInMonth);
    if (!isOn) continue;
    const found = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    if (found > at) return found;
  }
  throw new Error('a rhythm has at least one day');
}

/** The last two times of a rhythm until a moment. */
export function lastTwo(rhythm: ChosenRhythm, at: number): readonly [number, number] {
  let two: [number, number] = [0, after(rhythm, at - 70 * day)];
  for (let next = after(rhythm, two[1]); next <= at; next = after(rhythm, next)) two = [two[1], next];
  return two;
}

/** The first moment from this one on that is quiet in none of the zones, if one comes within two days. */
export function afterQuiet(quiet: Quiet, zones: readonly string[], at: number): number {
  for (let free = at; free - at < 2 * day; free = (Math.floor(free / halfHour) + 1) * halfHour) {
    if (!zones.some((zone) => isQuiet(quiet, zone, free))) return free;
  }
  return at;
}

/** The day that a moment is on, `YYYY-MM-DD`. */
export function dayOf(zone: string, at: number): string {
  return localAt(zone, at).toPlainDate().toString();
}

function isQuiet({ from, to }: Quiet, zone: string, at: number): boolean {
  const { hour: hours, minute: minutes } = localAt(zone, at);
  const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  return from <= to ? from <= clock && clock < to : clock >= from || clock < to;
}

/** What the clock of a zone shows. */
export function localAt(zone: string, at: number): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}
