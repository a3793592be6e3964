import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionId } from '../../../src/card/action-id.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';
import { FakePerson } from '../../fakes/fake-person.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { askInWords, pair, write } from '../../flows/moves.ts';

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
  await cardWith(sam, 'Would you like to move here with');
  await sam.click('Ask to move here');
}

test('both agree, and everything is in the new room', async () => {
  const before = await coupleIn(world.room);
  await askToMove();
  expect(await coupleIn(newRoom)).toBeNull();
  await cardWith(alex, 'Move Attune to this channel?');
  await alex.click('Accept');
  expect((await coupleIn(newRoom))?.id).toBe(before?.id);
  expect(await coupleIn(world.room)).toBeNull();
  const announced = world.platform.messages.findLast((one) => JSON.stringify(one.card).includes('You’ve moved here'));
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
  await cardWith(alex, 'Everything stays as it was');
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

describe('what was open when they moved', () => {
  const inRoom = (room: RoomRef, words: string) =>
    world.platform.messages
      .filter((one) => one.audience === null && one.room.room === room.room)
      .filter(({ card }) => cardText(card).includes(words)).length;

  const move = async () => {
    await askToMove();
    await alex.click('Accept');
  };

  test('a question goes along, and both answers show in the new room alone', async () => {
    await askInWords(world);
    await write(world.sam, 'the lighthouse');
    await move();
    expect(inRoom(world.room, 'has moved:')).toBeGreaterThan(0);
    await alex.command('checkin answer');
    await alex.click('Answer');
    await alex.submit({ words: 'the harbor' });
    for (const words of ['the lighthouse', 'the harbor']) {
      expect(inRoom(world.room, words)).toBe(0);
      expect(inRoom(newRoom, words)).toBe(1);
    }
  });

  test('a reveal, a reply and an appreciation that wait to be shown come in the new room alone', async () => {
    await askInWords(world);
    await write(world.sam, 'the lighthouse');
    const post = world.platform.post.bind(world.platform);
    world.platform.post = async (...given) => {
      if (/^(reveal|response|appreciation):/.test(given[2])) throw new PlatformError('unavailable', 'away');
      return post(...given);
    };
    world.platform.failing.set('edit', 'unavailable');
    await write(world.alex, 'the harbor');
    await world.sam.command('checkin respond');
    await world.sam.click('Say it back');
    await world.sam.submit({ words: 'so the sea it is' });
    await world.sam.command('appreciate');
    await world.sam.submit({ words: 'your patience' });
    await move();
    Reflect.deleteProperty(world.platform, 'post');
    world.platform.failing.clear();
    for (let nth = 0; nth < 3; nth += 1) await world.retryJobs();
    for (const words of ['the lighthouse', 'the harbor', 'so the sea it is', 'your patience']) {
      expect(inRoom(world.room, words)).toBe(0);
      expect(inRoom(newRoom, words)).toBe(1);
    }
  });

  test('what was shown in the old room stays there, and what is taken back goes from there', async () => {
    await askInWords(world);
    await write(world.sam, 'the lighthouse');
    await write(world.alex, 'the harbor');
    await world.sam.command('appreciate');
    await world.sam.submit({ words: 'said too soon' });
    await move();
    expect(inRoom(world.room, 'the lighthouse')).toBe(1);
    expect(inRoom(newRoom, 'the lighthouse')).toBe(0);
    await sam.command('appreciate');
    const id = await world.store.transaction(async (stores) => {
      const couple = await stores.couples.activeIn(newRoom);
      return (await stores.appreciations.jar(couple?.id ?? '', 0, 1))[0]?.id ?? '';
    });
    await sam.act(
      actionId('appreciate.take-back', id),
      world.platform.messages.findLast((one) => one.audience === 'sam'),
    );
    expect(inRoom(world.room, 'said too soon')).toBe(0);
  });
});
