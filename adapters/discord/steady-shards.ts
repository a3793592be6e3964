import { setTimeout as wait } from 'node:timers/promises';
import { type SessionInfo, SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import type { Contain } from './contain.ts';
import { type Shard, type SteadyCare, steadyShard } from './steady-shard.ts';

/** Who hears what comes over the connections ("shards"), each by its number. */
export type ShardListener = {
  /** How many connections there are to be. */
  readonly wanted: (shards: number) => void;
  /** Something happened on Discord: its name, and what was sent with it. */
  readonly happened: (name: string, data: unknown, shard: number) => void;
  /** The connection is there: a new one, or the old one taken up again. */
  readonly up: (shard: number, again: boolean) => void;
  readonly closed: (shard: number, code: number) => void;
  readonly failed: (shard: number, error: unknown) => void;
};

export type ShardCare = SteadyCare & { readonly listener: ShardListener };

/** Where shards are leased, they are opened and closed one by one. */
export type LeasedShards = {
  /** How many there are in all; asked when the client logs in. */
  readonly count: () => number;
  /** Waits for a shard's turn to begin anew, which all processes share. */
  readonly turn: (shard: number, signal: AbortSignal) => Promise<void>;
};

/** The shards of this process, as they are held beyond it. */
export type ShardSet = {
  readonly build: BuildStrategy;
  /** Opens one, going on where another process was. Resolves once it is there, or is closed. */
  open(shard: number, session: SessionInfo | null): Promise<void>;
  /** Closes one in such a way that another process can go on with it. */
  close(shard: number): Promise<void>;
  /** Where it stands: what it takes to go on with it. */
  session(shard: number): SessionInfo | null;
};

type BuildStrategy = NonNullable<WebSocketOptions['buildStrategy']>;
type Manager = Parameters<BuildStrategy>[0];
type Strategy = ReturnType<BuildStrategy>;

/**
 * The connections of discord.js, changed in four ways.
 *
 * Events come to Attune alone, as they were sent. discord.js would make objects of its own of each, and whatever
 * throws there (a field that Discord leaves out one day, as it did with `entitlements` on 3 July 2024) is an unhandled
 * rejection, which ends the process: discord.js #10378, #9696. It is contained here.
 *
 * Further tries to connect wait ever longer. discord.js tries twice a second for as long as Discord is away: #11626.
 * They go through the host's proxy, for which discord.js has no setting: see `steadyShard`.
 *
 * A stop is final. discord.js forgets a connection that is just being made, and makes it all the same.
 *
 * Where shards are leased, there are none at first; they come and go, and another process may go on with one.
 *
 * All of this reaches into what discord.js keeps private, which is why its version is pinned; `connection.test.ts` and
 * `odd-events.test.ts` notice when it moves.
 */
export function steadyShards(care: ShardCare, leased: LeasedShards | null): ShardSet {
  const sessions = new Map<number, SessionInfo>();
  let strategy: SteadyStrategy | null = null;
  return {
    build: (manager) => {
      listenAlone(manager, care);
      Object.assign(manager.options, {
        retrieveSessionInfo: (shard: number) => sessions.get(shard) ?? null,
        updateSessionInfo: (shard: number, session: SessionInfo | null) => {
          if (session !== null) sessions.set(shard, session);
          else if (strategy?.isClosing(shard) !== true) sessions.delete(shard);
        },
        ...(leased === null ? {} : leasedOptions(leased)),
      });
      strategy = new SteadyStrategy(new SimpleShardingStrategy(manager), care);
      return strategy;
    },
    open: async (shard, session) => {
      if (session === null) sessions.delete(shard);
      else sessions.set(shard, session);
      await strategy?.open(shard);
    },
    close: async (shard) => strategy?.close(shard),
    session: (shard) => sessions.get(shard) ?? null,
  };
}

function leasedOptions({ count, turn }: LeasedShards): Partial<Manager['options']> {
  return {
    shardIds: [],
    shardCount: count(),
    buildIdentifyThrottler: () => ({ waitForIdentify: turn }),
  };
}

/** Calls the listener instead of discord.js. */
function listenAlone(manager: Manager, { listener, contain }: { listener: ShardListener; contain: Contain }): void {
  const take: Readonly<Record<string, (told: Told) => void>> = {
    dispatch: ({ data, shardId }) => {
      if (data?.t !== 'READY') listener.happened(String(data?.t), data?.d, shardId);
    },
    ready: ({ data, shardId }) => {
      listener.up(shardId, false);
      listener.happened('READY', data, shardId);
    },
    resumed: ({ shardId }) => listener.up(shardId, true),
    closed: ({ code, shardId }) => listener.closed(shardId, code ?? 0),
    error: ({ error, shardId }) => listener.failed(shardId, error),
  };
  const hear = (event: string, told: Told): boolean => {
    try {
      take[event]?.(told);
    } catch (error) {
      contain(String(told.data?.t ?? event).toUpperCase(), 'gateway', error);
    }
    return true;
  };
  Object.assign(manager, { emit: hear });
}

type Told = {
  readonly shardId: number;
  readonly data?: { readonly t?: unknown; readonly d?: unknown };
  readonly code?: number;
  readonly error?: unknown;
};

class SteadyStrategy implements Strategy {
  readonly #inner: SimpleShardingStrategy;
  readonly #care: ShardCare;
  readonly #stopping = new AbortController();
  readonly #closing = new Map<number, AbortController>();

  constructor(inner: SimpleShardingStrategy, care: ShardCare) {
    this.#inner = inner;
    this.#care = care;
  }

  async spawn(ids: number[]): Promise<void> {
    await this.#inner.spawn(ids);
    this.#care.listener.wanted(this.#shards.size);
    for (const id of ids) {
      const shard = this.#shards.get(id);
      const own = new AbortController();
      this.#closing.set(id, own);
      if (shard !== undefined) steadyShard(shard, this.#care, AbortSignal.any([this.#stopping.signal, own.signal]));
    }
  }

  connect(): Promise<void> {
    return this.#inner.connect();
  }

  async open(id: number): Promise<void> {
    await this.spawn([id]);
    await this.#shards.get(id)?.connect();
  }

  async close(id: number): Promise<void> {
    const shard = this.#shards.get(id);
    this.#closing.get(id)?.abort();
    if (shard === undefined) return;
    await Promise.race([shard.destroy({ code: notForGood }), wait(longestFarewell, undefined, { ref: false })]);
    shard.connection?.terminate();
    this.#shards.delete(id);
    this.#care.listener.wanted(this.#shards.size);
  }

  isClosing(id: number): boolean {
    return this.#closing.get(id)?.signal.aborted === true;
  }

  async destroy(options?: Parameters<Strategy['destroy']>[0]): Promise<void> {
    const shards = [...this.#shards.values()];
    // discord.js destroys what is not there yet before it connects.
    if (shards.length > 0) this.#stopping.abort();
    await Promise.race([this.#inner.destroy(options), wait(longestFarewell, undefined, { ref: false })]);
    for (const { connection } of shards) connection?.terminate();
  }

  send(...sent: Parameters<Strategy['send']>): Promise<void> | void {
    return this.#inner.send(...sent);
  }

  fetchStatus(): ReturnType<Strategy['fetchStatus']> {
    return this.#inner.fetchStatus();
  }

  get #shards(): Map<number, Shard> {
    return (this.#inner as unknown as { shards: Map<number, Shard> }).shards;
  }
}

/** The first is the start; the next two are what a connection that breaks needs nearly always. */
export const connectWaits: readonly number[] = [0, 0, 0, 1000, 2000, 5000, 10_000, 30_000, 60_000];

/** How long Discord may take to say goodbye, in milliseconds. */
const longestFarewell = 1000;

/** Closed with this code, a session can be gone on with; with 1000 or 1001 Discord forgets it. */
const notForGood = 4200;
