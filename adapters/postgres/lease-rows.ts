import { type Kysely, sql } from 'kysely';
import type { Left, Pool } from '../../src/port/leases.ts';
import type { Sharing } from './fair-share.ts';
import type { Tables } from './tables.ts';

/** A process as the pool knows it: by an id of its own, what it is called on the server, and how much it takes at most. */
export type Holder = { readonly pool: string; readonly holder: string; readonly name: string; readonly most: number };

/** How long a lease holds that is not renewed (s). By the server's clock: those of the processes may differ. */
export const leaseSeconds = 15;

/** How long after it was left something can be gone on with (s): Discord keeps a connection's events for minutes. */
const leftSeconds = 120;

const end = sql<Date>`now() + ${sql.lit(leaseSeconds)} * interval '1 s'`;

/**
 * Everything that follows happens one process after the other. It is not waited for until it is on the disk: what a crash
 * of the server takes away is found out by who holds it, and looks as if it had not been heard of for a while.
 */
export async function lockPool(db: Kysely<Tables>, pool: string): Promise<void> {
  await sql`set local synchronous_commit = off`.execute(db);
  await sql`select from lease_pools where pool = ${pool} for update`.execute(db);
}

/** Makes the pool, or finds it as the others have it; `alone` where nobody takes part. */
export async function openPool(
  db: Kysely<Tables>,
  { name, count, wanted }: Pool,
  sole: boolean,
): Promise<{ readonly count: number; readonly byHand: boolean; readonly alone: boolean }> {
  const byHand = wanted !== undefined;
  const row = { pool: name, count, by_hand: byHand };
  await db
    .insertInto('lease_pools')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await lockPool(db, name);
  const others = db.selectFrom('lease_holders').select('holder').where('pool', '=', name);
  const found = sole ? [] : await others.where('until', '>', sql<Date>`now()`).execute();
  if (found.length > 0) {
    const known = await db.selectFrom('lease_pools').selectAll().where('pool', '=', name).executeTakeFirstOrThrow();
    return { count: known.count, byHand: known.by_hand, alone: false };
  }
  await db.updateTable('lease_pools').set(row).where('pool', '=', name).execute();
  await db.deleteFrom('lease_holders').where('pool', '=', name).execute();
  await sql`insert into leases (pool, item, until) select ${name}, item, 'epoch'
    from generate_series(0, ${count}::int - 1) item on conflict do nothing`.execute(db);
  await db.deleteFrom('leases').where('pool', '=', name).where('item', '>=', count).execute();
  return { count, byHand, alone: true };
}

/** Says that the process is there, and what it would leave; returns what it still holds. */
export async function renew(
  db: Kysely<Tables>,
  { pool, holder, name, most }: Holder,
  leaves: ReadonlyMap<number, Left | null>,
): Promise<readonly number[]> {
  await sql`insert into lease_holders (pool, holder, name, most, until)
    values (${pool}, ${holder}, ${name}, ${most}, ${end})
    on conflict (pool, holder) do update set until = excluded.until`.execute(db);
  if (leaves.size === 0) return [];
  const rows = JSON.stringify([...leaves].map(([item, left]) => ({ item, left })));
  const { rows: held } = await sql<{ item: number }>`
    update leases l set until = ${end}, left_there = coalesce(r.left, l.left_there), left_at = now()
    from jsonb_to_recordset(${rows}::jsonb) as r (item int, "left" jsonb)
    where l.pool = ${pool} and l.holder = ${holder} and l.item = r.item returning l.item`.execute(db);
  return held.map(({ item }) => item);
}

/** How long what was not renewed in time may still be coming back (s). */
const lateSeconds = 60;

/** How the pool is shared out. With `late`, also what was not renewed in time counts: its holder may just be back. */
export async function readSharing(
  db: Kysely<Tables>,
  { pool, holder, most: own }: Holder,
  count: number,
  late: boolean,
): Promise<Sharing> {
  const since = sql`now() - ${late ? lateSeconds : 0}::int * interval '1 s'`;
  const { rows } = await sql<{ item: number | null; holder: string; most: number }>`
    select item, holder, ${count}::int as most from leases where pool = ${pool} and item >= 0 and holder is not null and until > ${since}
    union all select null, holder, most from lease_holders where pool = ${pool} and until > ${since}`.execute(db);
  const held = rows.flatMap((row) => (row.item === null ? [] : [[row.item, row.holder] as const]));
  // Who holds something and has not been heard of takes part still; what each said of itself comes last, and counts.
  const holders = new Map([...rows.map((row) => [row.holder, row.most] as const), [holder, own] as const]);
  return { count, holders, held: new Map(held) };
}

/** Takes what was found free. Returns what each was left with, where that was just now. */
export async function take(
  db: Kysely<Tables>,
  { pool, holder }: Pick<Holder, 'pool' | 'holder'>,
  items: readonly number[],
): Promise<ReadonlyMap<number, Left | null>> {
  if (items.length === 0) return new Map();
  const { rows } = await sql<{ item: number; left: Left | null }>`
    update leases set holder = ${holder}, until = ${end} where pool = ${pool} and item = any(${items}::int[])
    returning item,
      case when left_at > now() - ${sql.lit(leftSeconds)} * interval '1 s' then left_there end as "left"`.execute(db);
  return new Map(rows.map(({ item, left }) => [item, left]));
}

/** What is given back is anybody's at once. */
export async function giveBack(
  db: Kysely<Tables>,
  { pool, holder }: Pick<Holder, 'pool' | 'holder'>,
  leaves: ReadonlyMap<number, Left | null>,
): Promise<void> {
  const rows = JSON.stringify([...leaves].map(([item, left]) => ({ item, left })));
  await sql`
    update leases l set holder = null, left_there = r.left, left_at = now()
    from jsonb_to_recordset(${rows}::jsonb) as r (item int, "left" jsonb)
    where l.pool = ${pool} and l.holder = ${holder} and l.item = r.item`.execute(db);
}

/** Whether it is this process's turn, which nobody has had for so long (ms). Turns are kept beside the leases, below 0. */
export async function takeTurn(db: Kysely<Tables>, pool: string, turn: number, ms: number): Promise<boolean> {
  const { rows } = await sql`
    insert into leases (pool, item, until) values (${pool}, ${-1 - turn}, now() + ${ms}::int * interval '1 ms')
    on conflict (pool, item) do update set until = excluded.until where leases.until <= now() returning item`.execute(
    db,
  );
  return rows.length > 0;
}

/** The process takes part no more. */
export async function leavePool(db: Kysely<Tables>, { pool, holder }: Pick<Holder, 'pool' | 'holder'>): Promise<void> {
  await db.deleteFrom('lease_holders').where('pool', '=', pool).where('holder', '=', holder).execute();
  // Those that have not been heard of for long are nobody's news.
  await db
    .deleteFrom('lease_holders')
    .where('pool', '=', pool)
    .where('until', '<', sql<Date>`now() - interval '1 day'`)
    .execute();
}
