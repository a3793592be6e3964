import { type Kysely, sql } from 'kysely';
import { DatabaseFailure } from '../database-failure.ts';
import { queueSchema } from '../queue.ts';
import type { Tables } from '../tables.ts';

/** What a database that is being filled remembers, so that it goes on where it was cut off. */
type Filling = { readonly what: string; readonly value: string };

type WithFilling = Tables & { attune_filling: Filling };

/** Throws a `DatabaseFailure` where a restore or a move into this database was not finished, or its data moved away. */
export async function refuseMarked(kysely: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ filling: boolean; moved: boolean }>`
    select to_regclass('attune_filling') is not null as filling, to_regclass('attune_moved') is not null as moved`.execute(
    kysely,
  );
  if (rows[0]?.filling === true) {
    throw new DatabaseFailure(
      'half-filled',
      'The database is not whole: what was to be put into it (restore, move) was cut off.',
      'Run the same command again, which goes on where it was; or begin with an empty database.',
    );
  }
  if (rows[0]?.moved !== true) return;
  const moved = await sql<{ sentence: string }>`select sentence from attune_moved`.execute(kysely);
  throw new DatabaseFailure(
    'moved',
    moved.rows[0]?.sentence ?? 'The data of this database was moved away.',
    'What was written since is there alone. To go on here as it was then, run in this database: drop table attune_moved',
  );
}

/** Marks a database as one whose data moved away. */
export async function markMoved(kysely: Kysely<Tables>, sentence: string): Promise<void> {
  await sql`create table attune_moved (sentence text not null)`.execute(kysely);
  await sql`insert into attune_moved values (${sentence})`.execute(kysely);
}

/** Begins to fill an empty database from `source`, or goes on. Throws a `DatabaseFailure` where something else is in it. */
export async function beginFilling(kysely: Kysely<Tables>, source: string): Promise<void> {
  const { rows } = await sql<{ filling: boolean; used: boolean }>`
    select to_regclass('attune_filling') is not null as filling,
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind = 'r' and n.nspname in ('public', ${queueSchema})
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')) as used`.execute(kysely);
  const [found] = rows;
  if (found?.filling === true) {
    if ((await remembered(kysely, 'source')) === source) return;
    throw new DatabaseFailure(
      'half-filled',
      'The database holds a part of something else: what was to be put into it before was cut off.',
      'Finish that first, or begin with an empty database.',
    );
  }
  if (found?.used === true) {
    throw new DatabaseFailure(
      'not-empty',
      'The database is not empty, and nothing in it was changed.',
      'Name an empty one: createdb attune_2 makes one on a server.',
    );
  }
  await kysely.transaction().execute(async (db) => {
    await sql`create table attune_filling (what text primary key, value text not null)`.execute(db);
    await remember(db, 'source', source);
  });
}

/** What is remembered under a name; `null` if nothing is. */
export async function remembered(db: Kysely<Tables>, what: string): Promise<string | null> {
  const row = await (db as unknown as Kysely<WithFilling>)
    .selectFrom('attune_filling')
    .select('value')
    .where('what', '=', what)
    .executeTakeFirst();
  return row?.value ?? null;
}

export async function remember(db: Kysely<Tables>, what: string, value: string): Promise<void> {
  await (db as unknown as Kysely<WithFilling>)
    .insertInto('attune_filling')
    .values({ what, value })
    .onConflict((conflict) => conflict.column('what').doUpdateSet({ value }))
    .execute();
}

/** Ends it: the database can be opened from now on. */
export async function endFilling(db: Kysely<Tables>): Promise<void> {
  await sql`drop table attune_filling`.execute(db);
}
