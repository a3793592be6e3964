import { afterEach, beforeEach, expect, test } from 'vitest';
import { listFeatures } from '../../../src/bot/registry.ts';
import type { Feature } from '../../../src/features/feature.ts';
import type { RitualDefinition } from '../../../src/features/ritual.ts';
import { day, hour, type Instant } from '../../../src/model/instant.ts';
import { newRitual } from '../../../src/model/ritual.ts';
import type { DueRitual } from '../../../src/port/stores/ritual-store.ts';
import { nextOccurrence } from '../../../src/schedule/next-occurrence.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Every morning at nine, and with something to say on the eleventh only. */
const rhythm = { days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone: 'Europe/Lisbon' } as const;
const eleventh = Date.parse('2026-11-11T09:00Z');

let world: FakeWorld;
let due: DueRitual[];
let silent: boolean;
let asked: (readonly Instant[])[];

const seldom: RitualDefinition = {
  name: 'pulse',
  suggested: () => rhythm,
  speaks: async (_stores, all) => {
    asked.push(...all.map(({ moments }) => moments));
    return new Map(all.map(({ couple, moments }) => [couple.id, moments.filter((at) => at === eleventh)]));
  },
  run: async (some) => {
    due.push(...some);
    return silent ? some : [];
  },
};

beforeEach(async () => {
  due = [];
  asked = [];
  silent = false;
  const features = listFeatures().map((one): Feature => (one.name === 'pulse' ? { ...one, rituals: [seldom] } : one));
  world = await FakeWorld.open({ settle: true, features });
  await pair(world);
  await world.store.transaction(async ({ couples, rituals }) => {
    const couple = await couples.activeIn(world.room);
    const pulse = newRitual(couple?.id ?? '', { name: 'pulse', on: true, rhythm });
    await rituals.save([{ ...pulse, nextAt: nextOccurrence(rhythm, world.now()) }]);
  });
});
afterEach(() => world[Symbol.asyncDispose]());

async function pulse() {
  return world.store.transaction(async ({ couples, rituals }) => {
    const couple = await couples.activeIn(world.room);
    return rituals.find(couple?.id ?? '', 'pulse');
  });
}

async function untilNine(days: number): Promise<void> {
  await world.pass(Date.parse('2026-11-02T09:00Z') + days * day - world.now());
}

test('one that seldom has something to say is promised for when it has, and comes then alone', async () => {
  await world.sam.command('checkin next');
  const { text } = await cardWith(world.sam, 'Coming up');
  expect(text).toContain('The next pulse is on Wednesday 11 November at 13:00 in Lisbon');
  expect(text).toContain('quiet hours for one of you');
  expect(text.match(/The pulse/g)).toHaveLength(1);
  for (let days = 1; days < 9; days += 1) await untilNine(days);
  expect(due).toEqual([]);
  expect(await pulse()).toMatchObject({ nextAt: eleventh, cameAt: null });
  // In New York it is quiet until one in the afternoon of Lisbon: it waits, and knows for what.
  await untilNine(9);
  expect(due).toEqual([]);
  expect(await pulse()).toMatchObject({ nextAt: eleventh + 4 * hour, waitingSince: eleventh });
  await world.pass(4 * hour);
  expect(due.map(({ dueAt }) => dueAt)).toEqual([eleventh]);
  expect(await pulse()).toMatchObject({ nextAt: eleventh + day, waitingSince: null, cameAt: eleventh + 4 * hour });
});

test('one that finds nothing to say after all has not come', async () => {
  silent = true;
  for (let days = 1; days < 10; days += 1) await untilNine(days);
  await world.pass(4 * hour);
  expect(due).toHaveLength(1);
  expect(await pulse()).toMatchObject({ nextAt: eleventh + day, cameAt: null });
});

test('only moments of its rhythm are asked for, once a look', async () => {
  await untilNine(1);
  for (const moments of asked) {
    expect(moments.every((at) => nextOccurrence(rhythm, at - 1) === at)).toBe(true);
    expect(new Set(moments).size).toBe(moments.length);
  }
});

test('it can be left out, and comes after all', async () => {
  await world.sam.command('checkin schedule');
  await world.sam.submit({ days: ['7'] });
  await world.pass(7 * day);
  await world.sam.command('checkin skip');
  expect((await cardWith(world.sam, 'Skipped')).text).toContain('The pulse for Wednesday 11 November at 13:00');
  expect(await pulse()).toMatchObject({ lastSkip: { dueAt: eleventh, why: 'asked' } });
  await world.sam.click('Don’t skip it');
  expect((await cardWith(world.sam, 'It’s on again')).text).toContain('Wednesday 11 November at 13:00');
  expect(await pulse()).toMatchObject({ nextAt: eleventh, lastSkip: null });
});
