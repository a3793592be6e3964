import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { historyScopes, slackScopes } from '../../adapters/slack/scopes.ts';
import { writeKey } from '../../adapters/system/key-ring.ts';
import { openOnServer, type WholeStore } from '../adapters/postgres/open-store.ts';
import { hasServer, type Server, startServer } from '../adapters/postgres/server.ts';
import { BothTwins, install, slackOverHttp } from '../cli/both-twins.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { type Deliver, send } from '../fakes/slack-twin/delivery.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { type ConnectedCouple, seatCouples, settleIn } from './proof/connected-couples.ts';
import { type Experience, PatientPeople } from './proof/patient-people.ts';
import { missing, twiceOnDiscord, twiceOnSlack } from './proof/posted-once.ts';
import { Worker } from './proof/workers.ts';

/** How long the chaos lasts (s): as long as ATTUNE_CHAOS_SECONDS says. */
const seconds = Number(process.env['ATTUNE_CHAOS_SECONDS'] ?? 12);
const seed = Number(process.env['ATTUNE_PROOF_SEED'] ?? Math.floor(Math.random() * 100_000));
const chance = new TestSystem(0, seed);

vi.setConfig({ testTimeout: 600_000 + seconds * 1000, hookTimeout: 600_000 });

if (await hasServer()) describe(`several processes on one server (seed ${seed})`, defineTests);
else test.skip('LEFT OUT: there is no PostgreSQL here (install it, or set ATTUNE_TEST_DATABASE_URL)', () => {});

function defineTests(): void {
  let server: Server;
  let url: string;
  let twins: BothTwins;
  let direct: WholeStore;
  let couples: readonly ConnectedCouple[];
  let workers: readonly Worker[];

  beforeAll(async () => {
    server = await startServer();
    url = await server.createDatabase();
    twins = await BothTwins.open(4);
    twins.workspace.scopes = [...slackScopes, ...historyScopes];
    couples = seatCouples(twins, 4).filter(({ couple }) => couple.answers === 'sealed');
    direct = await openOnServer(url);
    await settleIn(direct.store, couples, Date.now());
    const env = { ATTUNE_KEYS: writeKey(testKey), ...twins.env, LOG_LEVEL: 'info' };
    workers = await Promise.all([1, 2, 3].map(() => Worker.start(url, env)));
    await Promise.all(workers.map((one) => one.ready()));
  });

  afterAll(async () => {
    for (const worker of workers) await worker[Symbol.asyncDispose]();
    await direct.close();
    await twins[Symbol.asyncDispose]();
    await server.stop();
  });

  test('share the connections out by themselves, each as many as the others', async () => {
    await expect.poll(held, patience).toEqual([1, 1, 2]);
    expect(twins.slack.socket.open).toBe(3);
  });

  test('are restarted one after the other, and everybody gets what they are at', async ({ annotate }) => {
    const people = new PatientPeople(couples, () => chance.random(), 150);
    await pause(2000);
    for (const worker of workers) {
      expect(await worker.restart()).toBe(0);
      await worker.ready();
      await pause(1500);
    }
    const experience = await people.goHome();
    await annotate(inWords(experience));
    await expectAllOnce(experience);
    // What is on its way to a socket in the instant in which it closes Slack alone knows of: it has the person press again.
    expect(experience.lost.filter((deed) => !deed.startsWith('slack'))).toEqual([]);
    expect(experience.lost.length).toBeLessThanOrEqual(experience.waits.length / 200);
  });

  test('are killed, stopped, cut off and slowed at random, and the server too', async ({ annotate }) => {
    const people = new PatientPeople(couples, () => chance.random(), 250);
    const until = performance.now() + seconds * 1000;
    const done: string[] = [];
    while (performance.now() < until) {
      done.push(await doHarm());
      await pause(1000 + chance.random() * 4000);
      for (const worker of workers) await worker.revive();
    }
    for (const worker of workers) calmDown(worker);
    await untilReady();
    await pause(1000);
    const experience = await people.goHome();
    const counts = [...Map.groupBy(done, (one) => one)].map(([what, { length }]) => `${what} ${length}`);
    await annotate(`${counts.join(', ')}. ${inWords(experience)}`);
    await expectAllOnce(experience);
    await expect.poll(held, patience).toEqual([1, 1, 2]);
  });

  test('may each do a part: one holds the connections, another asks and posts', async () => {
    await using own = await BothTwins.open(2);
    const [couple] = seatCouples(own, 1);
    if (couple === undefined) throw new Error('nobody is there');
    const database = await server.createDatabase();
    const store = await openOnServer(database);
    await settleIn(store.store, [couple], Date.now());
    await store.close();
    const env = { ATTUNE_KEYS: writeKey(testKey), ...own.env };
    await using gateway = await Worker.start(database, { ...env, ATTUNE_ROLES: 'gateway' });
    await gateway.ready();
    expect((await gateway.health()).body).toMatchObject({ discord: { connections: [0, 1], processes: 1 } });
    await pause(1000);
    expect(couple.posted()).toEqual([]);
    await using worker = await Worker.start(database, { ...env, ATTUNE_ROLES: 'worker' });
    await expect.poll(() => couple.posted().length, patience).toBe(1);
    expect(worker.said).toContain('Attune is ready, on Discord and Slack, as worker.');
    expect(own.discord.gateway.identified).toHaveLength(2);
    expect(own.slack.socket.open).toBe(1);
    await couple.seats[0].command('prompt ask');
    await expect.poll(() => couple.posted().length, patience).toBe(2);
    expect(own.violations).toEqual([]);
  });

  test('over HTTP, behind a proxy, are restarted one after the other, and no press is lost', async ({ annotate }) => {
    await using own = await BothTwins.open();
    const secret = 'signing-secret';
    const all: Worker[] = [];
    const seated = seatCouples(own, 3, throughProxy(own, all, secret)).filter(
      ({ couple }) => couple.room.platform === 'slack' && couple.answers === 'sealed',
    );
    const database = await server.createDatabase();
    const store = await openOnServer(database);
    await settleIn(store.store, seated, Date.now() + 3_600_000);
    await store.close();
    const env = { ATTUNE_KEYS: writeKey(testKey), ATTUNE_SLACK_API: own.slack.apiUrl, ...slackOverHttp(secret) };
    for (const _ of [1, 2]) all.push(await Worker.start(database, env));
    await Promise.all(all.map((one) => one.ready()));
    expect(await install(all[0]?.port ?? '', own)).toBe(200);
    const people = new PatientPeople(seated, () => chance.random(), 150);
    await pause(2000);
    for (const worker of all) {
      expect(await worker.restart()).toBe(0);
      await worker.ready();
      await pause(1000);
    }
    const experience = await people.goHome();
    await annotate(inWords(experience));
    for (const worker of all) await worker[Symbol.asyncDispose]();
    expect(experience.lost).toEqual([]);
    expect(experience.sealed.length).toBeGreaterThan(10);
    expect(twiceOnSlack(own)).toEqual([]);
    expect(own.violations.filter((one) => !one.includes('was acknowledged after'))).toEqual([]);
  });

  /** What ended by itself, because there was no database at its start, is started again by whatever it runs under. */
  async function untilReady(): Promise<void> {
    for (const worker of workers) {
      for (let isReady = false; !isReady; ) {
        await worker.revive();
        isReady = await worker.ready().then(
          () => true,
          () => false,
        );
      }
    }
  }

  /** How many connections to Discord each process holds, the fewest first. */
  async function held(): Promise<readonly number[]> {
    const all = await Promise.all(workers.map((one) => one.health()));
    return all
      .map(({ body }) => ((body['discord'] as { connections?: readonly number[] })?.connections ?? []).length)
      .toSorted();
  }

  /** Nobody was at anything for nothing; all that somebody was told is there, each in its channel once. */
  async function expectAllOnce({ sealed, asked, inVain }: Experience): Promise<void> {
    expect(inVain, 'what was done again and again').toEqual([]);
    await expect.poll(unfinished, patience).toBe(0);
    const rows = await direct.database.kysely.selectFrom('check_ins').select(['id', 'couple_id']).execute();
    const checkIns = new Map(
      [...Map.groupBy(rows, (row) => row.couple_id)].map(([id, own]) => [id, own.map((one) => one.id)]),
    );
    expect(missing(twins, couples, { checkIns }), 'check-ins that never came').toEqual([]);
    expect(twiceOnDiscord(couples), 'check-ins that came twice on Discord').toEqual([]);
    expect(twiceOnSlack(twins), 'posts that came twice on Slack').toEqual([]);
    for (const [couple, count] of asked) expect(checkIns.get(couple)?.length).toBeGreaterThanOrEqual(count);
    await direct.store.transaction(async (stores) => {
      for (const one of sealed) {
        const checkIn = await stores.checkIns.find(one.checkIn);
        const kept = checkIn === null ? null : await stores.answers.own(checkIn, one.side);
        expect(kept?.words?.reveal(), `what ${one.couple.room.platform} said was sealed`).toBe(one.words);
      }
    });
    expect(sealed.length).toBeGreaterThan(0);
    expect(twins.violations.filter((one) => !one.includes('was acknowledged after'))).toEqual([]);
  }

  async function unfinished(): Promise<number> {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pgboss.job where name = 'attune' and state < 'completed'`.execute(
      direct.database.kysely,
    );
    return rows[0]?.count ?? -1;
  }

  const harms: readonly (readonly [string, (worker: Worker) => Promise<void>])[] = [
    ['killed', (worker) => worker.kill()],
    ['killed', (worker) => worker.kill()],
    ['restarted', async (worker) => void (await worker.restart())],
    [
      'stood still',
      (worker) =>
        forAWhile(
          20_000,
          () => worker.signal('SIGSTOP'),
          () => worker.signal('SIGCONT'),
        ),
    ],
    [
      'cut off',
      ({ proxy }) =>
        forAWhile(
          6000,
          () => (proxy.mode = 'down'),
          () => (proxy.mode = 'through'),
        ),
    ],
    [
      'silent',
      ({ proxy }) =>
        forAWhile(
          10_000,
          () => (proxy.mode = 'silent'),
          () => (proxy.mode = 'through'),
        ),
    ],
    [
      'slow',
      ({ proxy }) =>
        forAWhile(
          8000,
          () => (proxy.delay = 100),
          () => (proxy.delay = 0),
        ),
    ],
    [
      'server',
      async () => {
        await server.power?.down();
        await pause(500 + chance.random() * 2500);
        await server.power?.up();
      },
    ],
  ];

  async function doHarm(): Promise<string> {
    const worker = workers[Math.floor(chance.random() * workers.length)];
    const [what, harm] = harms[Math.floor(chance.random() * harms.length)] ?? [];
    if (worker === undefined || what === undefined || harm === undefined) throw new Error('no harm is left');
    await harm(worker);
    return what;
  }
}

/** A proxy as hosts have it: in turn, and to the next one where a process is not there, or says that it is not ready. */
function throughProxy({ slack }: BothTwins, upstreams: readonly Worker[], secret: string): Deliver {
  let turn = 0;
  return async (kind, payload) => {
    const from = performance.now();
    for (;;) {
      turn += 1;
      const upstream = upstreams[turn % upstreams.length];
      const address = `http://127.0.0.1:${upstream?.port}`;
      const response = await send(address, kind, payload, { secret }).catch(() => null);
      if (response === null || response.status === 503) {
        if (performance.now() - from > 10_000) throw new Error('no process is there');
        await pause(20);
        continue;
      }
      if (response.status !== 200) slack.violations.push(`${kind} was answered with ${response.status}`);
      const text = await response.text();
      return { body: text === '' ? {} : JSON.parse(text), after: performance.now() - from };
    }
  };
}

function calmDown(worker: Worker): void {
  worker.signal('SIGCONT');
  worker.proxy.mode = 'through';
  worker.proxy.delay = 0;
}

async function forAWhile(most: number, begin: () => unknown, end: () => unknown): Promise<void> {
  begin();
  setTimeout(end, chance.random() * most).unref();
}

/** How long people waited, on each platform. */
function inWords({ waits, late, lost, refused }: Experience): string {
  const parts = [...Map.groupBy(waits, ({ platform }) => platform)].map(([platform, own]) => {
    const sorted = own.map(({ ms }) => ms).toSorted((a, b) => a - b);
    const at = (share: number) =>
      Math.round(sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0);
    return `${platform}: ${sorted.length} deeds, half within ${at(0.5)} ms, 99 of 100 within ${at(0.99)} ms, the longest ${at(1)} ms`;
  });
  return `${parts.join('; ')}; answered too late ${late.length}, never ${lost.length}, refused for want of the database ${refused}`;
}

const patience = { timeout: 120_000, interval: 100 } as const;
