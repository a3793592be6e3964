import { Client, GatewayIntentBits } from 'discord.js';
import type { ProxySettings } from './proxy.ts';
import { patience, restOptions } from './requests.ts';
import type { ShardSet } from './steady-shards.ts';

/**
 * Which of the bot's connections this process holds. `auto`: all of them, as many as Discord recommends. Else those
 * with these numbers, of so many in all processes together.
 */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly of: number };

/**
 * A client that hears of servers, channels and interactions, and of nothing that people write or do besides. It keeps
 * the connections and sends the requests. Where they are leased, `set` says which there are.
 */
export function createClient(settings: {
  readonly baseUrl: string | undefined;
  readonly shards: Shards;
  readonly set: ShardSet;
  readonly proxies: ProxySettings;
  /** More than are sent: the bot's own pace is kept before. */
  readonly requestsPerSecond: number;
}): Client {
  const { shards, proxies } = settings;
  return new Client({
    // Members leave without our being told: that would take the privileged intent "Server Members".
    intents: [GatewayIntentBits.Guilds],
    ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.of }),
    ws: { buildStrategy: settings.set.build },
    rest: {
      ...restOptions(settings.baseUrl, proxies),
      globalRequestsPerSecond: settings.requestsPerSecond,
      rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) =>
        Math.max(timeToReset, retryAfter, sublimitTimeout) > patience,
    },
  });
}
