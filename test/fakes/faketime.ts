import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '../../src/model/instant.ts';

/** Debian puts the library into the folder of the machine's architecture. */
const library = readdirSync('/usr/lib')
  .map((name) => join('/usr/lib', name, 'faketime', 'libfaketimeMT.so.1'))
  .find((path) => existsSync(path));

/** On a build machine a missing libfaketime fails; on somebody's own it is said, and the tests are left out. */
export const leftOut = library === undefined && process.env['CI'] === undefined;

/** The title of a test, which says where it is left out. */
export function withFaketime(title: string): string {
  return leftOut ? `${title} (LEFT OUT: no faketime)` : title;
}

/** What makes a process in this zone start at this moment, its clocks and timers so many times as fast as others. */
export function bentClock(zone: string, start: Instant, times: number): Readonly<Record<string, string>> {
  const faked = { FAKETIME_FMT: '%s', FAKETIME: `@${start / 1000} x${times}` };
  return { TZ: zone, LD_PRELOAD: library ?? 'no libfaketime', ...faked };
}
