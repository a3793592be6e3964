import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Log } from '../../src/port/log.ts';
import { createContact } from './contact.ts';
import type { Database } from './database.ts';
import { DatabaseFailure } from './database-failure.ts';
import type { BeforeMigrating } from './migrate.ts';
import { type Patience, PatientClient, type PatientConfig, usualPatience } from './patient-client.ts';
import { prepare } from './prepare.ts';
import { explainServer, readAddress, type ServerAddress } from './server-failure.ts';
import { enter, processName } from './server-presence.ts';
import type { Tables } from './tables.ts';
import { typeParser } from './type-parser.ts';

/** The oldest PostgreSQL that the tests run on. */
export const oldestServer = 15;

/**
 * Opens a database on a PostgreSQL server (15 or later), which many processes may share. `url` is a connection string;
 * it may hold a password and is never logged. With `alone` nobody else may have it open, now or until it is closed.
 * Throws a `DatabaseFailure` if the server does not answer or does not let Attune do what it needs.
 */
export async function openServer(options: {
  readonly url: string;
  readonly log: Log;
  readonly alone?: boolean;
  /** How long one statement may take (ms). */
  readonly longest?: number;
  /** `false` leaves the tables as they are. */
  readonly migrates?: boolean;
  /** Called before tables that are in use are changed. */
  readonly before?: BeforeMigrating;
  /** The database is to be filled, and its tables are left to that. */
  readonly fills?: boolean;
}): Promise<Database> {
  const { url, log, alone = false, longest = usualPatience, migrates = true, before, fills = false } = options;
  const address = readAddress(url);
  const explain = (error: unknown): unknown => explainServer(address, error);
  const contact = createContact(log);
  // What is changed in the tables may take its time.
  const patience: Patience = { ms: 10 * 60_000 };
  const queuePatience: Patience = { ms: longest };
  const presence = await enter({ ...common(url), application_name: processName }, alone).catch((error: unknown) => {
    throw explain(error);
  });
  const pool = openPool({ ...common(url), patience }, 10, contact.noted);
  const queuePool = openPool(
    { ...common(url), application_name: 'attune-queue', patience: queuePatience },
    4,
    contact.noted,
  );
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await Promise.all([pool.end(), queuePool.end(), presence.leave()]);
  };
  try {
    await refuseOld(kysely, address);
    const migrated = await prepare(kysely, { migrates, fills, ...(before === undefined ? {} : { before }) });
    patience.ms = longest;
    return {
      kysely,
      queue: { db: { executeSql: (text, values) => queuePool.query(text, values) } },
      sole: false,
      clock: null,
      contact,
      others: presence.others,
      hasRoom: async () => true,
      migrated,
      lost: presence.lost,
      explain,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await close();
    throw explain(error);
  }
}

function common(url: string): PatientConfig {
  return {
    connectionString: withoutWarning(url),
    connectionTimeoutMillis: 5000,
    // The network between may forget a connection on which nothing is said.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A process that hangs inside a transaction must not hold the couples it locked for ever.
    idle_in_transaction_session_timeout: 20_000,
    application_name: 'attune',
    types: { getTypeParser: typeParser },
  };
}

/**
 * How long a connection stays that nobody needs (ms). A new one has to learn all tables and statements again, and
 * whoever gets it waits for that: those that a burst needs now and then should last through it.
 */
const idleTimeoutMillis = 10 * 60_000;

/**
 * A connection that breaks is replaced by the pool, and whoever used it is told. Without a listener it would end the
 * process: the pool has one for idle connections alone, and tells of those a second time.
 */
function openPool(config: PatientConfig, max: number, noted: (error: unknown) => boolean): pg.Pool {
  // A server far away takes a second to let one in: two stay.
  const pool = new pg.Pool({ ...config, Client: PatientClient, max, min: 2, idleTimeoutMillis } as pg.PoolConfig);
  pool.on('connect', (client) => {
    client.on('error', noted);
  });
  pool.on('error', () => undefined);
  return pool;
}

/** What the driver does with these names today, by the name for which it writes no warning. */
function withoutWarning(url: string): string {
  if (url.includes('uselibpqcompat=')) return url;
  return url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, '$1verify-full');
}

async function refuseOld(db: Kysely<Tables>, { host }: ServerAddress): Promise<void> {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(
    db,
  );
  const version = Math.floor((rows[0]?.version ?? 0) / 10_000);
  if (version >= oldestServer) return;
  throw new DatabaseFailure(
    'server-too-old',
    `The server on ${host} is PostgreSQL ${version}, and Attune needs ${oldestServer} or newer.`,
    'Upgrade it (pg_upgrade), or unset DATABASE_URL to use the embedded database.',
  );
}
