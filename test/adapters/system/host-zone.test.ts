import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { minute } from '../../../src/model/instant.ts';
import { bentClock, leftOut, withFaketime } from '../../fakes/faketime.ts';

const script = fileURLToPath(new URL('./tick-by-the-clock.ts', import.meta.url));

// What a minute brings exactly is in clockwork.test.ts: the machine may be busy, and a minute lasts 33 ms here. A timer
// that reckons with the host's local time does not tick for the whole hour.
test.skipIf(leftOut)(
  withFaketime('a real process ticks through the hour in which the clocks of its host go back'),
  async () => {
    const env = bentClock('America/New_York', Date.parse('2026-11-01T05:58Z'), 1800);
    const { stdout } = await promisify(execFile)(process.execPath, [script, '2026-11-01T07:02'], { env });
    const ticks = ['2026-11-01T05:58', ...stdout.trim().split('\n')].map((at) => Date.parse(`${at}Z`));
    const gaps = ticks.slice(1).map((at, index) => (at - (ticks[index] ?? 0)) / minute);
    expect(gaps.length).toBeGreaterThan(5);
    expect(Math.max(...gaps)).toBeLessThan(45);
  },
);
