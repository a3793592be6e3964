import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDiscordPlatform, type DiscordOptions } from '../../../adapters/discord/platform.ts';
import { createLeases } from '../../../adapters/postgres/leases.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import { contractCommands, fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import type { TwinGuild } from '../../fakes/discord-twin/model.ts';
import { DiscordPerson } from '../../fakes/discord-twin/person.ts';
import { recordOutcomes } from '../../fakes/discord-twin/record-outcomes.ts';
import { DiscordTwin } from '../../fakes/discord-twin/twin.ts';
import { wireGuild } from '../../fakes/discord-twin/wire.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MemoryLog, MemoryMetrics } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import { words } from './words.ts';

/** Several processes on one database. Whatever they hear comes to one inbox, which takes each event once, as the store has it. */
type Process = {
  readonly platform: ChatPlatform;
  readonly log: MemoryLog;
  readonly system: TestSystem;
  readonly metrics: MemoryMetrics;
  /** The database is not reached by this one any more, as by one that was killed. */
  silent: boolean;
};

let data: TestStore;
let twin: DiscordTwin;
let guilds: readonly TwinGuild[];
let inbox: FakeInbox;
let recorded: ReturnType<typeof recordOutcomes>;
let processes: Process[];

beforeEach(async () => {
  data = await openTestStore({ reuse: true });
  twin = await DiscordTwin.open({ shards: 2 });
  const sam = twin.world.addUser('sam');
  guilds = [0, 1, 2, 3].map((n) => twin.world.addGuild(`Server ${n}`, [sam]));
  inbox = new FakeInbox();
  inbox.commands = contractCommands;
  recorded = recordOutcomes(inbox, () => twin.changed());
  processes = [];
});

afterEach(async () => {
  for (const { platform } of processes) await platform[Symbol.asyncDispose]();
  await twin.close();
  await data.close();
  expect(twin.violations).toEqual([]);
});

async function begin(options: Partial<DiscordOptions> = {}): Promise<Process> {
  const { kysely, contact } = data.database;
  const [log, metrics, system] = [new MemoryLog(), new MemoryMetrics(), new TestSystem()];
  const made: { silent: boolean } = { silent: false };
  const asking = <T>(ask: () => Promise<T>): Promise<T> =>
    made.silent ? Promise.reject(new Error('gone')) : contact.asking(ask);
  const leases = createLeases({
    database: { kysely, contact: { ...contact, asking, noted: () => made.silent }, sole: false },
    log,
    newId: () => crypto.randomUUID(),
    times: { look: 5, waiting: 5, renew: 15 },
  });
  const own = { log, metrics, system, leases, token: twin.token, baseUrl: twin.api, draw: drawPicture };
  const platform = createDiscordPlatform({ ...own, words: () => words, ...options });
  const process = Object.assign(made, { platform, log, metrics, system });
  processes.push(process);
  await platform.start(recorded.inbox);
  return process;
}

async function end(process: Process): Promise<void> {
  processes = processes.filter((one) => one !== process);
  await process.platform[Symbol.asyncDispose]();
}

/** Sam, in a channel of a server whose events come over this connection. */
function samOver(shard: number) {
  const guild = guilds.find(({ id }) => Number((BigInt(id) >> 22n) % 2n) === shard);
  const user = [...twin.world.users.values()].find(({ username }) => username === 'sam');
  if (guild === undefined || user === undefined) throw new Error('no server there');
  const channel = twin.world.addChannel(guild);
  const room = { platform: 'discord', space: guild.id, room: channel.id } as const;
  return { room, channel, guild, person: new DiscordPerson(twin, channel, user, recorded.outcomes) };
}

const connections = ({ platform }: Process) => {
  const found = platform.condition();
  return found.state === 'up' ? found.details?.['connections'] : found.reason;
};

const quick = { interval: 3, timeout: 10_000 };

describe('the connections of several processes', () => {
  test('are shared out when a second one comes, which goes on where the first one was', async () => {
    inbox.on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }));
    const first = await begin();
    expect(connections(first)).toEqual([0, 1]);
    const [here, there] = [samOver(0), samOver(1)];
    for (const { room } of [here, there]) await first.platform.post(room, pressCard(), `k${room.room}`);
    const second = await begin();
    // What is done while a connection is nobody's is told to the one who takes it.
    for (const { person } of [there, here]) await person.click('Press me');
    await expect.poll(() => [connections(first), connections(second)], quick).toEqual([[0], [1]]);
    for (const { person } of [there, here]) {
      await person.click('Press me');
      expect(await person.form()).toMatchObject({ title: 'A form' });
    }
    expect(inbox.received('action')).toHaveLength(4);
    expect(twin.gateway.identified.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(twin.gateway.resumes).toBe(1);
    for (const { log } of [first, second]) expect(log.lines.join('\n')).not.toMatch(/"level":"(warn|error)"/);
  });

  test('go to the others when one stops, and nothing that is done meanwhile is lost', async () => {
    inbox.on('action', 'test.press', 'private', () => ({ kind: 'private', card: simpleCard('Pressed') }));
    const [first, second] = [await begin(), await begin()];
    await expect.poll(() => [connections(first), connections(second)], quick).toEqual([[0], [1]]);
    const all = [samOver(0), samOver(1)];
    for (const { room } of all) await first.platform.post(room, pressCard(), `k${room.room}`);
    const stopped = end(first);
    for (let press = 0; press < 5; press += 1) await Promise.all(all.map(({ person }) => person.click('Press me')));
    await stopped;
    await expect.poll(() => connections(second), quick).toEqual([0, 1]);
    const third = await begin();
    await end(second);
    // The servers were told to the first one alone: who goes on asks, once, where something changes.
    const { guild, room: reopened } = samOver(0);
    twin.gateway.dispatch('GUILD_UPDATE', wireGuild(guild, twin.world), guild.id);
    await expect
      .poll(() => inbox.events.filter((one) => one.kind === 'notice'), quick)
      .toContainEqual({
        kind: 'notice',
        what: 'room-open',
        room: reopened,
      });
    await Promise.all(all.map(({ person }) => person.click('Press me')));
    expect(connections(third)).toEqual([0, 1]);
    expect(inbox.received('action')).toHaveLength(12);
    expect(twin.gateway.identified).toHaveLength(2);
  });

  test('of one that died are taken up where it was, and it, back, answers nothing', async () => {
    inbox.on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }));
    const dead = await begin();
    const { person, room } = samOver(1);
    await dead.platform.post(room, pressCard(), 'k1');
    await vi.waitFor(async () => expect(await kept()).toBe(2));
    dead.silent = true;
    await sql`update leases set until = 'epoch'`.execute(data.database.kysely);
    await sql`update lease_holders set until = 'epoch'`.execute(data.database.kysely);
    const other = await begin();
    expect(connections(other)).toEqual([0, 1]);
    await person.click('Press me');
    expect(await person.form()).toMatchObject({ title: 'A form' });
    dead.silent = false;
    await expect.poll(() => dead.log.lines.join('\n'), quick).toMatch(/another process’s now/);
    await expect.poll(() => dead.metrics.values.get('discord_shards_wanted'), quick).toBe(0);
    for (let press = 0; press < 3; press += 1) await person.click('Press me');
    expect(inbox.received('action')).toHaveLength(4);
  });

  test('are used together by no more than Discord takes, and most by those who post', async () => {
    const { room } = samOver(0);
    for (const answersOnly of [false, true, false]) {
      const { platform } = await begin({ answersOnly });
      await platform.post(room, simpleCard('Hello'), crypto.randomUUID());
    }
    const parts = async (): Promise<readonly number[]> => {
      const held = data.database.kysely.selectFrom('leases').select(['holder', sql<number>`count(*)::int`.as('parts')]);
      const rows = await held.where('pool', '=', 'Discord requests').groupBy('holder').execute();
      return rows.map((row) => row.parts).toSorted();
    };
    await expect.poll(parts, quick).toEqual([1, 4, 5]);
  });

  test('are there as soon as Discord lets them be, at a start and later', async () => {
    const ready = ({ metrics }: Process) => metrics.values.get('discord_shards_ready');
    twin.gateway.unavailableTo = 2;
    const first = await begin({ connectWaits: [0] });
    expect(ready(first)).toBe(2);
    twin.gateway.unavailableTo = 2;
    const second = await begin({ connectWaits: [0] });
    await expect.poll(() => [first, second].map(ready), quick).toEqual([1, 1]);
    for (const { log } of [first, second]) expect(log.lines.join('\n')).not.toContain('"level":"error"');
  });

  test('that nobody holds are missed', async () => {
    const first = await begin({ shards: { ids: [0], of: 2 } });
    expect(first.platform.condition()).toEqual({
      state: 'up',
      details: { connections: [0], of: 2, processes: 1, free: [1] },
    });
    first.system.advance(31_000);
    expect(first.platform.condition()).toMatchObject({
      state: 'down',
      reason: expect.stringMatching(/^Connection 1 of 2 to Discord is held by no process/),
    });
    const second = await begin({ shards: { ids: [1], of: 2 } });
    await expect.poll(() => [connections(first), connections(second)], quick).toEqual([[0], [1]]);
  });
});

/** How many connections could be gone on with by somebody else. */
async function kept(): Promise<number> {
  const rows = await data.database.kysely.selectFrom('leases').select('left_there').where('item', '>=', 0).execute();
  return rows.filter(({ left_there }) => left_there !== null).length;
}
