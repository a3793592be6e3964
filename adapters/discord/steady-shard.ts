import type { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Contain } from './contain.ts';

/** What one connection is kept up with. */
export type SteadyCare = {
  readonly contain: Contain;
  /** What the connection to an address goes through, or `null` to go there by itself. */
  readonly agent: (address: string) => Agent | null;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Milliseconds to wait before each further try to connect; the last is repeated. */
  readonly waits: readonly number[];
  /** Whether this process may connect it now. Where it may not, it is asked again until it may. */
  readonly mayConnect?: (shard: number) => boolean;
};

/** What discord.js keeps private of a connection. */
export type Shard = {
  readonly id: number;
  readonly status: number;
  readonly strategy: { updateSessionInfo(id: number, session: null): unknown };
  connection: Socket | null;
  connect(): Promise<void>;
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
 * Replaces what discord.js calls of a connection without waiting for it: an exception there would be nobody's. It is
 * connected again until `over`.
 */
export function steadyShard(shard: Shard, care: SteadyCare, over: AbortSignal): void {
  const { contain, waits, random } = care;
  const safely =
    <Args extends unknown[]>(place: string, work: (...args: Args) => Promise<void>) =>
    async (...args: Args): Promise<void> => {
      try {
        await work.apply(shard, args);
      } catch (error) {
        contain('CONNECTION', place, error);
      }
    };
  takeConnections(shard, care.agent);
  const connect = shard.internalConnect;
  const there = Promise.withResolvers<void>();
  over.addEventListener('abort', () => there.resolve());
  let tries = 0;
  for (const event of ['ready', 'resumed'] as const) {
    shard.on(event, () => {
      tries = 0;
      there.resolve();
    });
  }

  const rest = async (ms: number): Promise<void> => {
    if (ms > 0) await wait(ms, undefined, { signal: over, ref: false }).catch(() => undefined);
  };

  /** Up to a quarter less, so that not all connections come back at one moment. */
  const pause = async (): Promise<void> => {
    await rest((waits[Math.min(tries, waits.length - 1)] ?? 0) * (1 - random() / 4));
    while (!over.aborted && care.mayConnect?.(shard.id) === false) await rest(untilMayConnect);
  };

  Object.assign(shard, {
    // What goes wrong at the first try is no reason to give up: there will be others.
    connect: async () => {
      void shard.internalConnect();
      await there.promise;
    },
    onMessage: safely('frame', shard.onMessage),
    onClose: safely('close', shard.onClose),
    heartbeat: safely('heartbeat', shard.heartbeat),
    destroy: safely('destroy', shard.destroy),
    internalConnect: async () => {
      while (!over.aborted && shard.status === idle) {
        await pause();
        tries += 1;
        if (over.aborted) return;
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

/** How soon it is asked again whether it may connect (ms). */
const untilMayConnect = 250;

/**
 * Takes each connection as discord.js makes it. It takes its listener away from one that it gives up, and what fails
 * afterwards would end the process. And it has no place for an agent, so that a connection could not go through a
 * proxy (#10716; #11584 was not taken): where there is one, another connection is made in its stead, at once.
 */
function takeConnections(shard: Shard, agentFor: SteadyCare['agent']): void {
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
