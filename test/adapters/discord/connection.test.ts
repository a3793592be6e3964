import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDiscordPlatform, type DiscordOptions } from '../../../adapters/discord/platform.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { contractCommands, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { DiscordTwin } from '../../fakes/discord-twin/twin.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MemoryLog, MemoryMetrics } from '../../fakes/memory-log.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import { onDiscord } from './on-discord.ts';
import { words } from './words.ts';

const pressed = () => ({ kind: 'private', card: simpleCard('Pressed') }) as const;

afterEach(() => {
  vi.useRealTimers();
});

describe('the connection', () => {
  test(
    'asks for servers, and for nothing that people write or do',
    onDiscord(async ({ twin }) => {
      expect(twin.gateway.identified).toEqual([{ intents: 1, shard: [0, 1] }]);
    }),
  );

  test.concurrent(
    'that is lost is resumed, and what was done meanwhile arrives',
    onDiscord(async ({ twin, platform, room, inbox, people, metrics }) => {
      inbox.on('action', 'test.press', 'private', pressed);
      await platform.post(room, pressCard(), 'k1');
      twin.gateway.drop();
      await people.sam.click('Press me');
      expect(twin.gateway.resumes).toBe(1);
      expect(inbox.received('action')).toHaveLength(1);
      await vi.waitFor(() => expect(metrics.values.get('discord_shards_ready')).toBe(1));
    }),
  );

  test.concurrent(
    'that Discord wants to be taken up anew is resumed',
    onDiscord(async ({ twin, platform, room, inbox, people }) => {
      inbox.on('action', 'test.press', 'private', pressed);
      await platform.post(room, pressCard(), 'k1');
      twin.gateway.askToReconnect();
      await twin.until(() => twin.gateway.resumes === 1, 'a resume');
      await people.sam.click('Press me');
      expect(inbox.received('action')).toHaveLength(1);
    }),
  );

  test.concurrent(
    'that stays away is tried ever more rarely, told in few lines, and down after half a minute',
    onDiscord(
      async ({ twin, platform, log, system, inbox, people }) => {
        inbox.on('command', 'say', 'private', pressed);
        const told = () => log.lines.filter((line) => /connection to Discord was lost|still away/.test(line)).length;
        twin.gateway.away = true;
        await twin.until(() => twin.gateway.turnedAway >= 2, 'two tries');
        expect(platform.condition()).toEqual({ state: 'up' });
        expect(told()).toBe(1);
        system.advance(31_000);
        expect(platform.condition()).toMatchObject({
          state: 'down',
          reason: expect.stringMatching(/^Connection 0 to Discord has been away for 31 seconds \(1006\)/),
        });
        system.advance(5 * 60_000);
        await twin.until(() => twin.gateway.turnedAway >= 3, 'another try');
        await vi.waitFor(() => expect(told()).toBe(2));
        twin.gateway.away = false;
        await people.sam.command('say');
        expect(platform.condition()).toEqual({ state: 'up' });
        expect(log.lines.filter((line) => line.includes('connected to Discord again'))).toHaveLength(1);
      },
      { platform: { connectWaits: [0, 0, 0, 0, 1] } },
    ),
  );

  test.concurrent(
    'that stays away keeps nothing from stopping',
    onDiscord(
      async ({ twin, platform }) => {
        twin.gateway.away = true;
        await twin.until(() => twin.gateway.turnedAway >= 1, 'a try');
        await platform[Symbol.asyncDispose]();
        const tries = twin.gateway.turnedAway;
        twin.gateway.away = false;
        expect(twin.gateway.turnedAway).toBe(tries);
        expect(twin.gateway.identified).toHaveLength(1);
      },
      { platform: { connectWaits: [0, 60_000] } },
    ),
  );

  test(
    'whose session is invalid is begun anew',
    onDiscord(async ({ twin, platform, room, inbox, people }) => {
      inbox.on('action', 'test.press', 'private', pressed);
      await platform.post(room, pressCard(), 'k1');
      // Discord lets a bot begin once in five seconds, and discord.js waits until they are over.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5001 });
      twin.gateway.refuseNext = 'invalid';
      twin.gateway.drop();
      await twin.until(() => twin.gateway.identified.length === 2, 'another identification');
      await people.sam.click('Press me');
      expect(inbox.received('action')).toHaveLength(1);
    }),
  );

  test(
    'beats as often as Discord asks',
    onDiscord(async (driver) => {
      driver.twin.gateway.heartbeatInterval = 20;
      await driver.restart();
      await driver.twin.until(() => driver.twin.gateway.heartbeats >= 3, 'three heartbeats');
    }),
  );

  test.each([4004, 4010, 4011, 4012, 4013, 4014])('that is closed for good, with %d, is lost', (code) =>
    onDiscord(async ({ twin, platform, log }) => {
      expect(platform.condition()).toEqual({ state: 'up' });
      twin.gateway.closeAll(code);
      const { message } = await platform.lost;
      expect(message).toMatch(code === 4004 ? /refused the token.*Reset Token/ : /^Discord .*\(\d{4}\)/);
      expect(platform.condition()).toEqual({ state: 'lost', reason: message });
      expect(log.lines.join()).toMatch(new RegExp(`for good.*"code":${code}`));
    })(),
  );

  test(
    'works, and still the token is refused: down, until it is taken again',
    onDiscord(async ({ twin, platform, room, system }) => {
      const refused = { code: 0, message: '401: Unauthorized' };
      twin.fail({ method: 'POST', path: /messages$/, how: 'answer', status: 401, times: 2, body: refused });
      await expect(platform.post(room, simpleCard('One'), 'k1')).rejects.toMatchObject({ kind: 'unavailable' });
      expect(platform.condition()).toEqual({ state: 'up' });
      system.advance(31_000);
      await expect(platform.post(room, simpleCard('One'), 'k1')).rejects.toMatchObject({ kind: 'unavailable' });
      expect(platform.condition()).toMatchObject({ state: 'down', reason: expect.stringContaining('Reset Token') });
      await platform.post(room, simpleCard('One'), 'k1');
      expect(platform.condition()).toEqual({ state: 'up' });
    }),
  );

  test('by several processes is shared out by server', async () => {
    await using driver = await openTwo();
    expect(driver.twin.gateway.identified).toEqual(
      expect.arrayContaining([
        { intents: 1, shard: [0, 2] },
        { intents: 1, shard: [1, 2] },
      ]),
    );
    expect(driver.twin.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });
});

describe('a start', () => {
  test.each<[string, (twin: DiscordTwin) => void, RegExp]>([
    [
      'with a token that Discord refuses says where to get another',
      (twin) =>
        twin.fail({
          method: 'GET',
          path: /gateway/,
          how: 'answer',
          status: 401,
          times: 2,
          body: { code: 0, message: '' },
        }),
      /refused the token.*Reset Token/,
    ],
    [
      'with a token that the gateway refuses says the same',
      (twin) => {
        twin.gateway.refuseNext = 4004;
      },
      /refused the token.*Reset Token/,
    ],
    [
      'with shards that are wrong says which setting that is',
      (twin) => {
        twin.gateway.refuseNext = 4010;
      },
      /DISCORD_SHARDS/,
    ],
  ])('%s', async (_, prepare, sentence) => {
    const twin = await DiscordTwin.open();
    prepare(twin);
    await using platform = create(twin);
    await expect(platform.start(new FakeInbox())).rejects.toThrow(sentence);
    await twin.close();
  });

  test('without a network goes on trying, and connects once Discord answers', async () => {
    const twin = await DiscordTwin.open();
    twin.fail({ method: 'GET', path: /gateway/, how: 'drop', times: 10 });
    const log = new MemoryLog();
    await using platform = create(twin, undefined, { log, reachWaits: [1] });
    await platform.start(new FakeInbox());
    expect(log.lines.join('\n')).toContain('cannot be reached, and is tried again');
    await expect.poll(() => log.lines.join('\n'), { timeout: 20_000 }).toContain('commands are registered');
    await twin.close();
  });

  test('while Discord lets nobody in goes on, and is connected once it does', async () => {
    const twin = await DiscordTwin.open();
    twin.gateway.away = true;
    const system = new TestSystem();
    await using platform = create(twin, undefined, { system, startPatience: 1, connectWaits: [0, 0, 0, 1] });
    await platform.start(new FakeInbox());
    system.advance(31_000);
    expect(platform.condition()).toMatchObject({ state: 'down' });
    twin.gateway.away = false;
    await twin.until(() => twin.gateway.identified.length === 1, 'an identification');
    await expect.poll(() => platform.condition()).toEqual({ state: 'up' });
    await twin.close();
  });

  test('that is refused after it went on is lost', async () => {
    const twin = await DiscordTwin.open();
    twin.fail({ method: 'GET', path: /gateway/, how: 'drop', times: 3 });
    twin.gateway.refuseNext = 4004;
    await using platform = create(twin, undefined, { reachWaits: [1] });
    await platform.start(new FakeInbox());
    expect((await platform.lost).message).toMatch(/Reset Token/);
    await twin.close();
  });

  test('without a network can be stopped', async () => {
    const twin = await DiscordTwin.open();
    twin.fail({ method: 'GET', path: /gateway/, how: 'drop', times: 1000 });
    const platform = create(twin, undefined, { reachWaits: [60_000] });
    await platform.start(new FakeInbox());
    await platform[Symbol.asyncDispose]();
    await twin.close();
  });
});

function create(
  twin: DiscordTwin,
  shards?: { ids: readonly number[]; of: number },
  more: Partial<DiscordOptions> = {},
) {
  return createDiscordPlatform({
    draw: drawPicture,
    token: twin.token,
    baseUrl: `${twin.api}/v10/`,
    log: new MemoryLog(),
    metrics: new MemoryMetrics(),
    system: new TestSystem(),
    words: () => words,
    ...(shards === undefined ? {} : { shards }),
    ...more,
  });
}

async function openTwo(): Promise<AsyncDisposable & { twin: DiscordTwin }> {
  const twin = await DiscordTwin.open({ shards: 2 });
  for (const name of ['one', 'two', 'three']) twin.world.addGuild(name, []);
  const all = [0, 1].map((id) => create(twin, { ids: [id], of: 2 }));
  for (const platform of all) {
    const inbox = new FakeInbox();
    inbox.commands = contractCommands;
    await platform.start(inbox);
  }
  return {
    twin,
    [Symbol.asyncDispose]: async () => {
      for (const platform of all) await platform[Symbol.asyncDispose]();
      await twin.close();
    },
  };
}
