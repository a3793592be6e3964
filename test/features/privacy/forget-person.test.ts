import { afterEach, beforeEach, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { readOwnData } from '../../../src/features/privacy/index.ts';
import { day } from '../../../src/model/instant.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith } from '../../flows/driver.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';
import { addHistories, written } from './two-histories.ts';

let world: FakeWorld;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true, now: byDay });
  await pair(world);
  await addHistories(world);
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function forget(person = world.sam): Promise<void> {
  await person.command('privacy');
  await person.click('Delete my data');
  await person.click('Delete it for good');
}

async function copyOf(person = world.alex): Promise<string> {
  const content = await shippedContent();
  const { data } = await world.store.transaction((stores) =>
    readOwnData(features, { stores, content, now: world.now() }, person.user),
  );
  return JSON.stringify(data);
}

test('a copy is offered before anything is lost, and one can still keep everything', async () => {
  await world.sam.command('privacy');
  await world.sam.click('Delete my data');
  const card = await cardWith(world.sam, 'Delete all your data?');
  expect(card.buttons).toEqual(['Export my data first', 'Delete it for good', 'Keep everything']);
  await world.sam.click('Keep everything');
  expect(await copyOf(world.sam)).toContain(written.samSealed);
});

test('everything that one wrote is gone, and one’s name with it', async () => {
  expect(await world.dump()).toMatch(/\bpartners.*\bsam\b/);
  await forget();
  expect(JSON.parse(await copyOf(world.sam))).toMatchObject({ couples: [], invitations: [] });
  const kept = await copyOf(world.alex);
  for (const key of ['samPrivate', 'samSealed'] as const) expect(kept).not.toContain(written[key]);
  expect(kept).not.toContain('SAM-');
  expect(await world.dump()).not.toMatch(/\bpartners.*\bsam\b/);
});

test('the other is told neutrally, and keeps their own part for 30 days', async () => {
  await forget();
  const told = await cardWith(world.alex, 'your partner’s part is erased');
  expect(told.private).toBe(true);
  expect(told.text).not.toContain('@sam');
  const kept = await copyOf(world.alex);
  for (const key of ['alexRoom', 'alexPrivate', 'alexSealed', 'alexResponse', 'alexUnposted'] as const) {
    expect(kept).toContain(JSON.stringify(written[key]).slice(1, -1));
  }
  await world.pass(30 * day);
  expect(JSON.parse(await copyOf(world.alex))).toMatchObject({ couples: [] });
});

test('the other reads everywhere that it can’t be brought back, and until when their own part stays', async () => {
  await world.alex.command('unpair');
  const old = (await cardWith(world.alex, 'Stop using Attune together?')).id;
  await forget();
  const couple = (await world.store.transaction((stores) => stores.couples.ofUser(world.alex.user)))[0];
  const until = new Date(couple?.ending?.eraseAt ?? 0).toISOString().slice(0, 10);
  const said: string[] = [];
  const read = async () => void said.push((await world.alex.cards()).findLast((card) => card.private)?.text ?? '');
  for (const path of ['checkin history', 'checkin now', 'checkin next', 'checkin resume', 'settings', 'unpair']) {
    await world.alex.command(path);
    await read();
  }
  for (const action of ['check-in.ask', 'rhythm.resume:room', 'settings.depth', 'appreciate.jar']) {
    await world.alex.act(action, world.platform.messages.at(-1), '1');
    await read();
  }
  await world.alex.click('End it for both of us', old);
  said.push((await world.alex.cards()).find((card) => card.id === old)?.text ?? '');
  for (const text of said) {
    expect(text).toContain('can’t be brought back');
    expect(text).toContain(until);
    expect(text).not.toMatch(/bring it back|together/);
  }
});

test('what both could have restored is told to nobody any more', async () => {
  await world.alex.command('unpair');
  await world.alex.click('End it for both of us');
  const couple = (await world.store.transaction((stores) => stores.couples.ofUser(world.alex.user)))[0];
  if (couple === undefined) throw new Error('not paired');
  await forget();
  const before = world.platform.messages.length;
  for (const [side, notice] of [
    [0, 'unpaired'],
    [1, 'unpaired'],
    [1, 'restore-asked'],
  ] as const) {
    await world.bot.run({ name: 'tell', coupleId: couple.id, side, notice, key: `late-${side}-${notice}` });
  }
  expect(world.platform.messages).toHaveLength(before);
});

test('it can not be restored: the two would start from nothing', async () => {
  await forget();
  await world.alex.command('pair', { partner: '(forgotten)' });
  expect((await world.alex.cards()).at(-1)?.text).not.toContain('can be restored');
  await world.alex.click('Withdraw');
  await world.alex.command('pair', { partner: 'sam' });
  await cardWith(world.alex, 'I’m asking');
});

test('when both are forgotten, the couple is erased at once', async () => {
  expect(await world.dump()).toMatch(/\.couples \(/);
  await forget(world.sam);
  expect(await world.dump()).toMatch(/\.couples \(/);
  await forget(world.alex);
  expect(await world.dump()).not.toMatch(/\.(couples|partners|answers|appreciations|couple_keys) \(/);
});

test('a second time there is nothing left to do, and it says the same', async () => {
  await forget();
  await forget();
  await cardWith(world.sam, 'Everything about you is erased');
  expect((await world.alex.cards()).filter((card) => card.text.includes('is erased'))).toHaveLength(1);
});
