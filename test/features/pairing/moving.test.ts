import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RoomRef } from '../../../src/model/place.ts';
import { FakePerson } from '../../fakes/fake-person.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

const newRoom: RoomRef = { platform: 'web', space: 'preview', room: 'new-room' };

let world: FakeWorld;
let sam: FakePerson;
let alex: FakePerson;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
  sam = new FakePerson(world.platform, newRoom, 'sam', 'Europe/Lisbon', () => world.settle());
  alex = new FakePerson(world.platform, newRoom, 'alex', 'America/New_York', () => world.settle());
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

function coupleIn(room: RoomRef) {
  return world.store.transaction((stores) => stores.couples.activeIn(room));
}

async function askToMove(): Promise<void> {
  await sam.command('pair', { partner: 'alex' });
  await cardWith(sam, 'Would you like to move here?');
  await sam.click('Ask to move here');
}

test('both agree, and everything is in the new room', async () => {
  const before = await coupleIn(world.room);
  await askToMove();
  expect(await coupleIn(newRoom)).toBeNull();
  await cardWith(alex, 'Move Attune to this room?');
  await alex.click('Accept');
  expect((await coupleIn(newRoom))?.id).toBe(before?.id);
  expect(await coupleIn(world.room)).toBeNull();
  const announced = world.platform.messages.findLast((one) => JSON.stringify(one.card).includes('have moved here'));
  expect(announced?.room).toEqual(newRoom);
});

test('a couple whose room is gone moves on, and its questions come again', async () => {
  await world.platform.inbox?.handle({ kind: 'notice', what: 'room-gone', room: world.room });
  await askToMove();
  await alex.click('Accept');
  const couple = await coupleIn(newRoom);
  expect(couple?.pause).toBeNull();
  const rituals = await world.store.transaction((stores) => stores.rituals.of(couple?.id ?? ''));
  expect(rituals.find(({ name }) => name === 'question')?.nextAt).toBeGreaterThan(world.now());
});

test('one who would rather stay declines, and everything stays as it is', async () => {
  await askToMove();
  await alex.click('Decline');
  await cardWith(alex, 'Everything stays as it is');
  expect(await coupleIn(world.room)).not.toBeNull();
});

test('two who ended in one room may begin anew in another; what was stays restorable where it was', async () => {
  await world.sam.command('unpair');
  await world.sam.click('End it for both of us');
  await sam.command('pair', { partner: 'alex' });
  await alex.click('Accept');
  expect(await coupleIn(newRoom)).not.toBeNull();
  const ended = await world.store.transaction((stores) => stores.couples.endedIn(world.room));
  expect(ended).toHaveLength(1);
});

test('a pause that somebody asked for goes on after the move', async () => {
  await world.sam.command('checkin pause', { days: '9' });
  await askToMove();
  await alex.click('Accept');
  const couple = await coupleIn(newRoom);
  expect(couple?.pause?.why).toBe('asked');
  const rituals = await world.store.transaction((stores) => stores.rituals.of(couple?.id ?? ''));
  const next = rituals.find(({ name }) => name === 'question')?.nextAt;
  expect(next).toBeGreaterThanOrEqual(couple?.pause?.until ?? Number.POSITIVE_INFINITY);
});
