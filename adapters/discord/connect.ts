import { type Client, Events, GatewayCloseCodes, RESTEvents } from 'discord.js';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';

/**
 * Connects, and returns once every shard has its servers. Lost connections are resumed by discord.js. Throws an
 * error with a sentence for the host if Discord will not have us, or does not answer.
 */
export async function connect(client: Client<boolean>, token: string): Promise<void> {
  const refused = Promise.withResolvers<never>();
  const onDisconnect = ({ code }: { code: number }) => refused.reject(new Error(refusal(code)));
  client.once(Events.ShardDisconnect, onDisconnect);
  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()));
  try {
    await Promise.race([Promise.all([client.login(token), ready]), refused.promise]);
  } catch (error) {
    await client.destroy();
    throw explain(error);
  } finally {
    client.off(Events.ShardDisconnect, onDisconnect);
  }
}

/** Writes what happens to the connection into the log, and counts it. Without this, an error would end the process. */
export function watchConnection(client: Client, log: Log, metrics: Metrics): void {
  const ready = new Set<number>();
  const count = (shard: number, isReady: boolean): void => {
    if (isReady) ready.add(shard);
    else ready.delete(shard);
    metrics.gauge('discord_shards_ready', ready.size);
  };
  client.on(Events.Error, (error) => log.error('discord.js reports an error', error));
  client.on(Events.Warn, () => log.warn('discord.js warns'));
  client.on(Events.ShardError, (error, shard) => log.error('a connection to Discord failed', error, { shard }));
  client.on(Events.ShardReady, (shard) => {
    count(shard, true);
    log.info('connected to Discord', { shard });
  });
  client.on(Events.ShardResume, (shard) => {
    count(shard, true);
    log.info('connected to Discord again', { shard });
  });
  client.on(Events.ShardReconnecting, (shard) => {
    count(shard, false);
    log.warn('the connection to Discord was lost, and is taken up again', { shard });
  });
  client.on(Events.ShardDisconnect, ({ code }, shard) => {
    count(shard, false);
    log.error('Discord closed the connection for good', new Error(refusal(code)), { shard, code });
  });
  client.rest.on(RESTEvents.Response, (_, response) => {
    if (response.status === 429) metrics.count('discord_rate_limited');
  });
}

function explain(error: unknown): Error {
  if ((error as { code?: unknown }).code === 'TokenInvalid') return new Error(badToken, { cause: error });
  if (error instanceof Error && error.message.startsWith('Discord')) return error;
  const code = (error as { code?: unknown; status?: unknown }).code ?? (error as { status?: unknown }).status;
  return new Error(
    `Discord could not be reached (${String(code ?? 'no answer')}). Check the network, then start again.`,
    { cause: error },
  );
}

function refusal(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return badToken;
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return `Discord refused the shards (${code}). Leave DISCORD_SHARDS unset, or check its numbers.`;
    default:
      return `Discord closed the connection for good (${code}). Look the code up at https://docs.discord.com/developers/topics/opcodes-and-status-codes.`;
  }
}

const badToken =
  'Discord refused the token. Make a new one at https://discord.com/developers/applications, in your application under Bot, Reset Token, and set it as DISCORD_TOKEN.';
