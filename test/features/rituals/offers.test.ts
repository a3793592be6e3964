import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkCard } from '../../../src/card/check-card.ts';
import { offerRitual } from '../../../src/features/offer-ritual.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { Ritual } from '../../../src/model/ritual.ts';
import type { RoomReport } from '../../../src/port/chat-platform.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Sam and Alex, paired; it is noon in Lisbon, and nobody's quiet hours from three hours later. */
let world: FakeWorld;
let coupleId: string;
beforeEach(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
  coupleId = (await couple()).id;
});
afterEach(async () => {
  expect(world.platform.messages.flatMap(({ card }) => checkCard(card))).toEqual([]);
  await world[Symbol.asyncDispose]();
});

async function couple(): Promise<Couple> {
  const found = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
  if (found === null) throw new Error('Sam and Alex are not paired');
  return found;
}

async function offer(): Promise<void> {
  const to = await couple();
  await world.store.transaction((stores) =>
    offerRitual({ stores, now: world.now(), newId: () => crypto.randomUUID() }, to, 'pulse'),
  );
  await world.settle();
}

async function move(): Promise<void> {
  world.goTo({ ...world.room, room: 'a-new-room' });
  await world.sam.command('pair', { partner: 'alex' });
  await world.sam.click('Ask to move here');
  await world.alex.click('Accept');
  await world.settle();
}

async function part(): Promise<void> {
  await world.sam.command('unpair');
  await world.sam.click('End it for both of us');
  await world.settle();
}

async function restore(): Promise<void> {
  await world.sam.command('pair', { partner: 'alex' });
  await world.sam.click('Ask to bring it back');
  await world.alex.click('Accept');
  await world.settle();
}

/** What stands where something is offered, by its room. */
const offers = () => world.platform.messages.filter(({ key }) => key?.startsWith('offer:') === true);
const canBeTaken = () => JSON.stringify(offers().map(({ card }) => card)).includes('Yes, please');
const offered = () => offers().map(({ card }) => cardText(card));
const pulse = (): Promise<Ritual | null> => world.store.transaction((stores) => stores.rituals.find(coupleId, 'pulse'));
const sentence = 'Some couples like to take the pulse once a month.';

describe('an offer', () => {
  test('comes once, in the channel, and nobody’s device makes a sound for it', async () => {
    await world.pass(3 * hour);
    const before = world.pings.length;
    await offer();
    await offer();
    expect(offered()).toEqual([expect.stringContaining(sentence)]);
    expect(offers()[0]?.audience).toBeNull();
    expect(world.pings.slice(before)).toEqual([]);
  });

  test('either takes it; the card says when it comes first, and that is not this evening', async () => {
    await world.pass(3 * hour);
    await offer();
    await world.alex.click('Yes, please');
    expect(await pulse()).toMatchObject({ on: true, rhythm: { monthDay: 1, time: '20:00', zone: 'Europe/Lisbon' } });
    expect(offered()).toEqual([expect.stringMatching(/The next pulse.* is on .*1 December at 20:00/s)]);
    expect(offered()[0]).not.toContain('alex');
    expect(canBeTaken()).toBe(false);
    await offer();
    expect(offered()).toHaveLength(1);
  });

  test('one that is left is not made again; a yes that was on its way meanwhile counts', async () => {
    await world.pass(3 * hour);
    await offer();
    const [card] = offers();
    await world.sam.click('Not now');
    expect(offered()).toEqual([expect.stringContaining('Not now, then.')]);
    expect(await pulse()).toBeNull();
    await offer();
    expect(offered()).toHaveLength(1);
    await world.platform.inbox?.handle({
      kind: 'action',
      id: 'late',
      at: world.now(),
      room: world.room,
      by: world.alex.user,
      action: 'rituals.answer:pulse:yes',
      message: card?.id ?? '',
    } as never);
    await world.settle();
    expect(await pulse()).toMatchObject({ on: true });
    expect(offered()).toEqual([expect.stringContaining('The next pulse')]);
  });

  test('is not made to whom the settings told before that it is not wanted; a yes there is a yes all the same', async () => {
    await world.pass(3 * hour);
    await world.sam.command('settings');
    await world.sam.pick('The pulse');
    await world.sam.submit({ on: 'Off' });
    await offer();
    expect(offered()).toEqual([]);
    expect(await pulse()).toMatchObject({ on: false, nextAt: null });
    await world.sam.pick('The pulse');
    await world.sam.submit({ on: 'On' });
    expect(await pulse()).toMatchObject({ on: true });
  });

  test('waits for the end of the quiet hours of both', async () => {
    await world.pass(12 * hour);
    await offer();
    expect(offered()).toEqual([]);
    await world.pass(13 * hour - minute);
    expect(offered()).toEqual([]);
    await world.pass(minute);
    expect(offered()).toHaveLength(1);
  });

  test('waits while all rests, and comes once that is over', async () => {
    await world.pass(3 * hour);
    await world.sam.command('checkin pause');
    await offer();
    expect(offered()).toEqual([]);
    await world.alex.command('checkin resume');
    await world.settle();
    expect(offered()).toHaveLength(1);
  });

  test('taken in a pause, it comes once that is over', async () => {
    await world.pass(3 * hour);
    await offer();
    await world.sam.command('checkin pause');
    await world.alex.click('Yes, please');
    expect(await pulse()).toMatchObject({ on: true, nextAt: null });
    expect(offered()).toEqual([expect.stringContaining('until one of you resumes')]);
  });

  test('is not posted any more where it was decided before', async () => {
    await world.pass(12 * hour);
    await offer();
    await world.store.transaction((stores) => stores.offers.close(coupleId, 'pulse'));
    await world.pass(day);
    expect(offered()).toEqual([]);
  });

  test('that arrived although the platform said nothing says what was decided', async () => {
    await world.pass(3 * hour);
    world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await offer();
    await world.sam.click('Yes, please');
    await world.retryJobs();
    expect(offered()).toEqual([expect.stringContaining('The next pulse')]);
  });

  test('that the platform refuses is given up without a word', async () => {
    await world.pass(3 * hour);
    const before = world.platform.messages.length;
    world.platform.failing.set('post', 'rejected');
    await offer();
    for (let tries = 0; tries < 5; tries += 1) await world.retryJobs();
    world.platform.failing.clear();
    expect(world.platform.messages).toHaveLength(before);
    expect(await pulse()).toBeNull();
  });

  test('whose channel is out of reach waits, and comes once it is in reach', async () => {
    await world.pass(3 * hour);
    world.platform.failures.push({ method: 'post', kind: 'forbidden' });
    await offer();
    expect(offered()).toEqual([]);
    expect((await couple()).pause?.why).toBe('forbidden');
    await world.sam.command('checkin resume');
    await world.settle();
    expect(offered()).toHaveLength(1);
  });

  test('that somebody deleted stays away, also where the couple goes on elsewhere', async () => {
    await world.pass(3 * hour);
    await offer();
    world.platform.deleteByHand('offer:');
    await move();
    expect(offered()).toEqual([]);
    await offer();
    expect(offered()).toEqual([]);
  });

  test('that somebody deleted stays away, also where the two part and bring it all back', async () => {
    await world.pass(3 * hour);
    await offer();
    world.platform.deleteByHand('offer:');
    await part();
    await restore();
    expect(offered()).toEqual([]);
    await move();
    expect(offered()).toEqual([]);
  });

  test('that was looked for while the platform did not answer is not taken for deleted', async () => {
    await world.pass(3 * hour);
    await offer();
    world.platform.failures.push({ method: 'edit', kind: 'unavailable' });
    await move();
    expect(offers()).toHaveLength(1);
    await world.retryJobs();
    expect(offers()).toHaveLength(2);
  });

  test.each([
    ['whose channel Attune is not in any more', 'gone', [{ name: 'not-in-channel' }]],
    ['whose channel is gone', 'gone', null],
    ['that cannot be changed where it stands', 'forbidden', []],
  ] as const)('%s moves with the couple all the same', async (_, kind, obstacles) => {
    await world.pass(3 * hour);
    await offer();
    const left = world.room.room;
    const inspect = async ({ room }: RoomRef): Promise<RoomReport> => {
      if (room === left && obstacles === null) throw new PlatformError('gone', 'no such channel');
      return { ...world.platform.report, obstacles: room === left ? (obstacles ?? []) : [] };
    };
    Object.assign(world.platform, { inspect });
    world.platform.failing.set('edit', kind);
    await move();
    world.platform.failing.clear();
    expect(offers().filter(({ room }) => room.room === 'a-new-room')).toHaveLength(1);
    expect(canBeTaken()).toBe(true);
  });

  test('is over with the pairing, and stands again when that goes on', async () => {
    await world.pass(3 * hour);
    await offer();
    await part();
    expect(offered()).toEqual(['This offer is over.']);
    await restore();
    expect(canBeTaken()).toBe(true);
    expect(offered()).toHaveLength(1);
  });

  test('moves with the couple while it is open', async () => {
    await world.pass(3 * hour);
    await offer();
    const old = world.room;
    await move();
    const texts = offers().map(({ room, card }) => [room.room === old.room, cardText(card)]);
    expect(texts).toEqual([
      [true, 'You’ll find this in your new channel.'],
      [false, expect.stringContaining(sentence)],
    ]);
    await world.alex.click('Yes, please');
    expect(await pulse()).toMatchObject({ on: true });
  });
});
