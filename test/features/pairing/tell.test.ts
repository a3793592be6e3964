import { expect, test } from 'vitest';
import notices from '../../../content/en/copy/notices.json' with { type: 'json' };
import { hour, minute } from '../../../src/model/instant.ts';
import type { Announced, Job, Told } from '../../../src/port/jobs.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

function named<T>(beginning: string): readonly T[] {
  return Object.keys(notices)
    .filter((key) => key.startsWith(beginning))
    .map((key) => key.slice(beginning.length) as T);
}

const told = named<Told>('tell-');
const announced = named<Announced>('announce-');

test('every notice reaches one partner privately, and both in the room, once however often its job runs', async () => {
  await using world = await FakeWorld.open({ settle: true });
  await pair(world);
  await world.pass(3 * hour);
  const before = world.platform.messages.length;
  const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  const coupleId = couple?.id ?? '';
  const jobs = [
    ...told.map((notice): Job => ({ name: 'tell', coupleId, side: 1, notice, key: `tell-${notice}` })),
    ...announced.map((notice): Job => ({ name: 'announce', coupleId, notice, key: `announce-${notice}` })),
  ];
  for (const job of [...jobs, ...jobs]) await world.bot.run(job);
  const after = world.platform.messages.slice(before);
  expect(after.map(({ audience }) => audience)).toEqual([...told.map(() => 'alex'), ...announced.map(() => null)]);
  expect(world.log.filter((line) => line.includes('failed'))).toEqual([]);
});

test('in quiet hours only what somebody has just asked for does not wait', async () => {
  await using world = await FakeWorld.open({ settle: true });
  await pair(world);
  const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  const tell = { name: 'tell', coupleId: couple?.id ?? '', side: 1, notice: 'partner-away' } as const;
  const asked = world.now();
  await world.bot.run({ ...tell, key: 'now', asked });
  await world.bot.run({ ...tell, key: 'long ago', asked: asked - hour });
  const heard = () => world.pings.filter(({ about }) => ['now', 'long ago'].includes(about)).map(({ about }) => about);
  expect(heard()).toEqual(['now']);
  await world.pass(hour - minute);
  expect(heard()).toEqual(['now']);
  await world.pass(minute);
  expect(heard()).toEqual(['now', 'long ago']);
});

test('a couple that is erased by then is told nothing', async () => {
  await using world = await FakeWorld.open({ settle: true });
  await world.bot.run({ name: 'tell', coupleId: crypto.randomUUID(), side: 0, notice: 'unpaired', key: 'late' });
  expect(world.platform.messages).toEqual([]);
});
