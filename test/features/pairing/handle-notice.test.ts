import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoticeEvent } from '../../../src/port/inbound-event.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

let world: FakeWorld;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true });
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
});

async function notice(event: NoticeEvent): Promise<void> {
  await world.platform.inbox?.handle(event);
  await world.settle();
}

function couple() {
  return world.store.transaction((stores) => stores.couples.activeIn(world.room));
}

test('when a partner leaves, the questions rest and the other is told once; coming back resumes them', async () => {
  await pair(world);
  const left: NoticeEvent = { kind: 'notice', what: 'member-left', room: world.room, user: world.alex.user };
  await notice(left);
  await notice(left);
  expect((await couple())?.pause).toEqual({ until: null, why: 'partner-left' });
  const told = (await world.sam.cards()).filter((card) => card.text.includes('@alex has left'));
  expect(told.map((card) => card.private)).toEqual([true]);
  await world.alex.command('checkin resume');
  expect(await couple()).toMatchObject({ pause: null, partners: [{ leftAt: null }, { leftAt: null }] });
});

test('somebody else who leaves changes nothing', async () => {
  await pair(world);
  await notice({ kind: 'notice', what: 'member-left', room: world.room, user: world.guest.user });
  expect((await couple())?.pause).toBeNull();
});

test('an invitation to somebody who left is withdrawn', async () => {
  await world.sam.command('pair', { partner: 'alex' });
  await notice({ kind: 'notice', what: 'member-left', room: world.room, user: world.alex.user });
  await cardWith(world.sam, 'Invitation withdrawn');
});

test('when the room is gone, both are told how to go on', async () => {
  await pair(world);
  await notice({ kind: 'notice', what: 'room-gone', room: world.room });
  await notice({ kind: 'notice', what: 'room-gone', room: world.room });
  expect((await couple())?.pause?.why).toBe('room-gone');
  for (const person of [world.sam, world.alex]) {
    const told = (await person.cards()).filter((card) => card.text.includes('can’t reach the channel'));
    expect(told).toHaveLength(1);
  }
});

test('a deleted invitation can be made anew', async () => {
  await world.sam.command('pair', { partner: 'alex' });
  const card = world.platform.messages.findLast((one) => one.audience === null);
  await notice({ kind: 'notice', what: 'message-gone', message: { room: world.room, message: card?.id ?? '' } });
  await world.sam.command('pair', { partner: 'alex' });
  await cardWith(world.sam, 'on its way');
});

test('a deleted question is forgotten as a card, and stays open', async () => {
  await pair(world);
  await world.sam.command('checkin now');
  const id = (await couple())?.id ?? '';
  const open = () => world.store.transaction((stores) => stores.checkIns.latestOpen(id, world.now()));
  const message = (await open())?.message;
  if (message === null || message === undefined) throw new Error('the question has no card');
  await notice({ kind: 'notice', what: 'message-gone', message });
  expect((await open())?.message).toBeNull();
});
