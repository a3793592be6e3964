import type { Couple, QuietHours } from '../model/couple.ts';
import { day, hour, type Instant, minute } from '../model/instant.ts';

/** Whether a moment falls into the quiet hours, by the clock of this zone. The end itself is no longer quiet. */
export function isQuiet(hours: QuietHours, zone: string, at: Instant): boolean {
  const from = clockTime(hours.from);
  const to = clockTime(hours.to);
  const local = clockTimeAt(zone, at);
  return from <= to ? from <= local && local < to : local >= from || local < to;
}

/**
 * The moment itself if it is not quiet, else the first one after it that is not. Where the clocks change in
 * between, that is what the clock on the wall then shows: quiet hours can be an hour longer, shorter, or come twice.
 */
export function afterQuiet(hours: QuietHours, zone: string, at: Instant): Instant {
  let end = at;
  while (isQuiet(hours, zone, end)) {
    const wait = (clockTime(hours.to) - clockTimeAt(zone, end) + day) % day;
    const change = Temporal.Instant.fromEpochMilliseconds(end)
      .toZonedDateTimeISO(zone)
      .getTimeZoneTransition('next')?.epochMilliseconds;
    end = Math.min(end + wait, change ?? Number.POSITIVE_INFINITY);
  }
  return end;
}

/**
 * The first moment, from this one on, that is quiet for neither of the two. When no such moment comes within two
 * days (their zones and hours leave none), the moment itself.
 */
export function afterQuietForBoth(couple: Pick<Couple, 'quietHours' | 'partners'>, at: Instant): Instant {
  let free = at;
  while (free - at < 2 * day) {
    const before = free;
    for (const { zone } of couple.partners) free = afterQuiet(couple.quietHours, zone, free);
    if (free === before) return free;
  }
  return at;
}

/** How much of the day that begins now is quiet for neither of the two (ms, to five minutes). */
export function freeForBoth({ quietHours, partners }: Pick<Couple, 'quietHours' | 'partners'>, now: Instant): number {
  const step = 5 * minute;
  let free = 0;
  for (let at = now; at < now + day; at += step) {
    if (!partners.some(({ zone }) => isQuiet(quietHours, zone, at))) free += step;
  }
  return free;
}

/** Milliseconds since midnight on a clock that shows `HH:MM`. */
function clockTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * hour + minutes * minute;
}

function clockTimeAt(zone: string, at: Instant): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return local.hour * hour + local.minute * minute + local.second * 1000 + local.millisecond;
}
