import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { openBotClock } from '../../../adapters/web/bot-clock.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MapStore } from './map-store.ts';
import { noon } from './open-preview.ts';
import { openWebDriver } from './open-web-driver.ts';

test('the clock jumps a second past the next check-in, and what is due is done before it answers', async () => {
  const due = noon + 5 * hour;
  const done: number[] = [];
  await using driver = await openWebDriver(new FakeInbox(), {
    nextDue: async () => due,
    onJump: async () => void done.push(driver.preview.clock.now()),
  });
  const answer = await driver.one.post('/api/clock', { id: randomUUID(), to: 'next' });
  expect(answer).toEqual({ now: due + 1000 });
  expect(done).toEqual([due + 1000]);
  await driver.other.view.until(() => driver.other.view.raw.some(({ event }) => event === 'clock'));
  expect(driver.other.view.raw.findLast(({ event }) => event === 'clock')?.data).toBe(
    JSON.stringify({ now: due + 1000 }),
  );
});

test('on its way it stops at each moment for which something is planned, and shows itself there', async () => {
  const planned = [noon + hour, noon + 5 * hour, noon + 30 * hour];
  const done: number[] = [];
  await using driver = await openWebDriver(new FakeInbox(), {
    nextMoment: async () => planned.find((at) => at > (done.at(-1) ?? noon)) ?? null,
    onJump: async () => void done.push(driver.preview.clock.now()),
  });
  await driver.one.post('/api/clock', { id: randomUUID(), to: 'day' });
  expect(done).toEqual([noon + hour, noon + 5 * hour, noon + day]);
  await driver.one.post('/api/clock', { id: randomUUID(), to: 'week' });
  expect(done.slice(3)).toEqual([noon + 30 * hour, noon + 8 * day]);
  await driver.other.view.until(() => driver.other.view.raw.filter(({ event }) => event === 'clock').length === 5);
});

test('what is due and cannot be done holds nothing up', async () => {
  const done: number[] = [];
  await using driver = await openWebDriver(new FakeInbox(), {
    nextMoment: async () => (done.length < 5 ? noon - hour : null),
    onJump: async () => void done.push(driver.preview.clock.now() - noon),
  });
  await driver.one.post('/api/clock', { id: randomUUID(), to: 'hour' });
  expect(done).toEqual([minute, 2 * minute, 3 * minute, 4 * minute, 5 * minute, hour]);
});

test('the clock moves once for one click, however often that arrives, and on for every other', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  const id = randomUUID();
  await Promise.all([1, 2, 3].map(() => driver.one.post('/api/clock', { id, to: 'hour' })));
  expect(driver.preview.clock.now()).toBe(noon + hour);
  await Promise.all(['hour', 'day'].map((to) => driver.one.post('/api/clock', { id: randomUUID(), to })));
  expect(driver.preview.clock.now()).toBe(noon + 2 * hour + day);
});

test('with nothing planned the clock stays and says so', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  await expect(driver.one.post('/api/clock', { id: randomUUID(), to: 'next' })).rejects.toThrow(
    /No check-in is planned/,
  );
  expect(driver.preview.clock.now()).toBe(noon);
});

test('bot time goes on where it was after a restart', async () => {
  await using driver = await openWebDriver(new FakeInbox());
  await driver.one.post('/api/clock', { id: randomUUID(), to: 'day' });
  await driver.restart();
  expect(driver.preview.clock.now()).toBe(noon + day);
});

test('bot time runs backwards only for a preview that starts over, even if the machine was set back meanwhile', async () => {
  const store = new MapStore();
  const before = await openBotClock(store, () => noon);
  await before.jump(hour);
  const after = await openBotClock(store, () => noon - 3 * day);
  expect(after.now()).toBe(noon + hour);
  await expect(after.jump(-1)).rejects.toThrow(RangeError);
  await after.setBack();
  expect(after.now()).toBe(noon - 3 * day);
  expect((await openBotClock(store, () => noon - 2 * day)).now()).toBe(noon - 2 * day);
});
