import { type Kysely, sql } from 'kysely';
import type { Seal } from '../../src/port/seal.ts';
import { checkKeys, neededKeys, recordKey } from './check-keys.ts';
import type { Tables } from './tables.ts';

const batch = 100;

/** Where data keys are kept beside the preview's, and what tells one row from another. */
const tables = [
  { name: 'couple_keys', id: 'couple_id' },
  { name: 'installations', id: 'space' },
  { name: 'held_cards', id: 'id' },
] as const;

/**
 * Wraps every data key that another host key wraps with the active one. Texts are not touched. Each batch is
 * committed by itself, so it can be cut off and run again, and running it twice changes nothing. `onProgress` is
 * called after every batch with the number of keys done and in all. Throws a `WrongKeysError` before it changes
 * anything if a key it needs is not there.
 */
export async function rotateKeys(
  db: Kysely<Tables>,
  seal: Seal,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  await checkKeys(db, seal);
  await recordKey(db, seal);
  const total = await countOld(db, seal);
  onProgress(0, total);
  let done = 0;
  do {
    await rewrapPreview(db, seal);
    for (const table of tables) {
      let after: string | undefined = '';
      while (after !== undefined) {
        const ids: readonly string[] = await rewrapBatch(db, seal, table, after);
        done += ids.length;
        if (ids.length > 0) onProgress(Math.min(done, total), total);
        after = ids.at(-1);
      }
    }
    // A process with the old keys may have added some behind us.
  } while ((await countOld(db, seal)) > 0);
  onProgress(total, total);
  await forgetUnused(db, seal);
  return done;
}

async function countOld(db: Kysely<Tables>, seal: Seal): Promise<number> {
  const { rows } = await sql<{ old: number }>`
    select (select count(*) from couple_keys where host_key <> ${seal.activeHostKey})
      + (select count(*) from installations where host_key <> ${seal.activeHostKey})
      + (select count(*) from held_cards where host_key <> ${seal.activeHostKey})
      + (select count(*) from preview_keys where host_key <> ${seal.activeHostKey}) as old`.execute(db);
  return rows[0]?.old ?? 0;
}

/** One transaction: the next keys of a table, in the order of their ids. Returns these ids. */
async function rewrapBatch(
  db: Kysely<Tables>,
  seal: Seal,
  { name, id }: (typeof tables)[number],
  after: string,
): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ id: string; host_key: string; wrapped: string }>`
      select ${sql.ref(id)} as id, host_key, wrapped from ${sql.table(name)}
      where host_key <> ${seal.activeHostKey} and ${sql.ref(id)} > ${after}
      order by ${sql.ref(id)} limit ${batch} for update`.execute(trx);
    if (rows.length === 0) return [];
    const wrapped = await Promise.all(
      rows.map(async (row) => ({
        id: row.id,
        wrapped: (await seal.rewrap({ hostKey: row.host_key, wrapped: row.wrapped })).wrapped,
      })),
    );
    await sql`
      update ${sql.table(name)} k set host_key = ${seal.activeHostKey}, wrapped = r.wrapped
      from json_to_recordset(${JSON.stringify(wrapped)}::json) as r (id text, wrapped text)
      where k.${sql.ref(id)} = r.id`.execute(trx);
    return rows.map((row) => row.id);
  });
}

async function rewrapPreview(db: Kysely<Tables>, seal: Seal): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('preview_keys')
      .selectAll()
      .where('host_key', '<>', seal.activeHostKey)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return;
    const { hostKey, wrapped } = await seal.rewrap({ hostKey: row.host_key, wrapped: row.wrapped });
    await trx.updateTable('preview_keys').set({ host_key: hostKey, wrapped }).execute();
  });
}

/** A key that wraps nothing any more may leave the ring, and its id is free to be forgotten. */
async function forgetUnused(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const needed = [...(await neededKeys(db)), seal.activeHostKey];
  await db.deleteFrom('key_checks').where('host_key', 'not in', needed).execute();
}
