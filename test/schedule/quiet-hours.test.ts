import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import { day, minute } from '../../src/model/instant.ts';
import { afterQuiet, afterQuietForBoth, isQuiet } from '../../src/schedule/quiet-hours.ts';

const night = { from: '22:00', to: '08:00' };
const at = (text: string) => Date.parse(text);
const zones = Intl.supportedValuesOf('timeZone');

describe('quiet hours', () => {
  it('span midnight when they begin later than they end', () => {
    expect(isQuiet(night, 'UTC', at('2026-05-01T22:00Z'))).toBe(true);
    expect(isQuiet(night, 'UTC', at('2026-05-01T21:59:59.999Z'))).toBe(false);
    expect(isQuiet(night, 'UTC', at('2026-05-01T07:59:59.999Z'))).toBe(true);
    expect(isQuiet(night, 'UTC', at('2026-05-01T08:00Z'))).toBe(false);
  });

  it('lie within a day when they begin earlier than they end', () => {
    const siesta = { from: '13:00', to: '15:00' };
    expect(isQuiet(siesta, 'UTC', at('2026-05-01T13:00Z'))).toBe(true);
    expect(isQuiet(siesta, 'UTC', at('2026-05-01T15:00Z'))).toBe(false);
    expect(isQuiet(siesta, 'UTC', at('2026-05-01T03:00Z'))).toBe(false);
  });

  it('are none when they begin and end at the same time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4 * day }), (moment) => {
        expect(isQuiet({ from: '22:00', to: '22:00' }, 'Europe/Lisbon', moment)).toBe(false);
      }),
    );
  });

  it('go by the clock of the zone', () => {
    const moment = at('2026-11-02T21:30Z');
    expect(isQuiet(night, 'Europe/Lisbon', moment)).toBe(false);
    expect(isQuiet(night, 'Europe/Berlin', moment)).toBe(true);
  });
});

describe('the end of quiet hours', () => {
  it('is the moment itself when it is not quiet', () => {
    expect(afterQuiet(night, 'UTC', at('2026-05-01T12:34:56Z'))).toBe(at('2026-05-01T12:34:56Z'));
  });

  it('is the next morning, before and after midnight', () => {
    expect(afterQuiet(night, 'UTC', at('2026-05-01T23:10:05Z'))).toBe(at('2026-05-02T08:00Z'));
    expect(afterQuiet(night, 'UTC', at('2026-05-02T03:00Z'))).toBe(at('2026-05-02T08:00Z'));
  });

  it('comes an hour sooner or later in a night in which the clocks change', () => {
    expect(afterQuiet(night, 'Europe/Berlin', at('2026-03-28T22:00Z'))).toBe(at('2026-03-29T06:00Z'));
    expect(afterQuiet(night, 'Europe/Berlin', at('2026-10-24T22:00Z'))).toBe(at('2026-10-25T07:00Z'));
  });

  it('comes at the jump when the clocks jump over it', () => {
    const hours = { from: '22:00', to: '02:30' };
    expect(afterQuiet(hours, 'Europe/Berlin', at('2026-03-28T23:00Z'))).toBe(at('2026-03-29T01:00Z'));
  });

  it('comes a second time when the clocks go back over it', () => {
    const hours = { from: '22:00', to: '02:30' };
    expect(afterQuiet(hours, 'Europe/Berlin', at('2026-10-24T23:00Z'))).toBe(at('2026-10-25T00:30Z'));
    expect(afterQuiet(hours, 'Europe/Berlin', at('2026-10-25T01:10Z'))).toBe(at('2026-10-25T01:30Z'));
  });

  it('is the first moment that is not quiet, in every zone', () => {
    const clock = fc.nat(95).map((quarter) => `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`);
    const moment = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2040, 11, 31) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), clock, clock, moment, (zone, from, to, when) => {
        const end = afterQuiet({ from, to }, zone, when);
        expect(isQuiet({ from, to }, zone, end)).toBe(false);
        for (let before = end - 1; before >= when; before -= 15 * minute) {
          expect(isQuiet({ from, to }, zone, before)).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });
});

describe('the end of the quiet hours of both', () => {
  it('waits for the one for whom it is still night', () => {
    const moment = at('2026-11-02T08:30Z');
    expect(afterQuietForBoth(couple('Europe/Lisbon', 'America/New_York'), moment)).toBe(at('2026-11-02T13:00Z'));
  });

  it('goes round until neither is asleep', () => {
    expect(afterQuietForBoth(couple('Europe/Lisbon', 'Pacific/Auckland'), at('2026-11-02T09:30Z'))).toBe(
      at('2026-11-02T19:00Z'),
    );
  });

  it('gives up where the two have no hour in common', () => {
    const never = { ...couple('UTC', 'Pacific/Tongatapu'), quietHours: { from: '12:00', to: '11:30' } };
    expect(afterQuietForBoth(never, at('2026-11-02T09:30Z'))).toBe(at('2026-11-02T09:30Z'));
  });
});

function couple(first: string, second: string): Pick<Couple, 'quietHours' | 'partners'> {
  const partner = {
    hears: 'mention',
    nudges: true,
    locale: 'en',
    depthLimit: 2,
    themesNever: [],
    packs: [],
    leftAt: null,
  } as const;
  const user = { platform: 'web', space: 'preview' } as const;
  return {
    quietHours: night,
    partners: [
      { ...partner, side: 0, user: { ...user, user: 'sam' }, zone: first },
      { ...partner, side: 1, user: { ...user, user: 'alex' }, zone: second },
    ],
  };
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
