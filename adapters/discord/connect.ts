import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'discord.js';
import { PlatformError } from '../../src/port/platform-error.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import type { ShardHolder } from './hold-shards.ts';
import type { KnownPlaces } from './known-places.ts';
import { isTokenRefused } from './translate-error.ts';
import { badToken, type ConnectionWatch } from './watch-connection.ts';

/**
 * Connects, and returns once every shard has its servers, or most of them: what is not known yet is asked for where
 * it is needed. Throws an error with a sentence for the host if Discord will not have us, or does not answer.
 */
export async function connect(
  client: Client,
  token: string,
  watch: ConnectionWatch,
  places: KnownPlaces,
  holder: ShardHolder | null,
): Promise<void> {
  const refused = watch.lost.then((reason) => Promise.reject(reason));
  refused.catch(() => undefined);
  try {
    await holder?.join();
    await Promise.race([client.login(token), refused]);
    if (holder !== null) await Promise.race([holder.open(), refused]);
    await Promise.race([places.filled(), wait(longestFilling, undefined, { ref: false }), refused]);
  } catch (error) {
    await holder?.leave().catch(() => undefined);
    await client.destroy();
    throw explain(error);
  }
}

/** Servers in an outage do not come at all. In milliseconds. */
const longestFilling = 10_000;

function explain(error: unknown): Error {
  const isRefused =
    (error as { code?: unknown }).code === 'TokenInvalid' || (error instanceof PlatformError && isTokenRefused(error));
  if (isRefused) return new Error(badToken, { cause: error });
  if (error instanceof Error && /^(Discord|Other processes) /.test(error.message)) return error;
  if (error instanceof StoreUnavailableError) {
    return new Error('The database, in which the connections to Discord are shared out, does not answer.', {
      cause: error,
    });
  }
  if (error instanceof Error && error.message.startsWith('Not enough sessions')) {
    return new Error(
      'Discord lets this bot connect no more today: it has done so too often. Find out why Attune starts again and again, and start it tomorrow.',
      { cause: error },
    );
  }
  const code = (error as { code?: unknown; status?: unknown }).code ?? (error as { status?: unknown }).status;
  return new Error(
    `Discord could not be reached (${String(code ?? 'no answer')}). Check the network, then start again.`,
    { cause: error },
  );
}
