import { type Kysely, sql } from 'kysely';
import type { Seal } from '../../src/port/seal.ts';
import type { Tables } from './tables.ts';

/** The keys that the host gave do not fit the database. The message says which, and what to do. */
export class WrongKeysError extends Error {
  override readonly name = 'WrongKeysError';
}

/**
 * Makes sure at start that everything sealed can be opened: throws a `WrongKeysError` if a key that couples need is
 * missing, or if a key is another one than the database knows under its id. Records the active key on first use.
 */
export async function checkKeys(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const missing = (await neededKeys(db)).filter((id) => !seal.has(id));
  if (missing.length > 0) throw new WrongKeysError(missingText(missing));

  for (const check of await db.selectFrom('key_checks').selectAll().execute()) {
    if (!seal.has(check.host_key)) continue;
    const key = { hostKey: check.host_key, wrapped: check.wrapped };
    await seal.open(key, place(check.host_key), check.sealed).catch(() => {
      throw new WrongKeysError(wrongText(check.host_key));
    });
  }
  await recordKey(db, seal);
}

/** The ids of the host keys that wrap something. */
export async function neededKeys(db: Kysely<Tables>): Promise<readonly string[]> {
  // Walks the index from id to id: the cost follows the number of host keys, not of couples.
  const { rows } = await sql<{ host_key: string }>`
    with recursive ids as (
      (select host_key from couple_keys order by host_key limit 1)
      union all
      select (select k.host_key from couple_keys k where k.host_key > ids.host_key order by k.host_key limit 1)
      from ids where ids.host_key is not null
    )
    select host_key from ids where host_key is not null
    union select host_key from preview_keys
    union select host_key from installations
    order by host_key`.execute(db);
  return rows.map((row) => row.host_key);
}

/** Keeps a known text sealed by the active key, by which that key is recognised at the next start. */
export async function recordKey(db: Kysely<Tables>, seal: Seal): Promise<void> {
  const known = await db
    .selectFrom('key_checks')
    .select('host_key')
    .where('host_key', '=', seal.activeHostKey)
    .executeTakeFirst();
  if (known !== undefined) return;
  const key = await seal.newKey();
  const sealed = await seal.close(key, place(key.hostKey), 'attune');
  await db
    .insertInto('key_checks')
    .values({ host_key: key.hostKey, wrapped: key.wrapped, sealed })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function place(hostKey: string): string {
  return `key check ${hostKey}`;
}

function missingText(ids: readonly string[]): string {
  const which =
    ids.length === 1 ? `the host key "${ids[0]}"` : `the host keys ${ids.map((id) => `"${id}"`).join(', ')}`;
  return (
    `What is in the database was sealed with ${which}, which Attune was not given. ` +
    'Add it to ATTUNE_KEYS, or put the key file (host.key in the data folder) back from its backup.'
  );
}

function wrongText(id: string): string {
  return (
    `The host key "${id}" is not the one that the database was sealed with under that id. ` +
    'Correct ATTUNE_KEYS, or put the key file (host.key in the data folder) back from its backup; ' +
    'a new key needs an id of its own.'
  );
}
