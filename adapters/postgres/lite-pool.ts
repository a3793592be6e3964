import pg from 'pg';
import type { PGliteLike } from 'pg-boss';
import { LiteClient } from './lite-client.ts';
import type { LiteEngine } from './lite-engine.ts';
import { LiteSocket } from './lite-socket.ts';
import { typeParser } from './type-parser.ts';

/**
 * A pool of the one connection that the embedded database has, which speaks to it as to a server: a statement is one
 * call into WebAssembly instead of six. Whoever asks while a transaction is open waits for its end. Nobody may use
 * the database itself meanwhile: what it does would become part of that transaction.
 */
export function openLitePool(engine: LiteEngine): pg.Pool {
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    // Nothing goes over a network, but without these the driver would look into the environment.
    host: 'localhost',
    port: 5432,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    stream: () => new LiteSocket(engine),
    types: { getTypeParser: typeParser },
    Client: LiteClient,
    // A connection that comes after a broken one finds what that one left: the database knows one session only.
    onConnect: (client) => client.query('rollback; deallocate all'),
  });
  // Whoever asked is told. Without listeners it would end the process.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  pool.on('error', () => undefined);
  return pool;
}

/** The same connection for pg-boss, which knows PGlite alone. */
export function asPglite(pool: pg.Pool): PGliteLike {
  return {
    query: (text, values) => held(pool, (client) => client.query<never>(text, values)),
    exec: (text) =>
      held(pool, async (client) => {
        try {
          return [await client.query(text)].flat();
        } catch (error) {
          // These are several statements at once, and the transaction that they began must not wait for the next one.
          await client.query('rollback').catch(() => undefined);
          throw error;
        }
      }),
  };
}

/** Unlike `pool.query()`, keeps the connection when a statement fails. */
async function held<T>(pool: pg.Pool, use: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    return await use(client);
  } finally {
    client.release();
  }
}
