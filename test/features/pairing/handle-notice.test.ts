import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NoticeEvent } from '../../../src/port/inbound-event.ts';
import { cardWith } from '../../flows/driver.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

let world: FakeWorld;

beforeEach(async () => {
  world = await FakeWorld.open({ settle: true, now: byDay });
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

test('who comes back is noticed: the questions go on by themselves, and the room says so once', async () => {
  await pair(world);
  await notice({ kind: 'notice', what: 'member-left', room: world.room, user: world.alex.user });
  const joined: NoticeEvent = { kind: 'notice', what: 'member-joined', room: world.room, user: world.alex.user };
  await notice(joined);
  await notice(joined);
  expect(await couple()).toMatchObject({ pause: null, partners: [{ leftAt: null }, { leftAt: null }] });
  expect((await world.sam.cards()).filter((card) => card.text.includes('You’re both here again'))).toHaveLength(1);
});

test('as long as one of the two is away, nothing goes on', async () => {
  await pair(world);
  for (const { user } of [world.sam, world.alex])
    await notice({ kind: 'notice', what: 'member-left', room: world.room, user });
  await notice({ kind: 'notice', what: 'member-joined', room: world.room, user: world.alex.user });
  expect((await couple())?.pause?.why).toBe('partner-left');
  await notice({ kind: 'notice', what: 'member-joined', room: world.room, user: world.sam.user });
  expect((await couple())?.pause).toBeNull();
});

test('an account that is closed rests its couple, until whoever it belongs to asks to go on', async () => {
  await pair(world);
  await notice({ kind: 'notice', what: 'person-left', user: world.alex.user });
  expect((await couple())?.pause?.why).toBe('partner-left');
  await world.alex.command('checkin resume');
  expect(await couple()).toMatchObject({ pause: null, partners: [{ leftAt: null }, { leftAt: null }] });
});

test('whoever asks to go on while the other is away has the room looked at', async () => {
  await pair(world);
  await notice({ kind: 'notice', what: 'member-left', room: world.room, user: world.alex.user });
  world.platform.report = { ...world.platform.report, person: 'not-here' };
  await world.sam.command('checkin resume');
  await cardWith(world.sam, '@alex isn’t in your channel right now');
  expect((await couple())?.pause?.why).toBe('partner-left');
  world.platform.report = { ...world.platform.report, person: 'here' };
  await world.sam.command('checkin resume');
  expect((await couple())?.pause).toBeNull();
  await cardWith(world.sam, 'You’re both here again');
});

test.each([
  [
    'let in again',
    { kind: 'notice', what: 'room-open', room: { platform: 'web', space: 'preview', room: 'our-room' } },
  ],
  ['added to the place again', { kind: 'notice', what: 'space-open', place: { platform: 'web', space: 'preview' } }],
] as const)('once it is %s, Attune goes on, and shows what it could not show', async (_, back) => {
  await pair(world);
  world.platform.failing.set('post', 'forbidden');
  await world.sam.command('checkin now');
  expect((await couple())?.pause?.why).toBe('forbidden');
  world.platform.failing.clear();
  await notice(back);
  await notice(back);
  expect((await couple())?.pause).toBeNull();
  const cards = await world.sam.cards();
  expect(cards.filter((card) => card.text.includes('I’m back in this channel'))).toHaveLength(1);
  expect(cards.filter((card) => !card.private && card.buttons.includes('Answer'))).toHaveLength(1);
});

test('a pause that somebody asked for is nobody’s to end but theirs', async () => {
  await pair(world);
  await world.sam.command('checkin pause', { days: '9' });
  await notice({ kind: 'notice', what: 'room-open', room: world.room });
  expect((await couple())?.pause?.why).toBe('asked');
});

test('what the room did not take while the two had paused comes once it does, and the pause stays', async () => {
  await pair(world);
  await world.sam.command('checkin pause');
  world.platform.failing.set('post', 'forbidden');
  await world.sam.command('appreciate', { words: 'the tea by the door' });
  await world.sam.submit({});
  await world.settle();
  await cardWith(world.alex, 'I can’t post in the channel');
  world.platform.failing.clear();
  await notice({ kind: 'notice', what: 'room-open', room: world.room });
  await world.settle();
  await cardWith(world.alex, 'the tea by the door');
  expect((await couple())?.pause).toEqual({ until: null, why: 'asked' });
});

test('let into a room for the first time, Attune says hello once, and how to begin', async () => {
  const open: NoticeEvent = { kind: 'notice', what: 'room-open', room: world.room, by: world.sam.user };
  await notice(open);
  await notice(open);
  const hello = (await world.guest.cards()).filter((card) => card.text.includes('I’m Attune'));
  expect(hello).toHaveLength(1);
  expect(hello[0]?.text).toContain('/pair');
});

test('a room that opens without anybody who let Attune in hears no hello', async () => {
  await notice({ kind: 'notice', what: 'room-open', room: world.room });
  expect(await world.guest.cards()).toEqual([]);
});

test('a room that gets another id stays the same room, with the cards in it', async () => {
  await pair(world);
  await world.sam.command('checkin now');
  const to = { ...world.room, room: 'the-same-room' };
  for (const message of world.platform.messages) Object.assign(message, { room: to });
  await notice({ kind: 'notice', what: 'room-renamed', room: world.room, to });
  world.goTo(to);
  const question = (await world.sam.cards()).findLast((card) => card.buttons.includes('Swap'));
  await world.sam.click('Swap');
  const after = (await world.sam.cards()).filter((card) => card.buttons.includes('Answer') && !card.private);
  expect(after.map(({ id }) => id)).toEqual([question?.id]);
  world.goTo({ ...to, room: 'our-room' });
});
