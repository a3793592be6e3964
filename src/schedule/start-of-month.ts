import type { Instant } from '../model/instant.ts';

/** The first moment of the month that it is now in this zone. */
export function startOfMonth(now: Instant, zone: string): Instant {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  return there.toPlainDate().with({ day: 1 }).toZonedDateTime(zone).epochMilliseconds;
}
