import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day, hour } from '../../../src/model/instant.ts';
import { themes } from '../../../src/model/theme.ts';
import { alex, RhythmWorld, sam, textOf } from './rhythm-world.ts';

let world: RhythmWorld;

beforeAll(async () => {
  world = await RhythmWorld.open();
});
beforeEach(() => world.begin());
afterAll(() => world.close());

const firstMonday = Date.parse('2026-11-02T20:00Z');

const asked = (id = 'c1') => world.do(({ checkIns }) => checkIns.history(id, world.now + 1, 50));

describe('two that are due at once', () => {
  /** The check-in about the two of them comes on Mondays at eight too. */
  const both = async () => {
    const us = await world.ritual('us');
    const rhythm = { days: [1], time: '20:00', zone: 'Europe/Lisbon' } as const;
    await world.do(({ rituals }) => rituals.save([{ ...us, on: true, rhythm, nextAt: firstMonday }]));
  };

  it('come an hour apart, the question first, as it was said', async () => {
    await both();
    const text = textOf(await world.command(sam, 'checkin next'));
    expect(text).toContain('The next weekly check-in is on Monday, November 2 at 9:00 PM in Lisbon');
    expect(text).toContain('You get something else then, so I’ll wait a little.');
    await world.tickAt('2026-11-02T20:00Z');
    expect((await asked()).map(({ origin }) => origin)).toEqual(['question']);
    expect(await world.ritual('us')).toMatchObject({ waitingSince: firstMonday, nextAt: firstMonday + hour });
    expect(await world.ritual('question')).toMatchObject({ cameAt: firstMonday });
    expect(textOf(await world.command(alex, 'checkin next'))).toContain('on Monday, November 2 at 9:00 PM in Lisbon');
    await world.tickAt('2026-11-02T20:59Z');
    expect((await asked()).length).toBe(1);
    await world.tickAt('2026-11-02T21:00Z');
    expect((await asked()).map(({ origin }) => origin)).toEqual(['us', 'question']);
    expect(await world.nextAt('us')).toBe('2026-11-09T20:00');
  });

  it('are one where the first finds nothing to ask', async () => {
    await both();
    const prompts = world.prompts.filter((one) => !('ritual' in one && one.ritual === 'us'));
    await world.do(async ({ checkIns }) => {
      for (const { id } of prompts) await checkIns.setNever('c1', sam, id, true);
    });
    await world.tickAt('2026-11-02T20:00Z');
    expect((await asked()).map(({ origin }) => origin)).toEqual(['us']);
    expect(await world.ritual('question')).toMatchObject({ cameAt: null });
  });

  it('come apart too after an outage that both fell into', async () => {
    await both();
    await world.change({ quietHours: { from: '04:00', to: '05:00' } });
    await world.tickAt('2026-11-02T22:30Z');
    expect((await asked()).map(({ origin }) => origin)).toEqual(['question']);
    expect(await world.nextAt('us')).toBe('2026-11-02T23:30');
  });

  it('wait for each other also where one could come only hours later: the next day without any', async () => {
    await both();
    await world.change({ quietHours: { from: '21:00', to: '08:00' } });
    await world.changePartner(alex, { zone: 'Europe/Lisbon' });
    await world.tickAt('2026-11-02T20:00Z');
    expect(await world.nextAt('us')).toBe('2026-11-03T20:00');
    await world.tickAt('2026-11-03T20:00Z');
    expect((await asked()).map(({ origin }) => origin)).toEqual(['us', 'question']);
  });
});

describe('a question that is due', () => {
  it('is opened at its minute and not before, its post is enqueued, and the next is set', async () => {
    await world.tickAt('2026-11-02T19:59Z');
    expect(await asked()).toEqual([]);
    await world.tickAt('2026-11-02T20:00Z');
    const [checkIn, ...more] = await asked();
    expect(more).toEqual([]);
    expect(checkIn).toMatchObject({ coupleId: 'c1', origin: 'question', mode: 'sealed', openedAt: world.now });
    expect(world.jobs).toEqual([{ name: 'post-check-in', checkInId: checkIn?.id }]);
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
    await world.tickAt('2026-11-02T20:01Z');
    expect((await asked()).length).toBe(1);
  });

  it('is open for talk where the couple would rather talk', async () => {
    await world.change({ answers: 'open' });
    await world.tickAt('2026-11-02T20:00Z');
    expect((await asked()).map(({ mode }) => mode)).toEqual(['open']);
  });

  it('comes up to six hours late, and once however many were due', async () => {
    await world.change({ quietHours: { from: '04:00', to: '05:00' } });
    await world.tickAt('2026-11-05T02:00Z');
    expect((await asked()).length).toBe(1);
    expect(await world.nextAt()).toBe('2026-11-06T20:00');
  });

  it('is left out when it is later than that, and the reason stays', async () => {
    await world.change({ quietHours: { from: '04:00', to: '05:00' } });
    await world.tickAt('2026-11-03T02:00:01Z');
    expect(await asked()).toEqual([]);
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
    expect((await world.ritual()).lastSkip).toEqual({ dueAt: Date.parse('2026-11-02T20:00Z'), why: 'late' });
  });

  it('is never put into the quiet hours of either: late ones that cannot come before the limit are left out', async () => {
    await world.tickAt('2026-11-02T23:00Z');
    expect(await asked()).toEqual([]);
    expect((await world.ritual()).lastSkip?.why).toBe('late');
  });

  it('waits a little for the end of quiet hours, where that is within the limit', async () => {
    await world.change({ quietHours: { from: '22:00', to: '23:30' } });
    await world.tickAt('2026-11-02T22:30Z');
    expect(await asked()).toEqual([]);
    expect(await world.nextAt()).toBe('2026-11-02T23:30');
    await world.tickAt('2026-11-02T23:30Z');
    expect((await asked()).length).toBe(1);
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
  });

  it('waits for the end of quiet hours that were changed after the rhythm, and comes then', async () => {
    await world.changePartner(alex, { zone: 'Asia/Tokyo' });
    await world.tickAt('2026-11-02T20:00Z');
    expect(await asked()).toEqual([]);
    expect(await world.nextAt()).toBe('2026-11-03T08:00');
    await world.tickAt('2026-11-03T08:00Z');
    expect((await asked()).length).toBe(1);
  });

  it('does not come to a couple that is paused or has ended', async () => {
    await world.command(sam, 'checkin pause');
    await world.add('c2', { ending: { at: world.now, eraseAt: world.now + 1e9 } });
    world.jobs.length = 0;
    await world.tickAt('2026-11-02T20:00Z');
    expect(world.jobs).toEqual([]);
  });

  it('moves on quietly when nothing is left to ask', async () => {
    await world.changePartner(sam, { themesNever: themes });
    await world.tickAt('2026-11-02T20:00Z');
    expect(await asked()).toEqual([]);
    expect(await world.nextAt()).toBe('2026-11-04T20:00');
    expect((await world.ritual()).lastSkip).toBe(null);
  });

  it('keeps to the depth of both, to what either never wants, to the packs that both want, and does not come twice', async () => {
    await world.changePartner(sam, { packs: ['apart', 'married'] });
    await world.changePartner(alex, { depthLimit: 1, themesNever: ['trust'], packs: ['living-together', 'apart'] });
    const light = world.prompts
      .filter(
        (prompt) => prompt.depth === 1 && prompt.theme !== 'trust' && prompt.retired !== true && !('ritual' in prompt),
      )
      .filter(({ pack }) => pack === undefined || pack === 'apart')
      .toSorted((a, b) => Number(b.pack !== undefined) - Number(a.pack !== undefined));
    expect(light[0]?.pack).toBe('apart');
    const wanted = light.slice(0, 12).map(({ id }) => id);
    await world.do(async ({ checkIns }) => {
      for (const { id } of light.slice(12)) await checkIns.setNever('c1', sam, id, true);
    });
    for (let week = 0; week < 12; week++) await world.tickAt(new Date(firstMonday + week * 7 * day).toISOString());
    expect((await asked()).map(({ promptId }) => promptId).sort()).toEqual(wanted.sort());
  });
});

describe('the us check-in', () => {
  it('asks one of its own questions, on its day', async () => {
    await world.schedule(sam, { us: '1', days: ['3'] });
    world.jobs.length = 0;
    await world.tickAt('2026-11-02T20:00Z');
    expect((await asked()).map(({ origin, promptId }) => [origin, promptId.startsWith('us-')])).toEqual([['us', true]]);
    expect(world.jobs.length).toBe(1);
    await world.tickAt('2026-11-04T20:00Z');
    const [newest] = await asked();
    expect([newest?.origin, newest?.promptId.startsWith('us-')]).toEqual(['question', false]);
  });
});

describe('many couples due at once', () => {
  it('are each asked once, and not all the same', async () => {
    for (let index = 0; index < 30; index++) await world.add(`many-${index}`, {}, { nextAt: firstMonday });
    await world.tickAt('2026-11-02T20:00Z');
    const all = await Promise.all(Array.from({ length: 30 }, (_, index) => asked(`many-${index}`)));
    expect(all.every((checkIns) => checkIns.length === 1)).toBe(true);
    expect(new Set(all.flat().map(({ promptId }) => promptId)).size).toBeGreaterThan(5);
    expect(world.jobs.length).toBe(31);
  });
});
