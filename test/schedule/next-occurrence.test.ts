import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hour, type Instant } from '../../src/model/instant.ts';
import { type Rhythm, type Weekday, type WeeklyRhythm, weekdays } from '../../src/model/ritual.ts';
import { isOccurrence, nextOccurrence, nextOccurrences } from '../../src/schedule/next-occurrence.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

const days = fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1, maxLength: 7 }).map((all) => all.sort());
const time = fc
  .tuple(fc.nat(23), fc.constantFrom(0, 1, 15, 29, 30, 45, 59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 11, 31) });

describe('the next occurrence, in every zone that the runtime knows', () => {
  it('comes strictly later, on a day and at a time of the rhythm unless the clocks jump over it, and skips none', () => {
    for (const zone of zones) {
      fc.assert(
        fc.property(days, time, moment, (chosen, clock, after) => {
          const rhythm = { days: chosen, time: clock, zone };
          const next = nextOccurrence(rhythm, after);
          expect(next).toBeGreaterThan(after);
          const expected = occurrencesAround(rhythm, after).find((one) => one.at > after);
          expect(next).toBe(expected?.at);
          if (expected?.jumped !== true) {
            const local = localAt(zone, next);
            expect(chosen).toContain(local.dayOfWeek);
            expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(clock);
          }
        }),
        { numRuns: 12 },
      );
    }
  });

  it('never goes back when the moment goes on', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), days, time, moment, fc.nat(10 * day), (zone, chosen, clock, at, more) => {
        const rhythm = { days: chosen, time: clock, zone };
        expect(nextOccurrence(rhythm, at + more)).toBeGreaterThanOrEqual(nextOccurrence(rhythm, at));
      }),
      { numRuns: 500 },
    );
  });

  it('comes once for each local day around every change of the clocks', () => {
    for (const zone of zones) {
      for (const change of changesOf(zone)) {
        const first = localAt(zone, change).toPlainDate().subtract({ days: 2 });
        const rhythm: Rhythm = { days: weekdays, time: '00:30', zone };
        const all = nextOccurrences(rhythm, occurrenceOf(rhythm, first).at, 4);
        expect(all.map((at) => localAt(zone, at).toPlainDate().toString())).toEqual(
          [1, 2, 3, 4].map((ahead) => first.add({ days: ahead }).toString()),
        );
      }
    }
  });
});

describe('a rhythm that goes by the month, in every zone that the runtime knows', () => {
  it('comes once in each month, on its day or the last one that the month has', () => {
    for (const zone of zones) {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 31 }), time, moment, (monthDay, clock, after) => {
          const rhythm = { monthDay, time: clock, zone };
          const all = nextOccurrences(rhythm, after, 14);
          expect(all[0]).toBeGreaterThan(after);
          for (const [index, at] of all.entries()) {
            const expected = dateIn(localAt(zone, all[0] ?? 0).toPlainDate(), monthDay, index);
            expect(at).toBe(occurrenceOf(rhythm, expected).at);
          }
        }),
        { numRuns: 2 },
      );
    }
  });

  it('leaves out none: from the last minute before one, that one is next', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 28, max: 31 }),
        time,
        moment,
        (zone, monthDay, clock, after) => {
          const rhythm = { monthDay, time: clock, zone };
          const [one = 0, two = 0] = nextOccurrences(rhythm, after, 2);
          expect(nextOccurrence(rhythm, two - 1)).toBe(two);
          expect(two - one).toBeGreaterThanOrEqual(27 * day);
          expect(two - one).toBeLessThanOrEqual(33 * day);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('knows February, leap years, and the months of 30 days', () => {
    const on = (monthDay: number) =>
      nextOccurrences({ monthDay, time: '20:00', zone: 'Europe/Lisbon' }, Date.parse('2028-01-15T12:00Z'), 4).map(
        (at) => localAt('Europe/Lisbon', at).toString().slice(0, 16),
      );
    expect(on(31)).toEqual(['2028-01-31T20:00', '2028-02-29T20:00', '2028-03-31T20:00', '2028-04-30T20:00']);
    expect(on(29)).toEqual(['2028-01-29T20:00', '2028-02-29T20:00', '2028-03-29T20:00', '2028-04-29T20:00']);
  });
});

describe('changes of the clocks', () => {
  it('moves a time that is jumped over forward by the jump', () => {
    const berlin = { days: [7], time: '02:30', zone: 'Europe/Berlin' } as const;
    expect(written(berlin, '2026-03-28T12:00Z')).toBe('2026-03-29T03:30:00+02:00');
    expect(written(berlin, '2026-03-30T12:00Z')).toBe('2026-04-05T02:30:00+02:00');
  });

  it('takes the first of a time that comes twice, and not the second', () => {
    const berlin = { days: [7], time: '02:30', zone: 'Europe/Berlin' } as const;
    expect(written(berlin, '2026-10-24T12:00Z')).toBe('2026-10-25T02:30:00+02:00');
    expect(written(berlin, '2026-10-25T00:30Z')).toBe('2026-11-01T02:30:00+01:00');
  });

  it('knows changes of half an hour', () => {
    const lordHowe = { days: [7], time: '02:15', zone: 'Australia/Lord_Howe' } as const;
    expect(written(lordHowe, '2026-10-03T00:00Z')).toBe('2026-10-04T02:45:00+11:00');
    expect(written(lordHowe, '2026-04-04T00:00Z')).toBe('2026-04-05T02:15:00+10:30');
  });

  it('knows jumps at midnight', () => {
    const cairo = { days: [5], time: '00:30', zone: 'Africa/Cairo' } as const;
    expect(written(cairo, '2026-04-23T12:00Z')).toBe('2026-04-24T01:30:00+03:00');
    const santiago = { days: [7], time: '00:15', zone: 'America/Santiago' } as const;
    expect(written(santiago, '2026-09-05T12:00Z')).toBe('2026-09-06T01:15:00-03:00');
  });

  it('lets a jump carry an occurrence over midnight, and still has one for each day', () => {
    const nuuk = { days: [6, 7], time: '23:30', zone: 'America/Nuuk' } as const;
    expect(written(nuuk, '2026-03-28T12:00Z')).toBe('2026-03-29T00:30:00-01:00');
    expect(written(nuuk, '2026-03-29T01:30Z')).toBe('2026-03-29T23:30:00-01:00');
  });

  it('has one occurrence for a day that was left out at the date line and the day after it', () => {
    const apia = { days: weekdays, time: '19:00', zone: 'Pacific/Apia' };
    const all = nextOccurrences(apia, Date.parse('2011-12-29T00:00Z'), 3).map((at) => isoIn('Pacific/Apia', at));
    expect(all).toEqual(['2011-12-28T19:00:00-10:00', '2011-12-29T19:00:00-10:00', '2011-12-31T19:00:00+14:00']);
  });

  it('has no changes at all in UTC', () => {
    const utc = { days: [1, 3, 5], time: '20:00', zone: 'UTC' } as const;
    const all = nextOccurrences(utc, Date.parse('2026-11-02T20:00Z'), 3).map((at) => new Date(at).toISOString());
    expect(all).toEqual(['2026-11-04T20:00:00.000Z', '2026-11-06T20:00:00.000Z', '2026-11-09T20:00:00.000Z']);
  });
});

describe('one moment', () => {
  const rhythm = { days: [1], time: '20:00', zone: 'Europe/Lisbon' } as const;

  it('is an occurrence exactly when the rhythm falls on it', () => {
    const at = Date.parse('2026-11-02T20:00Z');
    expect(isOccurrence(rhythm, at)).toBe(true);
    expect(isOccurrence(rhythm, at + 1)).toBe(false);
    expect(isOccurrence(rhythm, at + day)).toBe(false);
  });

  it('is followed by the next, not by itself', () => {
    const at = Date.parse('2026-11-02T20:00Z');
    expect(nextOccurrence(rhythm, at - 1)).toBe(at);
    expect(nextOccurrence(rhythm, at)).toBe(at + 7 * day);
  });

  it('has no follower in a rhythm without days, which is a mistake', () => {
    expect(() => nextOccurrence({ ...rhythm, days: [] }, 0)).toThrow('at least one day');
  });
});

/** The day of the month, some months after one of its occurrences; a jump may have carried that over midnight. */
function dateIn(first: Temporal.PlainDate, monthDay: number, months: number): Temporal.PlainDate {
  const isLate = first.day === 1 && monthDay > 1;
  const month = (isLate ? first.subtract({ days: 1 }) : first).toPlainYearMonth();
  return month.add({ months }).toPlainDate({ day: monthDay });
}

type Occurrence = { readonly at: Instant; readonly jumped: boolean };

/** Reckoned another way: from the offsets before and after, for each date, one after the other. */
function occurrencesAround(rhythm: WeeklyRhythm, after: Instant): readonly Occurrence[] {
  const first = localAt(rhythm.zone, after).toPlainDate().subtract({ days: 3 });
  return Array.from({ length: 13 }, (_, ahead) => first.add({ days: ahead }))
    .filter((date) => rhythm.days.includes(date.dayOfWeek as Weekday))
    .map((date) => occurrenceOf(rhythm, date))
    .sort((a, b) => a.at - b.at);
}

function occurrenceOf(rhythm: Rhythm, date: Temporal.PlainDate): Occurrence {
  const asUtc = Date.parse(`${date.toString()}T${rhythm.time}:00Z`);
  const before = offsetAt(rhythm.zone, asUtc - day - 3 * hour);
  const after = offsetAt(rhythm.zone, asUtc + day + 3 * hour);
  const fits = [asUtc - before, asUtc - after].filter((at) => at + offsetAt(rhythm.zone, at) === asUtc);
  return fits.length > 0 ? { at: Math.min(...fits), jumped: false } : { at: asUtc - before, jumped: true };
}

function offsetAt(zone: string, at: Instant): number {
  return localAt(zone, at).offsetNanoseconds / 1_000_000;
}

function localAt(zone: string, at: Instant): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
}

function isoIn(zone: string, at: Instant): string {
  return localAt(zone, at).toString({ timeZoneName: 'never' });
}

function written(rhythm: Rhythm, after: string): string {
  return isoIn(rhythm.zone, nextOccurrence(rhythm, Date.parse(after)));
}

/** All changes from 2024 to 2030: from then on they repeat. */
function changesOf(zone: string): readonly Instant[] {
  const all: Instant[] = [];
  let next = localAt(zone, Date.UTC(2024, 0, 1)).getTimeZoneTransition('next');
  while (next !== null && next.year < 2031) {
    all.push(next.epochMilliseconds);
    next = next.getTimeZoneTransition('next');
  }
  return all;
}
