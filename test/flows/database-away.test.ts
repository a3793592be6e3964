import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeKey } from '../../adapters/system/key-ring.ts';
import { openOnServer, type WholeStore } from '../adapters/postgres/open-store.ts';
import { hasServer, type Server, startServer } from '../adapters/postgres/server.ts';
import { freePort, runningHere } from '../cli/attune.ts';
import { BothTwins } from '../cli/both-twins.ts';
import { DatabaseProxy } from '../fakes/database-proxy.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { type ConnectedCouple, type Seat, seatCouples, settleIn } from './proof/connected-couples.ts';

// A server and Attune are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const away = 'I can’t reach my memory right now, so nothing was changed';
const unknown = 'I don’t know whether that was saved';

if (await hasServer()) describe('Attune on a server of which the database goes away', defineTests);
else test.skip('LEFT OUT: there is no PostgreSQL here (install it, or set ATTUNE_TEST_DATABASE_URL)', () => {});

function defineTests(): void {
  let server: Server;
  let proxy: DatabaseProxy;
  let twins: BothTwins;
  let direct: WholeStore;
  let running: Awaited<ReturnType<typeof runningHere>>;
  let couples: readonly ConnectedCouple[];
  let port: string;

  beforeAll(async () => {
    server = await startServer();
    const url = await server.createDatabase();
    proxy = await DatabaseProxy.open(url);
    twins = await BothTwins.open();
    couples = seatCouples(twins, 1).filter(({ couple }) => couple.answers === 'sealed');
    direct = await openOnServer(url);
    await settleIn(direct.store, couples, Date.now());
    port = await freePort();
    const own = { DATABASE_URL: proxy.url, ATTUNE_KEYS: writeKey(testKey), ATTUNE_PORT: port };
    running = await runningHere({ ...own, ...twins.env });
  });

  afterAll(async () => {
    await running[Symbol.asyncDispose]();
    await direct.close();
    await twins[Symbol.asyncDispose]();
    await proxy[Symbol.asyncDispose]();
    await server.stop();
  });

  /** What a person is told next, as the platform got it. */
  async function told(seat: Seat, deed: () => Promise<unknown>): Promise<string> {
    const before = seat.told().length;
    await deed();
    await expect.poll(() => seat.told().length, patience).toBeGreaterThan(before);
    return JSON.stringify(seat.told().slice(before));
  }

  const everybody = <T>(act: (seat: Seat, couple: ConnectedCouple) => Promise<T>): Promise<T[]> =>
    Promise.all(couples.map((couple) => act(couple.seats[0], couple)));

  const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).status;
  const lines = (words: string) => running.said.split('\n').filter((line) => line.includes(words)).length;

  /** Asks until there is a question that is answered in words. */
  async function askInWords(seat: Seat, { posted }: ConnectedCouple): Promise<void> {
    while (!posted().some(({ inWords }) => inWords)) {
      const before = posted().length;
      expect(await told(seat, () => seat.command('prompt ask'))).toContain('A question for you both');
      await expect.poll(() => posted().length, patience).toBeGreaterThan(before);
    }
  }

  test('stopped, every press is answered with that; started again, all goes on by itself', async () => {
    await expect.poll(() => couples.every(({ posted }) => posted().length > 0), patience).toBe(true);
    if (server.power === null) return;
    await server.power.down();
    const answers = await everybody(async (seat) => [
      await told(seat, () => seat.command('tip')),
      await told(seat, () => seat.command('checkin schedule')),
      await told(seat, () => seat.command('checkin next')),
    ]);
    for (const one of answers.flat()) expect(one).toContain(away);
    // What needs no database works as ever.
    for (const one of await everybody((seat) => told(seat, () => seat.command('support')))) {
      expect(one).not.toContain(away);
    }
    expect(await health()).toBe(503);
    await server.power.up();
    await expect.poll(health, patience).toBe(200);
    await everybody(askInWords);
    expect(lines('the database does not answer')).toBe(1);
    await expect.poll(() => lines('the database answers again'), patience).toBe(1);
    expect(lines('"level":50')).toBe(1);
  });

  test.each(['cut-before-commit', 'cut-after-commit'] as const)(
    'a connection that is %s keeps nothing from being saved once, and said',
    async (mode) => {
      for (const [index, { seats, couple, posted }] of couples.entries()) {
        const seat = seats[mode === 'cut-before-commit' ? 0 : 1];
        const { checkIn, message } = posted().find(({ inWords }) => inWords) ?? { checkIn: '', message: '' };
        await seat.answer(message);
        await expect.poll(() => seat.hasForm(), patience).toBe(true);
        const cut = new Promise<void>((resolve) => {
          proxy.cut = resolve;
        });
        proxy.mode = mode;
        const words = `${mode} ${index}`;
        const answer = await told(seat, () => seat.submit(words));
        await cut;
        expect(answer).toMatch(/Your answer is sealed|[Yy]ou’ve both answered/);
        const kept = await direct.store.transaction(async ({ checkIns, answers }) => {
          const found = await checkIns.find(checkIn);
          return found === null ? null : answers.own(found, seat.side);
        });
        expect(kept?.words?.reveal(), couple.room.platform).toBe(words);
      }
    },
  );

  test('cut off at the commit and away, it says that nobody knows', async () => {
    const [couple] = couples;
    const seat = couple?.seats[0];
    if (seat === undefined) throw new Error('nobody is there');
    proxy.cut = () => {
      proxy.mode = 'down';
    };
    proxy.mode = 'cut-after-commit';
    const answer = await told(seat, () => seat.command('checkin skip'));
    proxy.mode = 'through';
    expect(answer).toContain(unknown);
    await expect.poll(health, patience).toBe(200);
  });

  test('far away, a form opens or says why, within the time that a platform gives', async () => {
    proxy.delay = 200;
    const answers = await everybody(async (seat) => {
      const [from, before] = [performance.now(), seat.told().length];
      await seat.command('checkin schedule');
      await expect.poll(() => seat.hasForm() || seat.told().length > before, patience).toBe(true);
      return { ms: performance.now() - from, says: JSON.stringify(seat.told().slice(before)) };
    });
    proxy.delay = 0;
    for (const { ms, says } of answers) {
      expect(ms).toBeLessThan(2800);
      if (says !== '[]') expect(says).toContain(away);
    }
    expect(twins.violations.filter((one) => one.includes('acknowledged after'))).toEqual([]);
  });

  test('silent, a press is answered all the same, and Attune can be stopped', async () => {
    proxy.mode = 'silent';
    const answers = await everybody((seat) => told(seat, () => seat.command('checkin schedule')));
    for (const one of answers) expect(one).toContain(away);
  });
}

const patience = { timeout: 20_000, interval: 20 } as const;
