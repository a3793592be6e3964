import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { waitForLongTimers } from '../../../adapters/postgres/long-timers.ts';

test('a timer that is longer than a timer can be waits, and nothing is said on stderr', async () => {
  const warnings: string[] = [];
  const hear = (warning: Error): number => warnings.push(warning.name);
  process.on('warning', hear);
  waitForLongTimers();
  waitForLongTimers();
  let fired = 0;
  const timers = [410 * 86_400_000, Number.POSITIVE_INFINITY].map((ms) => setTimeout(() => (fired += 1), ms));
  // Node would have fired both after a millisecond.
  await sleep(5);
  await nextTurn();
  for (const timer of timers) clearTimeout(timer);
  process.off('warning', hear);
  expect(fired).toBe(0);
  expect(warnings).toEqual([]);
});

test('every other timer is as it was', async () => {
  expect(await new Promise((resolve) => setTimeout(resolve, 1, 'done'))).toBe('done');
  expect(await promisify(setTimeout)(1, 'slept')).toBe('slept');
});
