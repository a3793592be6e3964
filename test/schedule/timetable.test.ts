import { describe, expect, it } from 'vitest';
import type { Couple } from '../../src/model/couple.ts';
import { day, type Instant, minute } from '../../src/model/instant.ts';
import {
  newRitual,
  type Rhythm,
  type Ritual,
  type RitualName,
  type Weekday,
  weekdays,
} from '../../src/model/ritual.ts';
import { planNext } from '../../src/schedule/plan-ritual.ts';
import { type TimetableOf, timetableOf } from '../../src/schedule/timetable.ts';

const at = (text: string): Instant => Date.parse(`${text}Z`);
/** Monday, 2 November 2026. */
const now = at('2026-11-02T12:00');

const weekly = (time: string, ...days: readonly Weekday[]): Rhythm => ({ time, zone: 'UTC', days });
const monthly = (time: string, monthDay: number): Rhythm => ({ time, zone: 'UTC', monthDay });

function ritual(name: RitualName, rhythm: Rhythm, change: Partial<Ritual> = {}): Ritual {
  return { ...planNext(newRitual('c1', { name, on: true, rhythm }), null, now), ...change };
}

/** When the last of these rituals comes first, to the minute. */
function first(
  rituals: readonly Ritual[],
  change: Partial<TimetableOf> & { quiet?: Couple['quietHours'] } = {},
): string {
  const quietHours = change.quiet ?? { from: '22:00', to: '08:00' };
  const couple = { quietHours, partners: [{ zone: 'UTC' }, { zone: 'UTC' }] } as unknown as Couple;
  const last = rituals.at(-1);
  if (last === undefined) throw new Error('no ritual');
  const timetable = timetableOf({ couple, rituals, now, ...change });
  const [coming] = timetable.comes(last.name, now + 60 * day, 1);
  return new Date(coming?.at ?? 0).toISOString().slice(0, 16);
}

const evenings = ritual('question', weekly('20:00', 1, 3, 5));
const daily = ritual('question', weekly('20:00', ...weekdays));

describe('a ritual that takes no precedence', () => {
  it('comes at its time on a day on which nothing else comes, and where what comes is an hour away', () => {
    expect(first([evenings, ritual('pulse', monthly('20:00', 3))])).toBe('2026-11-03T20:00');
    expect(first([evenings, ritual('pulse', monthly('19:00', 4))])).toBe('2026-11-04T19:00');
    expect(first([evenings, ritual('pulse', monthly('21:00', 4))])).toBe('2026-11-04T21:00');
  });

  it('waits until an hour after what stands in its way, on the same day', () => {
    expect(first([evenings, ritual('pulse', monthly('20:00', 4))])).toBe('2026-11-04T21:00');
    expect(first([evenings, ritual('pulse', monthly('19:30', 4))])).toBe('2026-11-04T21:00');
    expect(first([evenings, ritual('pulse', monthly('20:45', 4))])).toBe('2026-11-04T21:00');
  });

  it('waits for one after the other', () => {
    const us = ritual('us', weekly('20:00', 3));
    expect(first([evenings, us])).toBe('2026-11-04T21:00');
    expect(first([evenings, us, ritual('pulse', monthly('20:00', 4))], { quiet: { from: '23:30', to: '08:00' } })).toBe(
      '2026-11-04T22:00',
    );
  });

  it('comes on the next day without any where no hour of its own day is left', () => {
    const us = ritual('us', weekly('20:00', 3));
    expect(first([evenings, us, ritual('pulse', monthly('20:00', 4))])).toBe('2026-11-05T20:00');
    expect(first([evenings, ritual('us', weekly('20:00', 3, 4)), ritual('pulse', monthly('20:00', 4))])).toBe(
      '2026-11-07T20:00',
    );
  });

  it('leaves room for what comes just beyond the midnight of a free day', () => {
    const inApia = ritual('question', { time: '00:00', zone: 'Pacific/Apia', days: [1, 3, 7] });
    // A quarter past ten in London is a quarter to midnight in Apia, and within an hour of its questions on three days.
    expect(first([inApia, ritual('pulse', weekly('00:00', 7))], { quiet: { from: '00:00', to: '10:15' } })).toBe(
      '2026-11-12T10:15',
    );
  });

  it('comes at the first free hour where every day has one', () => {
    const late = ritual('question', weekly('21:30', ...weekdays));
    expect(first([late, ritual('pulse', monthly('21:30', 4))])).toBe('2026-11-05T08:00');
  });

  it('never waits as long as until its own next moment', () => {
    const late = ritual('question', weekly('21:30', 1, 3, 5));
    const us = ritual('us', weekly('21:30', 1, 2, 3));
    expect(first([late, { ...us, nextAt: at('2026-11-04T21:30') }])).toBe('2026-11-05T21:30');
    expect(first([late, us])).toBe('2026-11-03T08:00');
  });

  it('does not wait where there is no room at all', () => {
    const quiet = { from: '20:30', to: '19:45' };
    expect(first([daily, ritual('pulse', monthly('20:00', 4))], { quiet })).toBe('2026-11-04T20:00');
  });

  it('leaves room for what came, and takes the place of what is skipped or off', () => {
    const came = { ...evenings, cameAt: at('2026-11-02T11:30') };
    expect(first([came, ritual('pulse', weekly('12:15', 1))])).toBe('2026-11-02T12:30');
    const skipped = { ...evenings, nextAt: at('2026-11-06T20:00') };
    expect(first([skipped, ritual('pulse', monthly('20:00', 4))])).toBe('2026-11-04T20:00');
    const off = { ...evenings, on: false, nextAt: null };
    expect(first([off, ritual('pulse', monthly('20:00', 4))])).toBe('2026-11-04T20:00');
  });

  it('takes the place of one that has nothing to say then, and comes itself only where it has', () => {
    const us = ritual('us', weekly('20:00', 3, 4));
    const only = (...moments: readonly Instant[]) => ({
      speaks: ({ name }: Ritual, dueAt: Instant) => name === 'question' || moments.includes(dueAt),
    });
    expect(first([evenings, us, ritual('pulse', monthly('20:00', 5))], { speaks: ({ name }) => name !== 'us' })).toBe(
      '2026-11-05T20:00',
    );
    expect(first([evenings, us], only(at('2026-11-12T20:00')))).toBe('2026-11-12T20:00');
    expect(first([evenings, us], only())).toBe('1970-01-01T00:00');
  });

  it('counts days by the clock of the question', () => {
    const inTokyo = ritual('question', { ...weekly('08:30', 4), zone: 'Asia/Tokyo' });
    // 23:30 in London is 08:30 of the next day in Tokyo: on that day nothing more fits in before it is quiet.
    expect(first([inTokyo, ritual('pulse', monthly('23:30', 4))], { quiet: { from: '00:15', to: '08:00' } })).toBe(
      '2026-11-05T23:30',
    );
  });
});

describe('when it is due', () => {
  const couple = {
    quietHours: { from: '22:00', to: '08:00' },
    partners: [{ zone: 'UTC' }, { zone: 'UTC' }],
  } as unknown as Couple;
  const pulse = ritual('pulse', monthly('20:00', 4));
  const moment = (rituals: readonly Ritual[], text: string) =>
    timetableOf({ couple, rituals, now: at(text) }).moment('pulse');
  const wednesday = { ...evenings, nextAt: at('2026-11-04T20:00') };
  const asked = { ...evenings, nextAt: at('2026-11-06T20:00'), cameAt: at('2026-11-04T20:00') };

  it('waits, whether the other was seen to before it or is still to be', () => {
    const later = { kind: 'later', dueAt: at('2026-11-04T20:00'), at: at('2026-11-04T21:00') };
    expect(moment([wednesday, pulse], '2026-11-04T20:00')).toEqual(later);
    expect(moment([asked, pulse], '2026-11-04T20:00')).toEqual(later);
    expect(moment([asked, pulse], '2026-11-04T20:04')).toEqual(later);
  });

  it('comes when it has waited, and knows what for', () => {
    const waiting = { ...pulse, nextAt: at('2026-11-04T21:00'), waitingSince: at('2026-11-04T20:00') };
    expect(moment([asked, waiting], '2026-11-04T21:00')).toEqual({
      kind: 'now',
      dueAt: at('2026-11-04T20:00'),
      at: at('2026-11-04T21:00'),
    });
  });

  it('counts as on time for ten minutes; after that it leaves room for what comes now', () => {
    const comes = (text: string) => moment([asked, { ...pulse, nextAt: at('2026-11-04T21:00') }], text);
    expect(comes('2026-11-04T21:09')).toMatchObject({ kind: 'now', at: at('2026-11-04T21:00') });
    expect(comes('2026-11-04T21:10')).toMatchObject({ kind: 'now', at: at('2026-11-04T21:10') });
    const late = { ...evenings, nextAt: at('2026-11-06T20:00'), cameAt: at('2026-11-04T20:58') };
    expect(moment([wednesday, pulse], '2026-11-04T20:58')).toMatchObject({ kind: 'later', at: at('2026-11-04T21:58') });
    expect(moment([late, pulse], '2026-11-04T20:58')).toMatchObject({ kind: 'later', at: at('2026-11-04T21:58') });
  });

  it('is left out where Attune was away for too long, and says nothing where it has nothing to say', () => {
    expect(moment([pulse], '2026-11-05T08:00')).toEqual({ kind: 'too-late', dueAt: at('2026-11-04T20:00') });
    const silent = timetableOf({ couple, rituals: [pulse], now: at('2026-11-04T20:00'), speaks: () => false });
    expect(silent.moment('pulse')).toEqual({ kind: 'silent' });
  });

  it('waits an hour at most by the minute', () => {
    expect((moment([wednesday, pulse], '2026-11-04T20:00') as { at: Instant }).at % minute).toBe(0);
  });
});
