import { clockAt, dayAt, momentAt } from '../../src/card/write-time.ts';
import type { Instant } from '../../src/model/instant.ts';

/** A moment in words, in a given zone: where no date token is shown. */
export function momentText(at: Instant, style: 'time' | 'day' | 'moment', zone: string): string {
  const write = { time: clockAt, day: dayAt, moment: momentAt }[style];
  return write(at, zone, 'en');
}
