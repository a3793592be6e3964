import { type Kysely, sql } from 'kysely';
import type { Seal } from '../../src/port/seal.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** The keys that the host gave do not fit the database. The message says which, and what to do. */
export class WrongKeysError extends Error {
  override readonly name = 'WrongKeysError';
}

/**
 * Makes sure at start that everything sealed can be opened, and that all who have the database open seal with keys that
 * the others have. Throws a `WrongKeysError` if not; else records the active key on first use. Two that start at the same
 * moment do this one after the other.
 */
export async function takeKeys(database: Pick<Database, 'kysely' | 'others'>, seal: Seal): Promise<void> {
  await database.kysely.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(0x41747475)}, 2)`.execute(db);
    await checkKeys(db, seal);
    const unknown = (await knownKeys(db)).filter((id) => !seal.has(id));
    // A key that was recorded and that nothing is sealed with may be left over from a first try.
    const others = unknown.length === 0 ? [] : await database.others();
    if (others.length > 0) throw new WrongKeysError(otherKeyText(unknown, others));
    await recordKey(db, seal);
  });
}

/** The same without what others do, for who changes nothing: throws a `WrongKeysError` if something can't be opened. */
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
}

/**
 * Throws a `WrongKeysError` if a new key must not be made at `path`: what is in the database was sealed with one that is
 * not here, or others will seal with theirs.
 */
export async function refuseNewKey(database: Pick<Database, 'kysely' | 'sole'>, path: string): Promise<void> {
  const needed = await neededKeys(database.kysely);
  if (needed.length > 0) throw new WrongKeysError(lostText(needed, path));
  const known = database.sole ? [] : await knownKeys(database.kysely);
  if (known.length > 0) throw new WrongKeysError(notHereText(known, path));
}

async function knownKeys(db: Kysely<Tables>): Promise<readonly string[]> {
  const rows = await db.selectFrom('key_checks').select('host_key').orderBy('host_key').execute();
  return rows.map(({ host_key }) => host_key);
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
    union select host_key from held_cards
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

function theKeys(ids: readonly string[]): string {
  return ids.length === 1 ? `the host key "${ids[0]}"` : `the host keys ${ids.map((id) => `"${id}"`).join(', ')}`;
}

function missingText(ids: readonly string[]): string {
  return (
    `What is in the database was sealed with ${theKeys(ids)}, which Attune was not given. ` +
    'Add it to ATTUNE_KEYS, or put the key file (host.key in the data folder) back from its backup.'
  );
}

function lostText(ids: readonly string[], path: string): string {
  return (
    `The key file ${path} is gone, and what is in the database was sealed with ${theKeys(ids)}. ` +
    'Nothing was changed. Put it back from its backup, or set ATTUNE_KEYS to the keys that it held.'
  );
}

function notHereText(ids: readonly string[], path: string): string {
  return (
    `The database on the server has ${theKeys(ids)}, and there is no key on this machine. ` +
    `All who share a database share the keys. Copy host.key to ${path} from the machine that made it, or set ATTUNE_KEYS on each to the same.`
  );
}

function otherKeyText(ids: readonly string[], others: readonly string[]): string {
  return (
    `The database is open by ${new Intl.ListFormat('en').format(others)} with ${theKeys(ids)}, which Attune was not given here. ` +
    'All who share a database share the keys. Copy host.key from that machine, or set ATTUNE_KEYS on each to the same.'
  );
}

function wrongText(id: string): string {
  return (
    `The host key "${id}" is not the one that the database was sealed with under that id. ` +
    'Correct ATTUNE_KEYS, or put the key file (host.key in the data folder) back from its backup; ' +
    'a new key needs an id of its own.'
  );
}
