import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type DiscordWorld, openDiscordWorld, type Two } from '../../fakes/discord-twin/discord-world.ts';
import type { TwinChannel } from '../../fakes/discord-twin/model.ts';
import type { DiscordPerson } from '../../fakes/discord-twin/person.ts';
import { wireChannel } from '../../fakes/discord-twin/wire.ts';
import { byDay } from '../../flows/fake-world.ts';

/** Two who are in the middle of a practice: its first card, and what stands below. */
type Begun = Two & { readonly first: string; readonly thread: TwinChannel | null };

let world: DiscordWorld;
beforeAll(async () => {
  world = await openDiscordWorld({ now: byDay });
}, 60_000);
afterAll(() => world[Symbol.asyncDispose]());

describe('a practice', () => {
  test('runs in a thread below its first card, and both go on in it', async () => {
    const two = await begun();
    expect(two.thread?.parent).toBe(two.channel.id);
    expect(live(two.sam)).toMatchObject({ channel: two.first, repliesTo: two.first });
    const shown = two.sam.messages().length;
    await two.sam.click('Go on');
    await world.settle();
    expect(two.sam.messages().length).toBe(shown + 1);
    expect(live(two.alex)).toMatchObject({ channel: two.first });
    expect(live(two.alex)?.id).toBe(live(two.sam)?.id);
    expect(wishes(two)).toBe(1);
  });

  test('may be asked about by command in its thread, as in the channel; who is none of the two reads so', async () => {
    const two = await begun();
    if (two.thread === null) throw new Error('there is no thread');
    await two.sam.in(two.thread).command('practice');
    expect(last(two.sam.in(two.thread))).toContain(`/${two.first}/${live(two.sam)?.id}`);
    const others = { partner: two.alex.user.id };
    await two.sam.in(two.thread).command('pair', others);
    await two.sam.command('pair', others);
    expect(last(two.sam.in(two.thread))).toBe(last(two.sam));
    const { sam: stranger } = world.addTwo();
    await stranger.in(two.channel).click('Go on', live(two.sam)?.id);
    expect(last(stranger.in(two.thread))).toContain('This belongs to two other people.');
    await two.sam.in(two.thread).command('checkin now');
    await world.settle();
    const question = [...world.twin.world.messages.values()].findLast(({ onlyFor }) => onlyFor === null);
    expect(question?.channel).toBe(two.channel.id);
  });

  test('stands below its first card in replies where Attune may start no thread', async () => {
    const two = await begun({}, ({ channel }) => deny(channel, 'CreatePublicThreads'));
    expect([two.thread, wishes(two)]).toEqual([null, 0]);
    expect(live(two.alex)).toMatchObject({ channel: two.channel.id, repliesTo: two.first });
  });

  test('of two who are paired in a thread stays in that thread, also where two others are paired around it', async () => {
    const around = await paired();
    const two = await begun({ type: 11, parent: around.channel.id });
    expect(live(two.alex)).toMatchObject({ channel: two.channel.id, repliesTo: two.first });
    expect(wishes(two)).toBe(0);
  });

  test.each(['deleted', 'locked'] as const)('goes on in the channel once its thread is %s', async (what) => {
    const two = await begun();
    shut(two, what);
    await world.twin.until(() => live(two.sam)?.channel === two.channel.id, 'a card in the channel');
    await world.settle();
    expect(live(two.sam)).toMatchObject({ channel: two.channel.id, repliesTo: two.first });
    await two.sam.click('Go on', live(two.sam)?.id);
    await world.settle();
    expect(live(two.alex)).toMatchObject({ channel: two.channel.id, repliesTo: two.first });
    expect(await couplePause(two)).toBeNull();
  });

  test.each(['deleted', 'locked'] as const)(
    'goes on in the channel if nobody heard that its thread is %s',
    async (what) => {
      const two = await begun();
      shut(two, what, false);
      await two.sam.command('practice');
      await two.sam.click('Go on', two.sam.messages().at(-1)?.id);
      await world.settle();
      expect(live(two.alex)).toMatchObject({ channel: two.channel.id, repliesTo: two.first });
      expect(await couplePause(two)).toBeNull();
    },
  );

  test('wakes a thread that went to sleep, and then what stands in it is true again', async () => {
    const two = await begun();
    if (two.thread === null) throw new Error('there is no thread');
    const before = live(two.sam)?.id ?? '';
    two.thread.archived = true;
    world.twin.gateway.dispatch('THREAD_UPDATE', wireChannel(two.thread, world.twin.world), two.channel.guild);
    await two.sam.command('practice');
    await two.sam.click('Go on', two.sam.messages().at(-1)?.id);
    await world.settle();
    expect(two.thread.archived).toBe(false);
    expect(live(two.alex)).toMatchObject({ channel: two.first });
    const old = (await two.sam.cards()).find(({ id }) => id === before);
    expect(old?.buttons).toEqual([]);
  });

  test('goes on in its thread when the first card is deleted', async () => {
    const two = await begun();
    const card = world.twin.world.messages.get(two.first);
    if (card !== undefined) card.deleted = true;
    await two.sam.click('Go on', live(two.sam)?.id);
    await world.settle();
    expect(live(two.alex)).toMatchObject({ channel: two.first });
  });
});

async function paired(place: Partial<TwinChannel> = {}): Promise<Two> {
  const two = world.addTwo(place);
  await two.sam.command('pair', { partner: two.alex.user.id });
  await world.settle();
  await two.alex.act('pairing.accept');
  await world.settle();
  return two;
}

async function begun(place: Partial<TwinChannel> = {}, arrange: (two: Two) => void = () => {}): Promise<Begun> {
  const two = await paired(place);
  arrange(two);
  await two.sam.command('practice', { name: 'Three thanks' });
  await two.sam.click('Ask to do this together');
  await world.settle();
  const first = live(two.sam)?.id ?? '';
  await two.alex.click('I’m in');
  await world.settle();
  return { ...two, first, thread: world.twin.world.channels.get(first) ?? null };
}

/** The card on which it goes on. */
function live(who: DiscordPerson) {
  return who
    .messages()
    .findLast(({ onlyFor, components }) => onlyFor === null && JSON.stringify(components).includes('practice.'));
}

function last(who: DiscordPerson): string {
  return JSON.stringify(who.messages().findLast(({ onlyFor }) => onlyFor === who.user.id)?.components);
}

function wishes({ channel }: Two): number {
  return world.twin.requests.filter(
    ({ path }) => path.startsWith(`/channels/${channel.id}/`) && path.endsWith('/threads'),
  ).length;
}

function deny(channel: TwinChannel, name: 'CreatePublicThreads'): void {
  world.twin.world.deny(channel, name);
  world.twin.gateway.dispatch('CHANNEL_UPDATE', wireChannel(channel, world.twin.world), channel.guild);
}

function shut({ thread }: Begun, what: 'deleted' | 'locked', isTold = true): void {
  if (thread === null) throw new Error('there is no thread');
  const { world: around, gateway } = world.twin;
  if (what === 'locked') thread.locked = true;
  else around.channels.delete(thread.id);
  const event = what === 'locked' ? 'THREAD_UPDATE' : 'THREAD_DELETE';
  if (isTold) gateway.dispatch(event, wireChannel(thread, around), thread.guild);
}

async function couplePause({ room }: Two) {
  return world.data.store.transaction(async ({ couples }) => (await couples.activeIn(room))?.pause ?? null);
}
