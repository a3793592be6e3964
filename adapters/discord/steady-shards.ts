import type { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js';
import type { Contain } from './contain.ts';

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

export type ShardCare = {
  readonly listener: ShardListener;
  readonly contain: Contain;
  /** What the connection to an address goes through, or `null` to go there by itself. */
  readonly agent: (address: string) => Agent | null;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Milliseconds to wait before each further try to connect; the last is repeated. */
  readonly waits: readonly number[];
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
 *
 * They go through the host's proxy, for which discord.js has no setting: see `takeConnections`.
 *
 * A stop is final. discord.js forgets a connection that is just being made, and makes it all the same.
 *
 * All of this reaches into what discord.js keeps private, which is why its version is pinned; `connection.test.ts` and
 * `odd-events.test.ts` notice when it moves.
 */
export function steadyShards(care: ShardCare): BuildStrategy {
  return (manager) => {
    listenAlone(manager, care);
    return new SteadyStrategy(new SimpleShardingStrategy(manager), care);
  };
}

/** Calls the listener instead of discord.js. */
function listenAlone(manager: Manager, { listener, contain }: ShardCare): void {
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

/** What discord.js keeps private of a connection. */
type Shard = {
  readonly id: number;
  readonly status: number;
  readonly strategy: { updateSessionInfo(id: number, session: null): unknown };
  connection: Socket | null;
  internalConnect(): Promise<void>;
  onMessage(...frame: unknown[]): Promise<void>;
  onClose(code: number): Promise<void>;
  heartbeat(requested?: boolean): Promise<void>;
  destroy(options?: object): Promise<void>;
  on(event: 'ready' | 'resumed', listener: () => void): unknown;
};

type Socket = {
  readonly url: string;
  onmessage: unknown;
  onerror: unknown;
  onclose: unknown;
  onopen: unknown;
  binaryType: string;
  terminate(): void;
  on(event: 'error', listener: () => void): unknown;
};

const idle = 0;

/**
 * Takes each connection as discord.js makes it. It takes its listener away from one that it gives up, and what fails
 * afterwards would end the process. And it has no place for an agent, so that a connection could not go through a
 * proxy (#10716; #11584 was not taken): where there is one, another connection is made in its stead, at once.
 */
function takeConnections(shard: Shard, agentFor: ShardCare['agent']): void {
  let connection = shard.connection;
  Object.defineProperty(shard, 'connection', {
    get: () => connection,
    set: (made: Socket | null) => {
      made?.on('error', () => undefined);
      const agent = made === null ? null : agentFor(made.url);
      connection = made === null || agent === null ? made : instead(made, agent);
    },
  });
}

function instead(made: Socket, agent: Agent): Socket {
  const Socket = made.constructor as new (address: string, protocols: string[], options: object) => Socket;
  const { onmessage, onerror, onclose, onopen, binaryType } = made;
  Object.assign(made, { onmessage: null, onerror: null, onclose: null, onopen: null });
  made.terminate();
  const other = new Socket(made.url, [], { agent, handshakeTimeout });
  other.on('error', () => undefined);
  return Object.assign(other, { onmessage, onerror, onclose, onopen, binaryType });
}

/** As long as discord.js waits, in milliseconds. */
const handshakeTimeout = 30_000;

class SteadyStrategy implements Strategy {
  readonly #inner: SimpleShardingStrategy;
  readonly #care: ShardCare;
  readonly #stopping = new AbortController();

  constructor(inner: SimpleShardingStrategy, care: ShardCare) {
    this.#inner = inner;
    this.#care = care;
  }

  async spawn(ids: number[]): Promise<void> {
    this.#care.listener.wanted(ids.length);
    await this.#inner.spawn(ids);
    for (const shard of this.#shards) this.#steady(shard);
  }

  connect(): Promise<void> {
    return this.#inner.connect();
  }

  async destroy(options?: Parameters<Strategy['destroy']>[0]): Promise<void> {
    const shards = this.#shards;
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

  get #shards(): readonly Shard[] {
    return [...(this.#inner as unknown as { shards: Map<number, Shard> }).shards.values()];
  }

  /** Replaces what discord.js calls without waiting for it: an exception there would be nobody's. */
  #steady(shard: Shard): void {
    const { contain } = this.#care;
    const safely =
      <Args extends unknown[]>(place: string, work: (...args: Args) => Promise<void>) =>
      async (...args: Args): Promise<void> => {
        try {
          await work.apply(shard, args);
        } catch (error) {
          contain('CONNECTION', place, error);
        }
      };
    takeConnections(shard, this.#care.agent);
    const connect = shard.internalConnect;
    let tries = 0;
    for (const event of ['ready', 'resumed'] as const) {
      shard.on(event, () => {
        tries = 0;
      });
    }
    Object.assign(shard, {
      onMessage: safely('frame', shard.onMessage),
      onClose: safely('close', shard.onClose),
      heartbeat: safely('heartbeat', shard.heartbeat),
      destroy: safely('destroy', shard.destroy),
      internalConnect: async () => {
        while (!this.#stopping.signal.aborted && shard.status === idle) {
          await this.#pause(tries);
          tries += 1;
          if (this.#stopping.signal.aborted) return;
          try {
            return await connect.call(shard);
          } catch (error) {
            contain('CONNECTION', 'connect', error);
            // Where to take it up again may be what could not be used.
            await shard.strategy.updateSessionInfo(shard.id, null);
          }
        }
      },
    });
  }

  /** Up to a quarter less, so that not all connections come back at one moment. */
  async #pause(tries: number): Promise<void> {
    const { waits, random } = this.#care;
    const ms = (waits[Math.min(tries, waits.length - 1)] ?? 0) * (1 - random() / 4);
    if (ms > 0) await wait(ms, undefined, { signal: this.#stopping.signal, ref: false }).catch(() => undefined);
  }
}

/** The first is the start; the next two are what a connection that breaks needs nearly always. */
export const connectWaits: readonly number[] = [0, 0, 0, 1000, 2000, 5000, 10_000, 30_000, 60_000];

/** How long Discord may take to say goodbye, in milliseconds. */
const longestFarewell = 1000;
