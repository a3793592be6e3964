import { Routes, type SessionInfo } from 'discord.js';
import type { Keeper, Leases, Left, Part } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Shards } from './create-client.ts';
import { record, snowflake, whole } from './raw.ts';
import type { Request } from './requests.ts';
import type { LeasedShards, ShardSet } from './steady-shards.ts';
import type { ConnectionWatch } from './watch-connection.ts';

export type HoldParts = {
  readonly leases: Leases;
  readonly wanted: Shards;
  readonly request: Request;
  readonly log: Log;
  readonly watch: Pick<ConnectionWatch, 'standing' | 'released'>;
  readonly shards: () => ShardSet;
  /** Attune's own ids, which are told when a connection begins and not when it is gone on with. */
  readonly ids: () => { readonly me: string | null; readonly application: string | null };
  readonly knowIds: (ids: { readonly me: string; readonly application: string }) => void;
  /** Nothing of the servers of this shard is told any more. */
  readonly forget: (shard: number, of: number) => void;
};

/** Holds those of the bot's connections that are this process's: each is held by one process at a time. */
export type ShardHolder = LeasedShards & {
  readonly mayConnect: (shard: number) => boolean;
  /** Takes part in sharing them out. Throws an error with a sentence where the others do it in another way. */
  readonly join: () => Promise<void>;
  /** Opens what was taken so far and whatever is taken later. Resolves once the first ones are there. */
  readonly open: () => Promise<void>;
  /** Gives back what is held, so that others can go on with it. */
  readonly leave: () => Promise<void>;
};

export function holdShards(parts: HoldParts): ShardHolder {
  const { leases, wanted, request, log, watch } = parts;
  const loggedIn = Promise.withResolvers<void>();
  const opening = new Map<number, Promise<void>>();
  let part: Part | null = null;
  let concurrency = 1;

  const close = async (shard: number): Promise<Left | null> => {
    opening.delete(shard);
    watch.released(shard);
    await parts.shards().close(shard);
    const left = leave(shard);
    parts.forget(shard, part?.count ?? 1);
    return left;
  };

  const leave = (shard: number): Left | null => {
    const session = parts.shards().session(shard);
    return session === null ? null : { session, ...parts.ids() };
  };

  const open = async (shard: number, session: SessionInfo | null): Promise<void> => {
    await loggedIn.promise;
    if (opening.has(shard)) await parts.shards().open(shard, session);
  };

  const keeper: Keeper = {
    take: (shard, left) => {
      const found = readLeft(left);
      if (found !== null) parts.knowIds(found);
      log.info('a connection to Discord is this process’s', { shard, continued: found !== null });
      opening.set(shard, open(shard, found?.session ?? null));
    },
    lose: (shard) => {
      log.warn('a connection to Discord is another process’s now', { shard });
      void close(shard);
    },
    give: close,
    leave,
    looked: watch.standing,
  };

  return {
    count: () => part?.count ?? 1,
    turn: async (shard, signal) => part?.turn(shard % concurrency, beginEvery, signal),
    mayConnect: (shard) => part?.holds(shard) === true,
    join: async () => {
      const found = await askGateway(request);
      concurrency = found.concurrency;
      const own = wanted === 'auto' ? { count: found.shards } : { count: wanted.of, wanted: wanted.ids };
      part = await leases.join({ name: 'Discord', ...own }, keeper);
      if (part.count < found.shards) {
        const { count } = part;
        log.warn('Discord recommends more connections: stop all processes and start them again', {
          recommended: found.shards,
          count,
        });
      }
    },
    open: async () => {
      loggedIn.resolve();
      await Promise.all(opening.values());
    },
    leave: async () => part?.[Symbol.asyncDispose](),
  };
}

/** Discord lets a bot begin so rarely (ms), for each of the turns that it has at once. */
const beginEvery = 5000;

async function askGateway(request: Request): Promise<{ readonly shards: number; readonly concurrency: number }> {
  const answer = record(await request('finding the gateway', 'get', Routes.gatewayBot())) ?? {};
  const limits = record(answer['session_start_limit']) ?? {};
  return {
    shards: Math.max(whole(answer['shards']) ?? 1, 1),
    concurrency: Math.max(whole(limits['max_concurrency']) ?? 1, 1),
  };
}

/** What another process left, perhaps one of another version. */
function readLeft(
  left: Left | null,
): { readonly session: SessionInfo; readonly me: string; readonly application: string } | null {
  const session = record(left?.['session']) as SessionInfo | null;
  const me = snowflake(left?.['me']);
  const application = snowflake(left?.['application']);
  if (session === null || me === null || application === null) return null;
  const { sessionId, resumeURL, sequence } = session;
  const isWhole = typeof sessionId === 'string' && typeof resumeURL === 'string' && typeof sequence === 'number';
  return isWhole ? { session, me, application } : null;
}
