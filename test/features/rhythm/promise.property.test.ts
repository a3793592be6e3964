import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coming, nextTimes } from '../../../src/features/upcoming.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day, hour, type Instant, minute } from '../../../src/model/instant.ts';
import {
  newRitual,
  type Rhythm,
  type Ritual,
  type RitualName,
  type Weekday,
  weekdays,
} from '../../../src/model/ritual.ts';
import { movedOn } from '../../../src/schedule/moved-on.ts';
import { planNext } from '../../../src/schedule/plan-ritual.ts';
import { isQuiet } from '../../../src/schedule/quiet-hours.ts';
import { timetableOf } from '../../../src/schedule/timetable.ts';

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
/** Where most couples have what comes by itself. */
const evening = fc.constantFrom('19:00', '19:30', '20:00', '20:15', '21:00', '21:30');

const weekly = (at: fc.Arbitrary<string>): fc.Arbitrary<Rhythm> =>
  fc.record({ days: fc.subarray([...weekdays], { minLength: 1 }) as fc.Arbitrary<Weekday[]>, time: at, zone });
const monthly = (at: fc.Arbitrary<string>): fc.Arbitrary<Rhythm> =>
  fc.record({ monthDay: fc.integer({ min: 1, max: 31 }), time: at, zone });

// Every minute of 2026, the changes of all clocks among them.
const now = fc.nat(365 * 24 * 60).map((minutes) => Date.parse('2026-01-01T00:00Z') + minutes * minute);
const zones = fc.tuple(zone, zone);
const quietHours = fc.record({ from: time, to: time });

it('what is promised is when it comes: the next time, and the two after it', () => {
  fc.assert(
    fc.property(fc.record({ zones, quietHours, rhythm: weekly(time), now }), ({ zones, quietHours, rhythm, now }) => {
      const couple = coupleIn(zones, quietHours);
      const ritual = planned('question', rhythm, now);
      const timetable = timetableOf({ couple, rituals: [ritual], now });
      const promised = nextTimes(timetable, 'question', 3);
      expect(promised[0]).toBe(coming(timetable)[0]?.comesAt);
      const life = live({ couple, rituals: [ritual], speaks: always }, now, now + 30 * day, noChance);
      expect(promised).toEqual(life.slice(0, 3).map(({ at }) => at));
    }),
    { numRuns: 300 },
  );
});

it('nothing is promised for the quiet hours of either, where two days have a moment that is quiet for neither', () => {
  fc.assert(
    fc.property(fc.record({ zones, quietHours, rhythm: weekly(time), now }), ({ zones, quietHours, rhythm, now }) => {
      const couple = coupleIn(zones, quietHours);
      const ritual = planned('question', rhythm, now);
      const [at = 0] = nextTimes(timetableOf({ couple, rituals: [ritual], now }), 'question', 1);
      const quietAt = (moment: Instant) => zones.some((one) => isQuiet(quietHours, one, moment));
      const quarters = Array.from({ length: 192 }, (_, index) => (ritual.nextAt ?? 0) + index * 15 * minute);
      if (quarters.some((moment) => !quietAt(moment))) expect(quietAt(at)).toBe(false);
    }),
    { numRuns: 100 },
  );
});

const several = fc.record({
  zones,
  quietHours: fc.oneof(fc.constant({ from: '22:00', to: '08:00' }), quietHours),
  rhythms: fc.tuple(
    fc.oneof(weekly(evening), weekly(time)),
    fc.oneof(weekly(evening), monthly(evening)),
    fc.oneof(monthly(evening), weekly(time), monthly(time)),
  ),
  /** Of how many moments the last one speaks at one. */
  seldom: fc.integer({ min: 1, max: 4 }),
  now,
  chances: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
});

it('of several, each promise is kept to the minute, whatever the tick looks at first, and if it is some minutes late', () => {
  fc.assert(
    fc.property(several, ({ zones, quietHours, rhythms, seldom, now, chances }) => {
      const couple = coupleIn(zones, quietHours);
      const rituals = names.map((name, index) => planned(name, rhythms[index] ?? rhythms[0], now));
      const speaks = (ritual: Ritual, dueAt: Instant) => ritual.name !== 'pulse' || (dueAt / minute) % seldom === 0;
      const timetable = timetableOf({ couple, rituals, now, speaks });
      const end = now + 45 * day;
      const chance = () => chances.next().value ?? 0;
      const life = live({ couple, rituals, speaks }, now, end + day, chance);
      for (const name of names) {
        const came = life.filter((one) => one.name === name && one.at < end).map(({ at }) => at);
        expect(timetable.comes(name, end).map(({ at }) => at)).toEqual(came);
      }
    }),
    { numRuns: 40 },
  );
});

it('no two come within an hour, in evenings that leave room for it', () => {
  const rhythms = fc.tuple(weekly(evening), weekly(evening), monthly(evening));
  fc.assert(
    fc.property(rhythms, now, (all, now) => {
      const inLisbon = all.map((rhythm): Rhythm => ({ ...rhythm, zone: 'Europe/Lisbon' }));
      const couple = coupleIn(['Europe/Lisbon', 'Europe/Lisbon'], { from: '23:00', to: '08:00' });
      const rituals = names.flatMap((name, index) => {
        const rhythm = inLisbon[index];
        return rhythm === undefined ? [] : [planned(name, rhythm, now)];
      });
      const life = live({ couple, rituals, speaks: always }, now, now + 40 * day, noChance);
      const moments = life.map(({ at }) => at).sort((a, b) => a - b);
      for (const [index, at] of moments.entries()) expect(at - (moments[index - 1] ?? 0)).toBeGreaterThanOrEqual(hour);
    }),
    { numRuns: 25 },
  );
});

const names = ['question', 'us', 'pulse'] as const satisfies readonly RitualName[];
const always = () => true;
const noChance = () => 0;

type Standing = {
  readonly couple: Couple;
  readonly rituals: readonly Ritual[];
  readonly speaks: (ritual: Ritual, dueAt: Instant) => boolean;
};

/**
 * What comes, when a tick looks at every moment that is planned, or up to nine minutes later, at what is due in any order.
 * Whatever was promised at any moment of it is when it comes.
 */
function live({ couple, rituals, speaks }: Standing, from: Instant, end: Instant, chance: () => number) {
  const came: { readonly name: RitualName; readonly at: Instant }[] = [];
  const promised = new Map<RitualName, Instant>();
  let standing = rituals;
  for (let now = from; ; ) {
    const soonest = Math.min(...standing.map(({ nextAt }) => nextAt ?? Number.POSITIVE_INFINITY));
    now = Math.max(now, soonest) + Math.floor(chance() * 9 * minute);
    if (now >= end) return came;
    const due = standing.filter(({ nextAt }) => nextAt !== null && nextAt <= now).map(({ name }) => name);
    for (const name of due.toSorted(() => chance() - 0.5)) {
      const moment = timetableOf({ couple, rituals: standing, now, speaks }).moment(name);
      expect(moment.kind).not.toBe('too-late');
      if (moment.kind === 'now') {
        came.push({ name, at: moment.at });
        expect(moment.at).toBe(promised.get(name) ?? moment.at);
        promised.delete(name);
      }
      standing = standing.map((one) => (one.name === name ? movedOn(one, moment, now) : one));
    }
    for (const { name, comesAt } of coming(timetableOf({ couple, rituals: standing, now, speaks }))) {
      expect(comesAt).toBe(promised.get(name) ?? comesAt);
      promised.set(name, comesAt);
    }
  }
}

function planned(name: RitualName, rhythm: Rhythm, now: Instant): Ritual {
  return planNext(newRitual('c1', { name, on: true, rhythm }), null, now);
}

function coupleIn(all: readonly [string, string], quiet: Couple['quietHours']): Couple {
  return { quietHours: quiet, partners: all.map((one) => ({ zone: one })) } as unknown as Couple;
}
