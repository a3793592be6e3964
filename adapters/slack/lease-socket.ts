import type { Keeper, Leases, Part } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Connection } from './connect-socket.ts';
import type { Take } from './intake.ts';

/**
 * How many processes have a socket at once. Slack lets an app have ten and sends each thing to one of them, whichever;
 * two are left for those that are just being replaced.
 */
const mostSockets = 8;

/**
 * A socket of its own for each process, for as many as Slack lets have one; the others wait until one leaves. Several are
 * better than one that is passed on: when a process dies, what people do goes to those that are there, at once, and not
 * only when its lease has run out. `connect` makes one that was never open; it is told how many others there may be.
 */
export function leaseSocket(
  leases: Leases,
  connect: (others: () => number) => Connection,
  log: Pick<Log, 'info' | 'error'>,
): Connection {
  const lost = Promise.withResolvers<Error>();
  let part: Part | null = null;
  let processes = 1;
  let current: { readonly connection: Connection; readonly opened: Promise<void> } | null = null;
  let taking: Take | null = null;

  const others = (): number => processes - 1;

  const close = async (): Promise<null> => {
    const before = current;
    current = null;
    await before?.connection.close();
    return null;
  };

  const keeper: Keeper = {
    take: () => {
      const connection = connect(others);
      void connection.lost.then(lost.resolve);
      const opened = taking === null ? Promise.resolve() : connection.open(taking);
      opened.catch((error: unknown) => {
        if (part === null) return;
        log.error('the Slack socket could not be opened', error);
        lost.resolve(error instanceof Error ? error : new Error('The Slack socket could not be opened.'));
      });
      current = { connection, opened };
    },
    lose: () => void close(),
    give: close,
    leave: () => null,
    looked: (standing) => {
      processes = standing.processes;
    },
  };

  return {
    open: async (take) => {
      taking = take;
      const joined = await leases.join({ name: 'Slack', count: mostSockets, most: 1, canWait: true }, keeper);
      try {
        await current?.opened;
        part = joined;
      } catch (error) {
        await joined[Symbol.asyncDispose]();
        throw error;
      }
      if (current === null)
        log.info('other processes hold as many sockets as Slack lets this app have', { mostSockets });
    },
    close: async () => {
      try {
        await part?.[Symbol.asyncDispose]();
      } catch (error) {
        // It runs out by itself.
        log.error('the Slack socket could not be given back', error);
      }
      await close();
    },
    condition: () => current?.connection.condition() ?? { state: 'up' },
    lost: lost.promise,
    recheck: async () => current?.connection.recheck(),
  };
}
