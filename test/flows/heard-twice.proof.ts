import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSystem } from '../../adapters/system/clock.ts';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { createBot } from '../../src/bot/create-bot.ts';
import { connectDiscord } from '../../src/cli/platforms/connect-discord.ts';
import { openOnServer, type WholeStore } from '../adapters/postgres/open-store.ts';
import { hasServer, type Server, startServer } from '../adapters/postgres/server.ts';
import { BothTwins } from '../cli/both-twins.ts';
import { MemoryMetrics } from '../fakes/memory-log.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import { seatCouples, settleIn } from './proof/connected-couples.ts';

const presses = 50;

if (await hasServer()) describe('two that hear everything, as for a moment in a takeover that went wrong', defineTests);
else test.skip('LEFT OUT: there is no PostgreSQL here (install it, or set ATTUNE_TEST_DATABASE_URL)', () => {});

function defineTests(): void {
  let server: Server;
  let twins: BothTwins;
  let stores: readonly WholeStore[];

  beforeAll(async () => {
    server = await startServer();
    const url = await server.createDatabase();
    stores = [await openOnServer(url), await openOnServer(url)];
    twins = await BothTwins.open();
  });

  afterAll(async () => {
    for (const one of stores) await one.close();
    await twins[Symbol.asyncDispose]();
    await server.stop();
  });

  test(`answer each press once: ${presses} presses of Answer, ${presses} forms`, async () => {
    const couples = seatCouples(twins, 1).filter(({ couple }) => couple.room.platform === 'discord');
    const [couple] = couples;
    if (couple === undefined) throw new Error('nobody is there');
    await settleIn(stores[0]?.store as WholeStore['store'], couples, Date.now());
    const bots = await Promise.all(stores.map((one) => connect(twins, one)));
    const [bot] = bots;
    await stores[0]?.runner.start(async (job) => bot?.bot.run(job));
    const [seat] = couple.seats;
    await bot?.bot.tick.run();
    while (!couple.posted().some(({ inWords }) => inWords)) {
      const before = couple.count();
      if (before > 0) await seat.command('prompt ask');
      await expect.poll(() => couple.count()).toBeGreaterThan(before);
    }
    const { message } = couple.posted().find(({ inWords }) => inWords) ?? { message: '' };
    const callbacks = () => twins.discord.requests.filter(({ path }) => path.endsWith('/callback'));
    const from = callbacks().length;
    for (let press = 0; press < presses; press += 1) await seat.answer(message);
    // The one that lost said nothing at all.
    expect(
      callbacks()
        .slice(from)
        .map(({ body }) => body['type']),
    ).toEqual(Array.from({ length: presses }, () => 9));
    for (const { platform } of bots) await platform[Symbol.asyncDispose]();
    expect(twins.violations).toEqual([]);
  });
}

/** A bot as a process has it, with all connections. */
async function connect(twins: BothTwins, { store, runner, log }: WholeStore) {
  const [system, metrics] = [createSystem(), new MemoryMetrics()];
  const content = await shippedContent();
  const config = { token: twins.discord.token, shards: 'auto', events: false, baseUrl: twins.discord.api } as const;
  const connection = connectDiscord(config, { content, log, metrics, system });
  const platforms = new Map([['discord' as const, connection.platform]]);
  const bot = createBot({ store, runner, system, content, log, metrics, platforms, writeCalendar });
  await connection.start(bot.inbox);
  return { bot, platform: connection.platform };
}
