import { GatewayCloseCodes } from 'discord.js';
import { type Instant, minute } from '../../src/model/instant.ts';
import type { Condition } from '../../src/port/chat-platform.ts';
import type { Standing } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { ShardListener } from './steady-shards.ts';

/** What is known of the connections that this process holds. */
export type ConnectionWatch = Omit<ShardListener, 'happened'> & {
  /** From now on there should be connections; from then on there need be none. */
  readonly begin: () => void;
  readonly end: () => void;
  /** This process lets go of a connection. */
  readonly released: (shard: number) => void;
  /** How the connections are shared out between processes. */
  readonly standing: (standing: Standing) => void;
  /** Whether Discord takes the bot's token, at each request that needs it. */
  readonly tokenTaken: (taken: boolean) => void;
  readonly condition: () => Condition;
  /** Resolves when Discord will not have us any more in this process, with a sentence for the host. */
  readonly lost: Promise<Error>;
  readonly lose: (reason: Error) => void;
};

type Away = { readonly since: Instant; readonly code: number; toldAt: Instant };

/**
 * Writes what happens to the connections into the log, one line when one is lost, one when it is back, and one every
 * few minutes in between; and counts them.
 */
export function watchConnection(parts: {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => Instant;
}): ConnectionWatch {
  const { log, metrics, now } = parts;
  const lost = Promise.withResolvers<Error>();
  const up = new Set<number>();
  const away = new Map<number, Away>();
  const failures = new Map<number, string>();
  let begunAt: Instant | null = null;
  let refusedAt: Instant | null = null;
  let gone: Error | null = null;
  let ended = false;
  let shared: Standing | null = null;
  /** Since when nobody holds a connection. */
  const free = new Map<number, Instant>();
  const released = new Set<number>();

  const lose = (reason: Error): void => {
    gone ??= reason;
    lost.resolve(gone);
  };
  const count = (): void => metrics.gauge('discord_shards_ready', up.size);

  return {
    lost: lost.promise,
    lose,
    begin: () => {
      begunAt = now();
    },
    end: () => {
      ended = true;
    },
    wanted: (shards) => metrics.gauge('discord_shards_wanted', shards),
    up: (shard, again) => {
      const before = away.get(shard);
      up.add(shard);
      released.delete(shard);
      away.delete(shard);
      failures.delete(shard);
      count();
      const seconds = before === undefined ? undefined : Math.round((now() - before.since) / 1000);
      log.info(again || before !== undefined ? 'connected to Discord again' : 'connected to Discord', {
        shard,
        seconds,
      });
    },
    closed: (shard, code) => {
      up.delete(shard);
      count();
      if (ended || released.has(shard)) return;
      if (isFinal(code)) {
        const reason = new Error(refusal(code));
        log.error('Discord closed the connection for good', reason, { shard, code });
        return lose(reason);
      }
      const known = away.get(shard);
      if (known === undefined) {
        away.set(shard, { since: now(), code, toldAt: now() });
        log.warn('the connection to Discord was lost, and is taken up again', {
          shard,
          code,
          failure: failures.get(shard),
        });
      } else if (now() - known.toldAt >= pauseBetweenLines) {
        known.toldAt = now();
        const minutes = Math.round((now() - known.since) / minute);
        log.warn('Discord is still away', { shard, code, minutes, failure: failures.get(shard) });
      }
    },
    // A connection that fails is closed as well, which is where it is told.
    failed: (shard, error) => {
      failures.set(shard, nameOf(error));
    },
    released: (shard) => {
      released.add(shard);
      up.delete(shard);
      away.delete(shard);
      count();
    },
    standing: (standing) => {
      shared = standing;
      for (const shard of free.keys()) if (!standing.free.includes(shard)) free.delete(shard);
      for (const shard of standing.free) if (!free.has(shard)) free.set(shard, now());
      metrics.gauge('discord_shards_free', standing.free.length);
    },
    tokenTaken: (taken) => {
      refusedAt = taken ? null : (refusedAt ?? now());
    },
    condition: () => {
      if (gone !== null) return { state: 'lost', reason: gone.message };
      if (refusedAt !== null && now() - refusedAt > grace) return { state: 'down', reason: badToken };
      const long = [...away].filter(([, { since }]) => now() - since > grace);
      if (long.length > 0) return { state: 'down', reason: awaySentence(long, up.size, now()) };
      const nobodys = [...free].filter(([, since]) => now() - since > grace).map(([shard]) => shard);
      if (shared !== null && nobodys.length > 0) return { state: 'down', reason: freeSentence(nobodys, shared.count) };
      const late = begunAt !== null && up.size === 0 && away.size === 0 && now() - begunAt > grace;
      if (late && shared?.held.length !== 0) {
        return { state: 'down', reason: 'Discord can’t be reached, and is tried again and again.' };
      }
      return { state: 'up', ...detailsOf(shared) };
    },
  };
}

/** A connection that is away for no longer than this many milliseconds is nothing to speak of. */
const grace = 30_000;
const pauseBetweenLines = 5 * minute;

/** Worth knowing where there is more than one connection, or more than one process that may have it. */
function detailsOf(shared: Standing | null): { readonly details?: Readonly<Record<string, unknown>> } {
  if (shared === null || (shared.count === 1 && shared.processes === 1)) return {};
  const { held, free, count, processes } = shared;
  return { details: { connections: held, of: count, processes, ...(free.length === 0 ? {} : { free }) } };
}

function freeSentence(free: readonly number[], count: number): string {
  const which = new Intl.ListFormat('en').format(free.map(String));
  const is =
    free.length === 1
      ? `Connection ${which} of ${count} to Discord is`
      : `Connections ${which} of ${count} to Discord are`;
  return `${is} held by no process: whoever is reached over it gets no answer. See that all processes run, and how DISCORD_SHARDS shares them out.`;
}

function awaySentence(away: readonly (readonly [number, Away])[], others: number, now: Instant): string {
  const seconds = Math.round((now - Math.min(...away.map(([, { since }]) => since))) / 1000);
  const codes = [...new Set(away.map(([, { code }]) => code))].join(', ');
  const which = new Intl.ListFormat('en').format(away.map(([shard]) => String(shard)));
  const rest = others === 0 ? '' : ` ${others} other${others === 1 ? ' is' : 's are'} there.`;
  return `Connection ${which} to Discord has been away for ${seconds} seconds (${codes}), and is taken up again as soon as Discord answers.${rest}`;
}

/** The code of an error, or what Discord answered instead of a connection. Never a message, which may hold anything. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code = (error as { code?: unknown }).code;
  const answered = /^Unexpected server response: (\d{3})$/.exec(error.message)?.[1];
  return typeof code === 'string' ? code : answered === undefined ? error.name : `HTTP ${answered}`;
}

function isFinal(code: number): boolean {
  return finalCodes.has(code);
}

const finalCodes: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

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

export const badToken =
  'Discord refused the token. Make a new one at https://discord.com/developers/applications, in your application under Bot, Reset Token, and set it as DISCORD_TOKEN.';
