import { hostname } from 'node:os';
import type pg from 'pg';
import { DatabaseFailure } from './database-failure.ts';
import { PatientClient, type PatientConfig } from './patient-client.ts';

/**
 * A process that has a database of a server open, as the others see it: each holds the same lock there, on a
 * connection of its own, together with all others or alone.
 */
export type Presence = {
  /** Who else has the database open, by what the server knows of them. */
  others(): Promise<readonly string[]>;
  /** Resolves when the lock was lost and can't be had again, because somebody holds it alone. */
  readonly lost: Promise<DatabaseFailure>;
  leave(): Promise<void>;
};

/** How this process is called on the server, where 63 characters are kept. */
export const processName = `attune (process ${process.pid} on ${hostname().slice(0, 30)})`;

/** Any two numbers, the same in all versions: 'Attu', and the first lock of it. */
const lock = [0x41747475, 1] as const;

/** How often it is seen to that the connection still stands (ms). */
const interval = 30_000;

/**
 * Enters a database together with others, or `alone`. Throws a `DatabaseFailure` that names who is in the way: nobody
 * enters beside one who is alone, and nobody is alone beside another.
 */
export async function enter(config: PatientConfig, alone: boolean): Promise<Presence> {
  const lost = Promise.withResolvers<DatabaseFailure>();
  let client = await connect(config);
  let hasLeft = false;
  let timer: NodeJS.Timeout | undefined;

  const stay = (): void => {
    client.once('end', () => {
      if (!hasLeft) void comeBack(0);
    });
    timer = setInterval(() => void client.query('select 1').catch(() => undefined), interval);
    timer.unref();
  };

  const comeBack = async (tries: number): Promise<void> => {
    clearInterval(timer);
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, Math.min(tries * 1000, 10_000)).unref());
    if (hasLeft) return;
    try {
      client = await connect(config);
      if (hasLeft) return void (await client.end());
      await take(client, alone);
      stay();
    } catch (error) {
      if (error instanceof DatabaseFailure) lost.resolve(error);
      else await comeBack(tries + 1);
    }
  };

  try {
    await take(client, alone);
  } catch (error) {
    await client.end();
    throw error;
  }
  stay();
  return {
    others: () => holders(client),
    lost: lost.promise,
    leave: async () => {
      hasLeft = true;
      clearInterval(timer);
      await client.end();
    },
  };
}

async function connect(config: PatientConfig): Promise<pg.Client> {
  const client = new PatientClient(config);
  // Whoever asks is told, and its end is noticed.
  client.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => client.connect((error) => (error ? reject(error) : resolve())));
  return client;
}

async function take(client: pg.Client, alone: boolean): Promise<void> {
  const how = alone ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  const { rows } = await client.query<{ taken: boolean }>(`select ${how}($1, $2) as taken`, [...lock]);
  if (rows[0]?.taken === true) return;
  const who = new Intl.ListFormat('en').format(await holders(client));
  if (alone) {
    throw new DatabaseFailure(
      'in-use',
      `The database is in use by ${who}.`,
      'Stop that first. If it is long gone, the server has not noticed yet: select pg_terminate_backend(…) with its number.',
    );
  }
  throw new DatabaseFailure(
    'keys-rotate',
    `The database is held alone by ${who}, who rotates its keys, fills it, or moves it.`,
    'Start Attune again when that is done, after a rotation with the new keys.',
  );
}

async function holders(client: pg.Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; address: string | null; pid: number }>(
    `select a.application_name as name, host(a.client_addr) as address, a.pid
      from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted and l.pid <> pg_backend_pid()
        and l.database = (select oid from pg_database where datname = current_database())
      order by a.pid`,
    [...lock],
  );
  return rows.map(({ name, address, pid }) => {
    const from = address === null ? '' : ` from ${address}`;
    return `${name === '' ? 'a process' : name}${from}, connection ${pid}`;
  });
}
