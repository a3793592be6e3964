import type { Kysely } from 'kysely';
import type { CoupleId } from '../../src/model/couple.ts';
import type { Seal, WrappedKey } from '../../src/port/seal.ts';
import type { Tables } from './tables.ts';

/** What every store works with: the open transaction, and the seal. */
export type Connection = { readonly db: Kysely<Tables>; readonly seal: Seal };

/** Makes the data key of a new couple. */
export async function addCoupleKey({ db, seal }: Connection, coupleId: CoupleId): Promise<void> {
  const key = await seal.newKey();
  await db
    .insertInto('couple_keys')
    .values({ couple_id: coupleId, host_key: key.hostKey, wrapped: key.wrapped })
    .execute();
}

/** Seals and opens texts with one couple's key. Throws if the couple was erased, and its key with it. */
export async function coupleKey(connection: Connection, coupleId: CoupleId): Promise<CoupleKey> {
  const row = await connection.db
    .selectFrom('couple_keys')
    .select(['host_key', 'wrapped'])
    .where('couple_id', '=', coupleId)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`couple ${coupleId} has no key: it was erased, or never added`);
  return boundKey(connection.seal, { hostKey: row.host_key, wrapped: row.wrapped });
}

/** A key and what it does. `context` names the place of a text: sealed for one place, it opens nowhere else. */
export type CoupleKey = {
  close(context: string, text: string): Promise<string>;
  open(context: string, sealed: string): Promise<string>;
};

export function boundKey(seal: Seal, key: WrappedKey): CoupleKey {
  return {
    close: (context, text) => seal.close(key, context, text),
    open: (context, sealed) => seal.open(key, context, sealed),
  };
}
