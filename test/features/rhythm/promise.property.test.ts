import fc from 'fast-check';
import { expect, it } from 'vitest';
import { momentOf } from '../../../src/features/rhythm/due-moment.ts';
import { coming, nextTimes } from '../../../src/features/upcoming.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day, type Instant, minute } from '../../../src/model/instant.ts';
import { type Ritual, type Weekday, weekdays } from '../../../src/model/ritual.ts';
import { planNext } from '../../../src/schedule/plan-ritual.ts';
import { isQuiet } from '../../../src/schedule/quiet-hours.ts';

const zone = fc.constantFrom(
  'Europe/Lisbon',
  'America/New_York',
  'Asia/Tokyo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'UTC',
);

const time = fc
  .nat(95)
  .map((quarter) => `${String(quarter >> 2).padStart(2, '0')}:${['00', '15', '30', '45'][quarter & 3]}`);

const story = fc.record({
  zones: fc.tuple(zone, zone),
  quietHours: fc.record({ from: time, to: time }),
  rhythm: fc.record({
    days: fc.subarray([...weekdays], { minLength: 1 }) as fc.Arbitrary<Weekday[]>,
    time,
    zone,
  }),
  // Every minute of 2026, the changes of all clocks among them.
  now: fc.nat(365 * 24 * 60).map((minutes) => Date.parse('2026-01-01T00:00Z') + minutes * minute),
});

it('what is promised is when it comes: the next time, and the two after it', () => {
  fc.assert(
    fc.property(story, ({ zones, quietHours, rhythm, now }) => {
      const couple = coupleIn(zones, quietHours);
      const ritual = planNext(
        { coupleId: 'c1', name: 'question', on: true, rhythm, nextAt: null, lastSkip: null },
        null,
        now,
      );
      const [next] = coming(couple, [ritual]);
      const promised = nextTimes(couple, ritual, now, 3);
      expect(promised[0]).toBe(next?.comesAt);
      expect(promised).toEqual(asked(couple, ritual, 3));
    }),
    { numRuns: 300 },
  );
});

it('nothing is promised for the quiet hours of either, where two days have a moment that is quiet for neither', () => {
  fc.assert(
    fc.property(story, ({ zones, quietHours, rhythm, now }) => {
      const couple = coupleIn(zones, quietHours);
      const ritual = planNext(
        { coupleId: 'c1', name: 'question', on: true, rhythm, nextAt: null, lastSkip: null },
        null,
        now,
      );
      const [at = 0] = nextTimes(couple, ritual, now, 1);
      const quietAt = (moment: Instant) => zones.some((one) => isQuiet(quietHours, one, moment));
      const quarters = Array.from({ length: 192 }, (_, index) => (ritual.nextAt ?? 0) + index * 15 * minute);
      if (quarters.some((moment) => !quietAt(moment))) expect(quietAt(at)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

/** When a tick that looks at every moment that is planned asks, the first times. */
function asked(couple: Couple, first: Ritual, count: number): readonly Instant[] {
  const all: Instant[] = [];
  let ritual = first;
  while (all.length < count) {
    const now = ritual.nextAt ?? 0;
    const moment = momentOf({ ritual, couple }, now);
    if (moment.kind === 'later') ritual = { ...ritual, nextAt: moment.at };
    else {
      expect(moment.kind).toBe('now');
      all.push(now);
      ritual = planNext(ritual, null, now);
    }
    expect(ritual.nextAt).toBeGreaterThan(now);
    expect((ritual.nextAt ?? 0) - now).toBeLessThan(10 * day);
  }
  return all;
}

function coupleIn(zones: readonly [string, string], quietHours: Couple['quietHours']): Couple {
  return { quietHours, partners: zones.map((one) => ({ zone: one })) } as unknown as Couple;
}
