import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Log } from '../../src/port/log.ts';
import type { Database } from './database.ts';
import { migrate } from './migrate.ts';
import type { Tables } from './tables.ts';
import { typeParser } from './type-parser.ts';

/**
 * Opens a database on a PostgreSQL server (14 or later), which many processes may share. `url` is a connection
 * string; it may hold a password and is never logged. Throws what the driver throws if the server does not answer.
 */
export async function openServer(options: { readonly url: string; readonly log: Log }): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    // A process that hangs inside a transaction must not hold the couples it locked for ever.
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'attune',
    types: { getTypeParser: typeParser },
  });
  // A connection that breaks is replaced by the pool, and whoever used it is told. Without a listener it would end the
  // process: the pool has one for idle connections alone, and tells of those a second time.
  pool.on('connect', (client) => {
    client.on('error', (error) => options.log.error('a database connection was lost', error));
  });
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  let closing: Promise<void> | undefined;
  try {
    const migrated = await migrate(kysely);
    return {
      kysely,
      queue: { connectionString: options.url, max: 4, application_name: 'attune-queue' },
      sole: false,
      clock: null,
      migrated,
      lost: new Promise(() => {}),
      close: () => {
        closing ??= pool.end();
        return closing;
      },
    };
  } catch (error) {
    await pool.end();
    throw error;
  }
}
