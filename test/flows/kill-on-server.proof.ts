import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeKey } from '../../adapters/system/key-ring.ts';
import { openOnServer, type WholeStore } from '../adapters/postgres/open-store.ts';
import { hasServer, type Server, startServer } from '../adapters/postgres/server.ts';
import { freePort, Running } from '../cli/attune.ts';
import { BothTwins } from '../cli/both-twins.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { proofRuns } from '../proof-runs.ts';
import { type ConnectedCouple, seatCouples, settleIn } from './proof/connected-couples.ts';
import { askedAgain, twiceOnDiscord } from './proof/posted-once.ts';

// Processes are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

/** How often a process is cut off; where that is to be more often, each time it waits as long as it really does. */
const lives = 3 * proofRuns;

/** Of three posts, how many Discord has taken when the process is cut off, which has not heard of it. */
const unheard = 2;

if (await hasServer()) describe('a process on a server that crashes again and again', defineTests);
else test.skip('LEFT OUT: there is no PostgreSQL here (install it, or set ATTUNE_TEST_DATABASE_URL)', () => {});

function defineTests(): void {
  let server: Server;
  let twins: BothTwins;
  let direct: WholeStore;
  let couples: readonly ConnectedCouple[];
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    server = await startServer();
    const url = await server.createDatabase();
    twins = await BothTwins.open();
    couples = seatCouples(twins, 3).filter(({ couple }) => couple.room.platform === 'discord');
    direct = await openOnServer(url);
    await settleIn(direct.store, couples, Date.now());
    const own = { DATABASE_URL: url, ATTUNE_KEYS: writeKey(testKey), ATTUNE_PORT: await freePort() };
    env = { ...own, ...twins.addresses, DISCORD_TOKEN: twins.discord.token, LOG_LEVEL: 'error' };
  });

  afterAll(async () => {
    await direct.close();
    await twins[Symbol.asyncDispose]();
    await server.stop();
  });

  test('posts each question once, within the minutes in which Discord recognises it', async ({ annotate }) => {
    const waits: number[] = [];
    for (let life = 0; life < lives; life += 1) {
      const from = performance.now();
      const before = held();
      twins.discord.fail({ method: 'POST', path: messages, how: 'hang', after: true, times: unheard });
      const attune = new Running(env);
      await expect.poll(held, patience).toBe(before + unheard);
      if (life > 0) waits.push(performance.now() - from);
      await attune[Symbol.asyncDispose]();
      if (proofRuns === 1) await letTimePass();
    }
    await using attune = new Running(env);
    await attune.ready();
    await expect.poll(unfinished, patience).toBe(0);
    expect(couples.map(({ posted }) => posted().length)).toEqual(couples.map(() => 1));
    expect(twiceOnDiscord(couples)).toEqual([]);
    expect(askedAgain(twins)).toBeGreaterThanOrEqual(unheard * lives);
    if (proofRuns > 1) await annotate(`taken over after ${waits.map((ms) => Math.round(ms / 1000)).join(', ')} s`);
    for (const ms of waits) expect(ms).toBeLessThan(60_000);
  });

  const messages = /^\/channels\/\d+\/messages$/;

  const held = () => twins.discord.requests.filter(({ status }) => status === 0).length;

  const unfinished = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from pgboss.job where name = 'attune' and state < 'completed'`.execute(
      direct.database.kysely,
    );
    return rows[0]?.count ?? -1;
  };

  /** As long as the dead process has to be silent. */
  const letTimePass = () =>
    sql`update pgboss.job set heartbeat_on = heartbeat_on - interval '31 s' where state = 'active'`.execute(
      direct.database.kysely,
    );
}

const patience = { timeout: 90_000, interval: 20 } as const;
