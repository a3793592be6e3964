import { connectDiscord } from '../../src/cli/platforms/connect-discord.ts';
import { connectSlack } from '../../src/cli/platforms/connect-slack.ts';
import type { Connection, ConnectionParts } from '../../src/cli/platforms/connection.ts';
import { twinApp } from '../fakes/slack-twin/slack-twin.ts';
import type { AttuneCalls, Where } from './bot-calls.ts';
import { addDue } from './due-couples.ts';
import { postQuestions } from './questions.ts';
import { countSyncs } from './syncs.ts';
import { errorsIn, openConnectedWorld } from './world.ts';

/** Attune on one platform, as it is connected for a host, on a database of its own. */
export async function openAttune(where: Where): Promise<AttuneCalls & AsyncDisposable> {
  const syncs = countSyncs();
  let connection: Connection | undefined;
  const world = await openConnectedWorld((parts) => {
    connection = connect(where, parts);
    return connection;
  });
  // Only Slack's adapter tells when everything that came in was answered; on Discord the answers are waited for.
  const platform = connection?.platform as { settled?: () => Promise<void> } | undefined;
  return {
    settle: async () => {
      await platform?.settled?.();
      await world.runner.idle();
    },
    problems: async () => errorsIn(world),
    postQuestions: (...what) => postQuestions(world, ...what),
    addDue: (rooms) => addDue(world, rooms),
    tick: async () => (await world.bot.tick.run())['ask-due'] ?? 0,
    megabytes: async () => process.memoryUsage().rss / 1024 / 1024,
    used: async () => {
      const { user, system } = process.cpuUsage();
      return { cpu: (user + system) / 1000, syncs: syncs() };
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

function connect({ platform, api, token }: Where, parts: ConnectionParts): Connection {
  if (platform === 'discord') return connectDiscord({ token, shards: 'auto', events: false, baseUrl: api }, parts);
  const { appToken } = twinApp;
  return connectSlack({ mode: 'socket', botToken: token, appToken, baseUrl: api, history: false }, parts);
}
