import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/card/card.ts';
import type { JobContext } from '../../../src/features/context.ts';
import { createRhythm } from '../../../src/features/rhythm/index.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { Job } from '../../../src/port/jobs.ts';
import type { Stores } from '../../../src/port/store.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { alex, RhythmWorld, sam, textOf } from './rhythm-world.ts';

let world: RhythmWorld;

beforeAll(async () => {
  world = await RhythmWorld.open();
});
beforeEach(() => world.begin());
afterAll(() => world.close());

const posts = () => world.jobs.filter(({ name }) => name === 'post-check-in').length;

describe('after a time in which Attune did not run', () => {
  // The pause ends at noon on Monday; both have quiet hours from ten to eight, by their own clocks.
  it.each([
    ['in the evening', '2026-11-09T21:00Z', 1],
    ['at half past one', '2026-11-10T01:30Z', 0],
    ['in the morning, twelve hours late', '2026-11-10T08:00Z', 0],
    ['in the morning, when it is night for the other', '2026-11-10T10:00Z', 0],
  ])('a pause that ended meanwhile lets its question come by the rule for all: %s', async (_, back, count) => {
    await world.command(sam, 'checkin pause', { days: '7' });
    await world.tickAt(back);
    expect(posts()).toBe(count);
    expect(await world.nextAt()).toBe('2026-11-11T20:00');
    expect((await world.couple()).pause).toBe(null);
  });

  it('a question waits for the end of quiet hours, if it is not too late by then', async () => {
    await world.change({ quietHours: { from: '21:30', to: '00:30' } });
    await world.changePartner(alex, { zone: 'Europe/Lisbon' });
    await world.tickAt('2026-11-02T22:00Z');
    expect(posts()).toBe(0);
    await world.tickAt('2026-11-03T00:30Z');
    expect(posts()).toBe(1);
  });
});

describe('a card about the rhythm that had to wait', () => {
  // It was wanted at seven in the evening in Lisbon, where it is quiet from ten; in New York it is two then.
  const wanted = '2026-11-02T19:00Z';

  it.each([
    ['for some minutes, comes at once', '2026-11-02T19:09Z', null],
    ['for an hour, comes at once where it is quiet for neither', '2026-11-02T20:30Z', null],
    ['until the night, comes in the morning of both', '2026-11-03T01:30Z', '2026-11-03T13:00Z'],
    ['until it is morning for one, comes in the morning of both', '2026-11-03T09:00Z', '2026-11-03T13:00Z'],
    ['until the morning, comes then', '2026-11-03T13:00Z', null],
  ])('%s', async (_, now, later) => {
    const job = { name: 'announce-rhythm', coupleId: 'c1', key: 'rhythm-x', at: Date.parse(wanted) } as const;
    const posted: Card[] = [];
    const put: { jobs: readonly Job[]; at: Instant | undefined }[] = [];
    const queue = { enqueue: async (some: readonly Job[], at?: Instant) => void put.push({ jobs: some, at }) };
    const transaction = <T>(work: (stores: Stores) => Promise<T>) =>
      world.do((stores) => work({ ...stores, jobs: queue }));
    const context = {
      now: Date.parse(now),
      content: await shippedContent(),
      rituals: [],
      store: { transaction },
      post: async (_room: unknown, card: Card) => void posted.push(card),
    };
    await createRhythm(() => []).jobs['announce-rhythm'].run(context as unknown as JobContext, job);
    expect(posted.length).toBe(later === null ? 1 : 0);
    expect(put).toEqual(later === null ? [] : [{ jobs: [job], at: Date.parse(later) }]);
  });

  it('knows when it was wanted', async () => {
    await world.command(sam, 'checkin pause');
    expect(world.jobs).toMatchObject([{ name: 'announce-rhythm', at: world.now }]);
  });
});

describe('after the clock of the host was wrong', () => {
  it('and a year ahead, the next question comes when it would have come', async () => {
    await world.schedule(sam, { us: '7', days: ['1', '3', '5'] });
    await world.tickAt('2027-11-20T12:00Z');
    expect(await world.nextAt()).toBe('2027-11-22T20:00');
    await world.tickAt('2026-11-02T12:01Z');
    expect(await world.nextAt()).toBe('2026-11-02T20:00');
    expect(await world.nextAt('us')).toBe('2026-11-08T20:00');
    expect(textOf(await world.command(sam, 'checkin next'))).not.toContain('didn’t happen');
    await world.tickAt('2026-11-02T20:00Z');
    expect(posts()).toBe(1);
  });

  it('and a day behind, nothing is asked twice', async () => {
    await world.tickAt('2026-11-02T20:00Z');
    await world.tickAt('2026-11-01T20:00Z');
    await world.tickAt('2026-11-02T20:00Z');
    expect(posts()).toBe(1);
    await world.tickAt('2026-11-04T20:00Z');
    expect(posts()).toBe(2);
  });

  it('what was skipped, however much of it, stays skipped', async () => {
    await world.command(sam, 'checkin skip');
    let next = await world.nextAt();
    for (let more = 0; more < 12; more++) {
      await world.act(sam, `rhythm.skip:question:${Date.parse(`${next}Z`)}`);
      next = await world.nextAt();
    }
    expect(Date.parse(`${next}Z`) - world.now).toBeGreaterThan(25 * 86_400_000);
    await world.tickAt('2026-11-02T12:01Z');
    expect(await world.nextAt()).toBe(next);
  });
});
