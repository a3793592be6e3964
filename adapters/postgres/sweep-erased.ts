import { type Kysely, sql } from 'kysely';
import type { Log } from '../../src/port/log.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A table that is larger is not written anew (bytes): whoever wants it would wait too long. */
const most = { embedded: 64 * 1024 * 1024, server: 256 * 1024 * 1024 } as const;

/** How long others are kept waiting behind one who reads a table, before it is left for the next night. */
const patience = '2s';

/** Returns the tables that were written anew. */
export type Sweep = () => Promise<readonly string[]>;

/**
 * Has what was erased leave the files of the database: a row that was deleted stays in its page, and in the write-ahead
 * log, until something else is written there. Tables in which something was changed since the last time are written anew
 * (the first time all), the log goes on in a new file, and the old ones are removed. The keys of couples are written anew
 * however large their table is: without its key what was sealed is noise.
 */
export function createSweep(database: Pick<Database, 'kysely' | 'sole' | 'contact'>, log: Log): Sweep {
  const { kysely, sole } = database;
  let seen: ReadonlyMap<string, number> | null = null;
  return async () => {
    const tables = await changesOf(kysely);
    const before = seen;
    const due = tables.filter(
      ({ name, bytes, changes }) =>
        bytes > 0 &&
        changes !== before?.get(name) &&
        (name === 'couple_keys' || bytes <= (sole ? most.embedded : most.server)),
    );
    const swept = await writeAnew(
      kysely,
      due.map(({ name }) => name),
      log,
    );
    seen = new Map(
      tables.filter(({ name }) => !due.some((one) => one.name === name) || swept.includes(name)).map(pairOf),
    );
    if (swept.length > 0) await endLog(kysely, sole);
    return swept;
  };
}

type Changes = { readonly name: string; readonly bytes: number; readonly changes: number };

const pairOf = ({ name, changes }: Changes): readonly [string, number] => [name, changes];

async function changesOf(kysely: Kysely<Tables>): Promise<readonly Changes[]> {
  return kysely.connection().execute(async (db) => {
    // Without it the embedded database never counts: nothing there waits for the end of a second.
    await sql`select pg_stat_force_next_flush()`.execute(db);
    await sql`select 1`.execute(db);
    const { rows } = await sql<Changes>`
      select relname as name, pg_table_size(relid)::float8 as bytes, (n_tup_del + n_tup_upd)::float8 as changes
      from pg_stat_user_tables where schemaname = 'public' order by 1`.execute(db);
    return rows;
  });
}

async function writeAnew(kysely: Kysely<Tables>, names: readonly string[], log: Log): Promise<readonly string[]> {
  const done: string[] = [];
  for (const name of names) {
    // One connection each: others come in between.
    await kysely.connection().execute(async (db) => {
      await sql`set lock_timeout = ${sql.lit(patience)}`.execute(db);
      try {
        await sql`vacuum full ${sql.table(`public.${name}`)}`.execute(db);
        done.push(name);
      } catch (error) {
        log.warn('a table could not be written anew, and is tried again tomorrow', {
          table: name,
          code: (error as { code?: string }).code,
        });
      } finally {
        await sql`reset lock_timeout`.execute(db);
      }
    });
  }
  return done;
}

/** On a server that is for those who may, and for the server's own settings (docs/backup.md). */
async function endLog(kysely: Kysely<Tables>, sole: boolean): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select has_function_privilege('pg_switch_wal()', 'execute')
        and pg_has_role('pg_checkpoint', 'usage') as may`.execute(kysely);
  if (rows[0]?.may !== true) return;
  for (let files = 1 + (sole ? await filesAhead(kysely) : 0); files > 0; files -= 1) {
    await sql`select pg_logical_emit_message(false, 'attune', '')`.execute(kysely);
    await sql`select pg_switch_wal()`.execute(kysely);
  }
  await sql`checkpoint`.execute(kysely);
}

/** Files of the log that were used before and wait to be used again, from a time when they were kept. */
async function filesAhead(kysely: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ files: number }>`
    select count(*)::int as files from pg_ls_waldir()
    where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())`.execute(kysely);
  return Math.min(rows[0]?.files ?? 0, 16);
}
