import { Client, GatewayIntentBits } from 'discord.js';
import { type ProxySettings, socketAgent } from './proxy.ts';
import { patience, restOptions } from './requests.ts';
import { type ShardCare, steadyShards } from './steady-shards.ts';

/**
 * Which of the bot's connections this process holds. `auto`: all of them, as many as Discord recommends. Else those
 * with these numbers, of so many in all processes together.
 */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly of: number };

/**
 * A client that hears of servers, channels and interactions, and of nothing that people write or do besides. It keeps
 * the connections and sends the requests; what it hears goes to `care.listener` alone.
 */
export function createClient(settings: {
  readonly baseUrl: string | undefined;
  readonly shards: Shards;
  readonly care: Omit<ShardCare, 'agent'>;
  readonly proxies: ProxySettings;
  readonly requestsPerSecond: number;
}): Client {
  const { shards, proxies } = settings;
  const agent = (address: string) => socketAgent(address, proxies);
  return new Client({
    // Members leave without our being told: that would take the privileged intent "Server Members".
    intents: [GatewayIntentBits.Guilds],
    ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.of }),
    ws: { buildStrategy: steadyShards({ ...settings.care, agent }) },
    rest: {
      ...restOptions(settings.baseUrl, proxies),
      globalRequestsPerSecond: settings.requestsPerSecond,
      rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) =>
        Math.max(timeToReset, retryAfter, sublimitTimeout) > patience,
    },
  });
}
