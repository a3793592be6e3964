import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { type Odd, oddOnes } from '../../fakes/discord-twin/odd-payloads.ts';
import { wireChannel, wireGuild, wireMember } from '../../fakes/discord-twin/wire.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import { onDiscord } from './on-discord.ts';
import type { DiscordDriver } from './open-discord-driver.ts';

const seed = Number(process.env['ATTUNE_ODD_SEED'] ?? Math.floor(Math.random() * 100_000));
/** How many odd payloads are sent of each kind; with a large number all that there are. */
const most = Number(process.env['ATTUNE_ODD_EVENTS'] ?? 40);

const rejections: unknown[] = [];
const reject = (reason: unknown): number => rejections.push(reason);
beforeEach(() => {
  rejections.length = 0;
  process.on('unhandledRejection', reject);
});
afterEach(() => {
  process.off('unhandledRejection', reject);
  vi.useRealTimers();
});

type Event = { readonly t: string; readonly d: unknown };

/** One of every kind of interaction, as the twin sent it. */
async function recordInteractions({ twin, platform, room, inbox, people }: DiscordDriver): Promise<readonly Event[]> {
  inbox
    .on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }))
    .on('action', 'test.pick', 'private', () => ({ kind: 'private', card: simpleCard('Picked') }))
    .on('form', 'test.form', 'private', () => ({ kind: 'private', card: simpleCard('Taken') }))
    .on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }))
    .on('command', 'many options', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
  await platform.post(room, pressCard(), 'k1');
  await people.sam.command('say');
  await people.sam.command('many options', { partner: 'alex', words: 'Words', count: '3', choice: 'left' });
  await people.sam.suggest('many options', 'words', 'W');
  await people.sam.click('Press me');
  await people.sam.submit({ words: 'Words' });
  return [...twin.gateway.sessions.values()].flatMap(({ sent }) => sent.filter(({ t }) => t === 'INTERACTION_CREATE'));
}

/** One of everything else that Discord tells a bot that hears of servers alone. */
function everythingElse({ twin, guild, channel }: DiscordDriver): readonly Event[] {
  const { world } = twin;
  const me = wireMember(world.me);
  const thread = wireChannel(world.addChannel(guild, { type: 12, parent: channel.id, name: 'ours' }), world);
  const full = wireGuild(guild, world);
  const here = { guild_id: guild.id };
  const said = wireChannel(channel, world);
  const overwrites = [{ id: guild.id, type: 0, allow: '0', deny: '1024' }];
  return [
    { t: 'READY', d: [...twin.gateway.sessions.values()][0]?.sent[0]?.d },
    { t: 'GUILD_CREATE', d: full },
    { t: 'GUILD_UPDATE', d: full },
    { t: 'GUILD_DELETE', d: { id: world.newId(), unavailable: true } },
    { t: 'GUILD_ROLE_CREATE', d: { ...here, role: full.roles[0] } },
    { t: 'GUILD_ROLE_UPDATE', d: { ...here, role: full.roles[0] } },
    { t: 'GUILD_ROLE_DELETE', d: { ...here, role_id: world.newId() } },
    { t: 'GUILD_MEMBER_UPDATE', d: { ...here, ...me } },
    { t: 'CHANNEL_CREATE', d: { ...said, id: world.newId() } },
    { t: 'CHANNEL_UPDATE', d: { ...said, permission_overwrites: overwrites } },
    { t: 'CHANNEL_DELETE', d: { ...said, id: world.newId() } },
    { t: 'CHANNEL_PINS_UPDATE', d: { ...here, channel_id: channel.id, last_pin_timestamp: null } },
    { t: 'THREAD_CREATE', d: { ...thread, newly_created: true } },
    { t: 'THREAD_UPDATE', d: thread },
    { t: 'THREAD_DELETE', d: { ...here, id: world.newId(), parent_id: channel.id, type: 11 } },
    { t: 'THREAD_LIST_SYNC', d: { ...here, channel_ids: [channel.id], threads: [thread], members: [] } },
    { t: 'THREAD_MEMBER_UPDATE', d: { ...here, id: thread.id, user_id: world.me.id, flags: 0 } },
    {
      t: 'THREAD_MEMBERS_UPDATE',
      d: {
        ...here,
        id: thread.id,
        member_count: 2,
        added_members: [{ user_id: world.me.id }],
        removed_member_ids: ['1'],
      },
    },
    { t: 'STAGE_INSTANCE_CREATE', d: { ...here, id: world.newId(), channel_id: channel.id, topic: 'x' } },
    { t: 'ENTITLEMENT_CREATE', d: { id: world.newId(), type: 8, deleted: false } },
    { t: 'APPLICATION_COMMAND_PERMISSIONS_UPDATE', d: { ...here, id: world.newId(), permissions: [] } },
    { t: 'SOMETHING_NEW', d: { ...here, new: { thing: 1 } } },
  ];
}

function some(odd: readonly Odd[], random: () => number): readonly Odd[] {
  return odd
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, most)
    .map(({ one }) => one);
}

describe('an event of Discord', () => {
  test(`that is odd in one field ends nothing, and the bot goes on answering (seed ${seed})`, () =>
    onDiscord(
      async (driver) => {
        const { twin, guild, room, worker, platform, people, inbox } = driver;
        const system = new TestSystem(undefined, seed);
        const random = () => system.random();
        const events = [...(await recordInteractions(driver)), ...everythingElse(driver)];
        const at = await worker.inspect(room);
        for (const { t, d } of events) {
          for (const { payload } of some(oddOnes(d, random), random)) {
            twin.gateway.dispatch(t, fresh(payload, twin.world.newId()), guild.id);
          }
          for (const whole of [null, [], 'text', 5]) twin.gateway.dispatch(t, whole, guild.id);
        }
        const before = inbox.received('command').length;
        await people.sam.command('say');
        expect(inbox.received('command').length).toBeGreaterThan(before);
        expect(await people.alex.suggest('many options', 'words', 'W')).toEqual([]);
        // What was made of it is put right by the next whole event, or asked for.
        twin.gateway.dispatch('GUILD_CREATE', wireGuild(guild, twin.world), guild.id);
        await people.sam.command('say');
        expect(await platform.inspect(room)).toEqual(at);
        expect(platform.condition()).toEqual({ state: 'up' });
        expect(rejections).toEqual([]);
        // Twins refuse answers to interactions that never were.
        twin.violations.length = 0;
      },
      { platform: { retryWaits: [] } },
    )());
});

describe('what makes no sense at all', () => {
  test(
    'is counted each time, logged once with its name and place, and left out',
    onDiscord(async ({ twin, guild, log, metrics }) => {
      for (const _ of [1, 2, 3]) twin.gateway.dispatch('CHANNEL_UPDATE', { name: 'Secret words' }, guild.id);
      await expect.poll(() => metrics.values.get('discord_events_failed{CHANNEL_UPDATE}')).toBe(3);
      const lines = log.lines.filter((line) => line.includes('was left out'));
      expect(lines).toEqual([expect.stringMatching(/"name":"CHANNEL_UPDATE","place":"event"/)]);
      expect(log.lines.join()).not.toContain('Secret words');
    }),
  );

  test(
    'as an interaction is logged, and has no answer',
    onDiscord(async ({ twin, guild, log, metrics }) => {
      twin.gateway.dispatch('INTERACTION_CREATE', { type: 3, data: { custom_id: 'Secret words' } }, guild.id);
      await expect.poll(() => metrics.values.get('discord_interactions_unreadable{}')).toBe(1);
      expect(log.lines.join()).toMatch(/an interaction of Discord could not be read/);
      expect(log.lines.join()).not.toContain('Secret words');
    }),
  );

  test.each(['{"op":10}', '{"op":9,"d":null}', '{"op":0,"t":"READY","s":1}', '{"op":0}', '5', '[', '{"op":99}'])(
    'as the frame %s leaves the connection as it is, or has it made anew',
    (frame) =>
      onDiscord(async ({ twin, inbox, people }) => {
        inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
        for (const { socket } of twin.gateway.sessions.values()) socket?.send(frame);
        await people.sam.command('say');
        expect(inbox.received('command')).toHaveLength(1);
        expect(rejections).toEqual([]);
      })(),
  );

  test(
    'as the address at which to take up the connection is forgotten',
    onDiscord(async ({ twin, inbox, people }) => {
      inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
      const [session] = twin.gateway.sessions.values();
      const ready = { op: 0, t: 'READY', s: 99, d: { session_id: session?.id, resume_gateway_url: ':no address' } };
      session?.socket?.send(JSON.stringify(ready));
      // Discord lets a bot begin once in five seconds, and discord.js waits until they are over.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5001 });
      twin.gateway.drop();
      await twin.until(() => twin.gateway.identified.length === 2, 'another identification');
      await people.sam.command('say');
      expect(rejections).toEqual([]);
    }),
  );
});

/** Each interaction is another one, if it has an id at all. */
function fresh(payload: unknown, id: string): unknown {
  const isInteraction = typeof payload === 'object' && payload !== null && 'token' in payload && 'id' in payload;
  return isInteraction && typeof payload.id === 'string' && payload.id.length > 5 ? { ...payload, id } : payload;
}
