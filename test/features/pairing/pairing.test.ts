import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hour } from '../../../src/model/instant.ts';
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

async function invited(): Promise<void> {
  await world.sam.command('pair', { partner: 'alex' });
}

/** `/pair` as a platform hands it over. */
function command(partner: string) {
  return {
    kind: 'command',
    id: crypto.randomUUID(),
    by: world.sam.user,
    room: world.room,
    path: 'pair',
    options: { partner },
  } as const;
}

describe('inviting', () => {
  test.each([
    ['its-owner', 'Workspace owners may', 'export this channel'],
    ['everybody', 'Everyone here can read along', 'Make a private channel'],
  ] as const)(
    'where the channel is for %s too, the card says so, and its details say what to do',
    async (readers, short, long) => {
      world.platform.report = { obstacles: [], members: 'unknown', readers, person: 'unknown' };
      await invited();
      expect((await cardWith(world.alex, 'An invitation')).text).toContain(short);
      await world.alex.click('Details');
      expect((await cardWith(world.alex, 'About this invitation')).text).toContain(long);
    },
  );

  test('a second invitation to the same person says that the first one waits', async () => {
    await invited();
    await world.sam.command('pair', { partner: 'alex' });
    await cardWith(world.sam, 'Your invitation is waiting');
    expect((await world.alex.cards()).filter((card) => card.text.includes('An invitation'))).toHaveLength(1);
  });

  test('one that somebody deleted is there again, without a sound, once the inviter asks again', async () => {
    await invited();
    const first = world.platform.deleteByHand('invitation-');
    world.platform.report = { ...world.platform.report, readers: 'everybody' };
    await invited();
    await cardWith(world.sam, 'Your invitation is waiting');
    const cards = world.platform.messages.filter(({ key }) => key?.startsWith('invitation-'));
    expect(cards.map(({ id, told }) => [id === first.id, told])).toEqual([[false, []]]);
    expect((await cardWith(world.alex, 'An invitation')).text).toContain('Everyone here can read along');
    await world.alex.click('Accept', cards[0]?.id);
    await cardWith(world.sam, 'You’re paired');
  });

  test('what Attune lacks once the card is there takes no invitation back', async () => {
    await invited();
    world.platform.report = { ...world.platform.report, obstacles: [{ name: 'read-only' }] };
    await invited();
    await world.alex.click('Accept');
    await cardWith(world.sam, 'You’re paired');
  });

  test('the invited one who types the command too can answer right there', async () => {
    await invited();
    await world.alex.command('pair', { partner: 'sam' });
    const card = await cardWith(world.alex, 'You’re invited already');
    await world.alex.click('Details', card.id);
    expect((await cardWith(world.alex, 'About this invitation')).text).toContain('Only @alex can accept');
    await world.alex.click('Accept', card.id);
    await cardWith(world.sam, 'You’re paired');
  });

  test('a missing permission goes to the inviter, with the remedy, and nothing is posted', async () => {
    const obstacle = { name: 'permission', permission: 'send-messages', inThread: false } as const;
    world.platform.report = { obstacles: [obstacle], members: 'unknown', readers: 'the-two', person: 'unknown' };
    await invited();
    const card = await cardWith(world.sam, 'I can’t post in this channel. Open this channel’s settings');
    expect(card.private).toBe(true);
    expect(await world.alex.cards()).toEqual([]);
    world.platform.report = { obstacles: [], members: 'unknown', readers: 'the-two', person: 'unknown' };
    await world.sam.click('Try again');
    await cardWith(world.alex, 'An invitation');
  });

  test('somebody who is not in the room can not be invited', async () => {
    world.platform.report = { obstacles: [], members: ['sam', 'guest'], readers: 'the-two', person: 'unknown' };
    await invited();
    await cardWith(world.sam, 'isn’t in this channel yet');
    expect(await world.alex.cards()).toEqual([]);
  });

  test.each([
    ['bot', 'is a bot'],
    ['attune', 'That’s me'],
    ['not-here', 'isn’t in this channel yet'],
    ['cannot-see', 'can’t see this channel yet'],
  ] as const)('somebody who is %s is refused at once, from what came with the command', async (presence, says) => {
    await world.sam.send({ ...command('alex'), people: { alex: presence } });
    await cardWith(world.sam, says);
    expect(await world.alex.cards()).toEqual([]);
    expect(await world.store.transaction((stores) => stores.invitations.openIn(world.room))).toEqual([]);
    await world.sam.click('Try again');
    await cardWith(world.alex, 'An invitation');
  });

  test('what Attune lacks here is told at once, from what came with the command, and nothing is promised', async () => {
    const obstacles = [{ name: 'direct' }] as const;
    await world.sam.send({ ...command('alex'), obstacles });
    const card = await cardWith(world.sam, 'Make a private channel for you and your partner');
    expect(card.text).not.toContain('I’m asking');
    expect(await world.alex.cards()).toEqual([]);
  });

  test('a platform that refuses the card is explained to the inviter', async () => {
    world.platform.failures.push({ method: 'post', kind: 'forbidden' });
    await invited();
    await cardWith(world.sam, 'I couldn’t post in this channel');
  });

  test('an answer of the platform that got lost does not post the card twice', async () => {
    world.platform.failures.push({ method: 'post', kind: 'unavailable', after: true });
    await invited();
    await world.pass(hour);
    expect((await world.alex.cards()).filter((card) => card.text.includes('An invitation'))).toHaveLength(1);
  });
});

describe('answering', () => {
  test('acceptance makes the couple, three evenings a week, with what to do next', async () => {
    world.platform.holding = null;
    await invited();
    await world.alex.click('Accept');
    const card = await cardWith(world.sam, 'You’re paired');
    expect(card.text).toContain(
      'every Monday, Wednesday and Friday, starting on Monday 2 November at 20:00 in Lisbon (15:00 in New York)',
    );
    expect(card.buttons).toEqual(['Ask our first question', 'Choose our rhythm']);
    // A press that comes too late reads what is true by now.
    await world.sam.click('Withdraw');
    expect((await world.sam.cards()).filter(({ text }) => text.includes('You’re paired'))).toHaveLength(2);
    await world.sam.act(`pairing.details:${await invitationId()}:everybody`);
    expect((await world.sam.cards()).at(-1)?.text).toContain('You’re paired');
  });

  test('the first question can be asked from the card of the pairing, which stays', async () => {
    await invited();
    await world.alex.click('Accept');
    await world.sam.click('Ask our first question');
    expect((await world.alex.cards()).at(-1)?.buttons).toContain('Answer');
    await world.alex.click('Ask our first question');
    expect((await world.alex.cards()).at(-1)?.text).toContain('You have one open already');
    expect((await cardWith(world.sam, 'You’re paired')).buttons).toContain('Choose our rhythm');
  });

  test('a second click on Accept shows the same, and makes no second couple', async () => {
    await invited();
    const old = world.platform.messages.at(-1);
    const accept = (await cardWith(world.alex, 'An invitation')).id;
    await world.alex.click('Accept', accept);
    const id = await invitationId();
    await world.alex.act(`pairing.accept:${id}`, old);
    const couples = await world.store.transaction((stores) => stores.couples.ofUser(world.alex.user));
    expect(couples).toHaveLength(1);
    await cardWith(world.alex, 'You’re paired');
  });

  test('both acceptances at once in one room make one couple', async () => {
    await invited();
    await world.guest.command('pair', { partner: 'alex' });
    const open = await world.store.transaction((stores) => stores.invitations.openIn(world.room));
    expect(open).toHaveLength(2);
    const cards = world.platform.messages.filter((one) => one.card.title?.startsWith('An invitation'));
    await Promise.all(open.map(({ id }, index) => world.alex.act(`pairing.accept:${id}`, cards[index])));
    const couples = await world.store.transaction((stores) => stores.couples.ofUser(world.alex.user));
    expect(couples).toHaveLength(1);
    expect(world.platform.messages.filter((one) => one.card.title === 'You’re paired')).toHaveLength(1);
    expect(
      world.platform.messages.filter((one) => one.audience === null && one.card.title === 'Invitation withdrawn'),
    ).toHaveLength(1);
  });

  test('withdrawing on the private card closes the card in the room', async () => {
    await invited();
    await world.sam.click('Withdraw', (await cardWith(world.sam, 'I’m asking')).id);
    expect((await world.alex.cards()).map((card) => card.text)).toEqual([
      expect.stringContaining('Invitation withdrawn'),
    ]);
  });

  test('after 48 hours the card says that it has ended, also to a late click', async () => {
    await invited();
    const id = await invitationId();
    world.system.advance(48 * hour);
    await world.alex.act(`pairing.accept:${id}`, world.platform.messages.at(-1));
    await cardWith(world.alex, 'Invitation ended');
    await world.alex.act(`pairing.details:${id}:everybody`);
    expect((await world.alex.cards()).at(-1)).toMatchObject({ private: true, buttons: [] });
    expect((await world.alex.cards()).at(-1)?.text).toContain('Invitation ended');
    expect(await world.store.transaction((stores) => stores.couples.activeIn(world.room))).toBeNull();
  });

  test('a room belongs to one couple', async () => {
    await pair(world);
    await world.guest.command('pair', { partner: 'alex' });
    await cardWith(world.guest, 'belongs to another couple');
    await world.sam.command('pair', { partner: 'guest' });
    await cardWith(world.sam, 'You’re paired with @alex');
    await world.sam.command('pair', { partner: 'alex' });
    await cardWith(world.sam, 'paired here already');
  });
});

describe('ending', () => {
  beforeEach(async () => {
    await pair(world);
  });

  test('a second click changes nothing more', async () => {
    await end();
    const [couple] = await world.store.transaction((stores) => stores.couples.endedIn(world.room));
    await world.alex.act(`pairing.end:${couple?.id}`, world.platform.messages.at(-1));
    expect((await world.sam.cards()).filter((card) => card.text.includes('Your pairing in this channel'))).toEqual([]);
  });

  test('an open question is closed, and can be answered again after restoring', async () => {
    await world.sam.command('checkin now');
    await end();
    const { id } = await anyCouple();
    const open = () => world.store.transaction((stores) => stores.checkIns.latestOpen(id, world.now()));
    expect(await open()).toBeNull();
    await restore();
    expect(await open()).not.toBeNull();
    const rituals = await world.store.transaction((stores) => stores.rituals.of(id));
    expect(rituals.find(({ name }) => name === 'question')?.nextAt).toBeGreaterThan(world.now());
  });

  test('one alone can not restore it', async () => {
    await end();
    await world.sam.command('pair', { partner: 'alex' });
    await world.sam.click('Ask to bring it back');
    await cardWith(world.alex, 'would like to pair again');
    await world.sam.click('Accept');
    expect(await world.store.transaction((stores) => stores.couples.activeIn(world.room))).toBeNull();
  });

  test('one can start afresh instead', async () => {
    await end();
    const before = await anyCouple();
    await world.sam.command('pair', { partner: 'alex' });
    await world.sam.click('Start fresh');
    await world.alex.click('Accept');
    const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
    expect(couple?.id).not.toBe(before.id);
  });
});

async function end(): Promise<void> {
  await world.sam.command('unpair');
  await world.sam.click('End it for both of us');
}

async function restore(): Promise<void> {
  await world.sam.command('pair', { partner: 'alex' });
  await world.sam.click('Ask to bring it back');
  await world.alex.click('Accept');
}

async function anyCouple() {
  const [couple] = await world.store.transaction((stores) => stores.couples.ofUser(world.sam.user));
  if (couple === undefined) throw new Error('there is no couple');
  return couple;
}

async function invitationId(): Promise<string> {
  const [invitation] = await world.store.transaction((stores) => stores.invitations.ofUser(world.sam.user));
  return invitation?.id ?? '';
}
