import { type Kysely, sql } from 'kysely';
import type { Seal } from '../../src/port/seal.ts';
import { checkKeys, neededKeys } from './check-keys.ts';
import type { Tables } from './tables.ts';

const batch = 100;

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
  const total = await countOld(db, seal);
  onProgress(0, total);
  let done = 0;
  let after = '';
  for (;;) {
    const ids: readonly string[] = await rewrapBatch(db, seal, after);
    const last = ids.at(-1);
    done += ids.length;
    onProgress(last === undefined ? total : Math.min(done, total), total);
    if (last !== undefined) after = last;
    // A process with the old keys may have added couples behind us.
    else if ((await countOld(db, seal)) === 0) break;
    else after = '';
  }
  await forgetUnused(db, seal);
  return done;
}

async function countOld(db: Kysely<Tables>, seal: Seal): Promise<number> {
  const { rows } = await sql<{ old: number }>`
    select (select count(*) from couple_keys where host_key <> ${seal.activeHostKey})
      + (select count(*) from preview_keys where host_key <> ${seal.activeHostKey}) as old`.execute(db);
  return rows[0]?.old ?? 0;
}

/** One transaction. The preview's key goes first, under an id that no couple has. */
async function rewrapBatch(db: Kysely<Tables>, seal: Seal, after: string): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    if (after === '') await rewrapPreview(trx, seal);
    const rows = await trx
      .selectFrom('couple_keys')
      .selectAll()
      .where('host_key', '<>', seal.activeHostKey)
      .where('couple_id', '>', after)
      .orderBy('couple_id')
      .limit(batch)
      .forUpdate()
      .execute();
    if (rows.length === 0) return [];
    const wrapped = await Promise.all(
      rows.map(async (row) => ({
        couple_id: row.couple_id,
        wrapped: (await seal.rewrap({ hostKey: row.host_key, wrapped: row.wrapped })).wrapped,
      })),
    );
    await sql`
      update couple_keys k set host_key = ${seal.activeHostKey}, wrapped = r.wrapped
      from json_to_recordset(${JSON.stringify(wrapped)}::json) as r (couple_id text, wrapped text)
      where k.couple_id = r.couple_id`.execute(trx);
    return rows.map((row) => row.couple_id);
  });
}

async function rewrapPreview(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const row = await db
    .selectFrom('preview_keys')
    .selectAll()
    .where('host_key', '<>', seal.activeHostKey)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return;
  const { hostKey, wrapped } = await seal.rewrap({ hostKey: row.host_key, wrapped: row.wrapped });
  await db.updateTable('preview_keys').set({ host_key: hostKey, wrapped }).execute();
}

/** A key that wraps nothing any more may leave the ring, and its id is free to be forgotten. */
async function forgetUnused(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const needed = [...(await neededKeys(db)), seal.activeHostKey];
  await db.deleteFrom('key_checks').where('host_key', 'not in', needed).execute();
}
