import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Couple, QuietHours } from '../../src/model/couple.ts';
import { type DatePlan, type Given, newDatePlan } from '../../src/model/date-plan.ts';
import { day, hour, type Instant, minute } from '../../src/model/instant.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import {
  askMoment,
  clocksFor,
  dueOfDate,
  givenOf,
  type Reminder,
  remindersOf,
} from '../../src/schedule/date-moments.ts';
import { isQuiet } from '../../src/schedule/quiet-hours.ts';

const night = { from: '22:00', to: '08:00' };

function coupleIn(zones: readonly [string, string], quietHours: QuietHours = night): Couple {
  const partners = zones.map((zone, side) => ({ side, zone }));
  return { quietHours, partners } as unknown as Couple;
}

function planAt(at: Instant, zone: string, timedAt: Instant): DatePlan {
  const setting = { by: 0, what: new PartnerWords('a walk'), at, zone } as const;
  return { ...newDatePlan({ id: 'd1', coupleId: 'c1' }, setting, timedAt), timedAt };
}

const at = (text: string) => Date.parse(text);
const told = (all: readonly Reminder[]) =>
  all.map((one) => `${givenOf(one)} ${new Date(one.at).toISOString().slice(0, 16)}`);

describe('reminders', () => {
  it('come to each on the evening before and in the morning, by that one’s own clock', () => {
    const plan = planAt(at('2026-11-06T19:30Z'), 'Europe/Lisbon', at('2026-11-02T15:00Z'));
    expect(told(remindersOf(plan, coupleIn(['Europe/Lisbon', 'America/New_York'])))).toEqual([
      'day-before-0 2026-11-05T18:00',
      'morning-0 2026-11-06T09:00',
      'day-before-1 2026-11-05T23:00',
      'morning-1 2026-11-06T14:00',
    ]);
  });

  it('go by the day that it is for each: what is on Saturday here may be on Friday there', () => {
    const plan = planAt(at('2026-11-07T02:00Z'), 'Asia/Tokyo', at('2026-11-02T15:00Z'));
    expect(told(remindersOf(plan, coupleIn(['Asia/Tokyo', 'America/New_York'])))).toEqual([
      'day-before-0 2026-11-06T09:00',
      'morning-0 2026-11-07T00:00',
      'day-before-1 2026-11-05T23:00',
      'morning-1 2026-11-06T14:00',
    ]);
  });

  it('go by the clock on the wall on both sides of a change of clocks', () => {
    // New York goes back on November 1, 2026, Lisbon on October 25.
    const plan = planAt(at('2026-11-01T20:00Z'), 'America/New_York', at('2026-10-20T12:00Z'));
    expect(told(remindersOf(plan, coupleIn(['Europe/Lisbon', 'America/New_York'])))).toEqual([
      'day-before-0 2026-10-31T18:00',
      'morning-0 2026-11-01T09:00',
      'day-before-1 2026-10-31T22:00',
      'morning-1 2026-11-01T14:00',
    ]);
  });

  it('go by the clock of the plan for whoever has told no zone', () => {
    const plan = planAt(at('2026-11-07T03:30Z'), 'America/Los_Angeles', at('2026-11-02T15:00Z'));
    expect(told(remindersOf(plan, coupleIn(['America/Los_Angeles', 'UTC'])))).toEqual([
      'day-before-0 2026-11-06T02:00',
      'morning-0 2026-11-06T17:00',
      'day-before-1 2026-11-06T02:00',
      'morning-1 2026-11-06T17:00',
    ]);
    expect(dueOfDate(plan, coupleIn(['UTC', 'UTC']), at('2026-11-06T02:00Z')).reminders).toHaveLength(2);
  });

  it('wait for the end of quiet hours, and are left out where they would come too late', () => {
    const late = { from: '17:00', to: '10:00' };
    const plan = planAt(at('2026-11-06T11:00Z'), 'Europe/Lisbon', at('2026-11-02T15:00Z'));
    expect(told(remindersOf(plan, coupleIn(['Europe/Lisbon', 'Europe/Lisbon'], late)))).toEqual([
      'morning-0 2026-11-06T10:00',
      'morning-1 2026-11-06T10:00',
    ]);
    const early = planAt(at('2026-11-06T08:30Z'), 'Europe/Lisbon', at('2026-11-02T15:00Z'));
    expect(told(remindersOf(early, coupleIn(['Europe/Lisbon', 'Europe/Lisbon'])))).toEqual([
      'day-before-0 2026-11-05T18:00',
      'day-before-1 2026-11-05T18:00',
    ]);
  });

  it('are left out where both have just heard of it', () => {
    const plan = planAt(at('2026-11-06T19:30Z'), 'Europe/Lisbon', at('2026-11-05T20:00Z'));
    expect(told(remindersOf(plan, coupleIn(['Europe/Lisbon', 'Europe/Lisbon'])))).toEqual([
      'morning-0 2026-11-06T09:00',
      'morning-1 2026-11-06T09:00',
    ]);
  });
});

describe('asking how it was', () => {
  it('is for the day after, when it is quiet for neither', () => {
    const both = coupleIn(['Europe/Lisbon', 'America/New_York']);
    const plan = planAt(at('2026-11-06T19:30Z'), 'Europe/Lisbon', 0);
    expect(new Date(askMoment(plan, both).at).toISOString()).toBe('2026-11-07T13:00:00.000Z');
    expect(new Date(askMoment(plan, coupleIn(['Europe/Lisbon', 'Europe/Lisbon'])).at).toISOString()).toBe(
      '2026-11-07T10:00:00.000Z',
    );
  });
});

const zone = fc.constantFrom(
  'Europe/Lisbon',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
  'UTC',
);
const time = fc
  .nat(95)
  .map((quarter) => `${String(quarter >> 2).padStart(2, '0')}:${['00', '15', '30', '45'][quarter & 3]}`);
const inMinutes = (days: number) => fc.nat(days * 24 * 60).map((minutes) => minutes * minute);

const life = fc.record({
  zones: fc.tuple(zone, zone),
  quietHours: fc.record({ from: time, to: time }),
  zone,
  // Every minute of 2026, the changes of all clocks among them.
  plannedAt: inMinutes(365).map((ms) => at('2026-01-01T00:00Z') + ms),
  ahead: inMinutes(9).map((ms) => ms + minute),
  /** When one of the two goes to another place, and which. */
  moves: fc.option(fc.record({ after: inMinutes(9), side: fc.constantFrom(0 as const, 1 as const), zone })),
  /** When the process is away, and for how long. */
  outage: fc.option(fc.record({ after: inMinutes(9), long: inMinutes(2) })),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

type Said = { readonly given: Given; readonly at: Instant; readonly reminder: Reminder };

/** Lives through a plan, looking at it only when it says that something may be due. */
function live({ zones, quietHours, zone: where, plannedAt, ahead, moves, outage }: Life) {
  let plan = planAt(plannedAt + ahead, where, plannedAt);
  const said: Said[] = [];
  const asked: Instant[] = [];
  const coupleAt = (now: Instant) =>
    moves === null || now < plannedAt + moves.after
      ? coupleIn(zones, quietHours)
      : coupleIn(moves.side === 0 ? [moves.zone, zones[1]] : [zones[0], moves.zone], quietHours);
  const isAway = (now: Instant) =>
    outage !== null && now >= plannedAt + outage.after && now < plannedAt + outage.after + outage.long;
  let looks = 0;
  let now: Instant | null = plannedAt;
  while (now !== null) {
    while (isAway(now)) now += minute;
    const couple = coupleAt(now);
    const { reminders, ask, lookAt } = dueOfDate(plan, couple, now);
    said.push(...reminders.map((reminder) => ({ given: givenOf(reminder), at: now ?? 0, reminder })));
    if (ask) asked.push(now);
    plan = { ...plan, given: [...plan.given, ...reminders.map(givenOf)], ...(ask ? { askedAt: now } : {}) };
    if (lookAt !== null && lookAt <= now) throw new Error('it never ends');
    now = lookAt;
    looks += 1;
  }
  return { said, asked, looks, coupleAt, isAway, plan };
}

describe('over a whole life of a plan', () => {
  it('nobody is reminded twice, in their quiet hours, or of what is no news, wherever they go and whoever is away', () => {
    fc.assert(
      fc.property(life, (story) => {
        const { said, asked, looks, coupleAt, plan } = live(story);
        expect(new Set(said.map(({ given }) => given)).size).toBe(said.length);
        for (const { at: now, reminder } of said) {
          const { quietHours, partners } = clocksFor(plan, coupleAt(now));
          const { zone: own } = partners[reminder.side];
          expect(isQuiet(quietHours, own, now)).toBe(false);
          expect(now).toBeLessThan(plan.at);
          const days = localDay(now, own).until(localDay(plan.at, own)).days;
          // A day that a zone left out altogether may lie between.
          expect(reminder.kind === 'morning' ? days === 0 : days === 1 || days === 2).toBe(true);
        }
        expect(asked.length).toBeLessThanOrEqual(1);
        expect(looks).toBeLessThan((5 * day) / hour);
      }),
      { numRuns: 60 },
    );
  });

  it('each hears what was promised, when it was promised; after a move, an hour later at most', () => {
    fc.assert(
      fc.property(life, (story) => {
        const { said, asked, coupleAt, plan } = live({ ...story, outage: null });
        const moved = story.moves === null ? 0 : story.plannedAt + story.moves.after;
        for (const { at: now, reminder } of said) {
          const own = remindersOf(plan, coupleAt(now)).find((one) => givenOf(one) === givenOf(reminder));
          if (own !== undefined && own.at <= now) expect(now - Math.max(own.at, moved)).toBeLessThanOrEqual(hour);
        }
        if (story.moves !== null) return;
        const promised = remindersOf(plan, coupleAt(0));
        const lines = (all: readonly { given: Given; at: Instant }[]) =>
          all.map((one) => `${one.given} ${one.at}`).toSorted();
        expect(lines(said)).toEqual(lines(promised.map((one) => ({ given: givenOf(one), at: one.at }))));
        expect(asked).toEqual([askMoment(plan, coupleAt(0)).at]);
      }),
      { numRuns: 60 },
    );
  });
});

function localDay(moment: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate();
}
