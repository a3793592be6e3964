import type { Selectable } from 'kysely';
import type { JarDigest } from '../../src/model/jar-digest.ts';
import type { DigestStore } from '../../src/port/stores/digest-store.ts';
import type { Connection } from './couple-key.ts';
import { type Eraser, erasePosts } from './erase-couple.ts';
import type { JarDigestsTable } from './keepsake-tables.ts';

export function createDigestStore({ db }: Connection): DigestStore {
  return {
    add: async ({ id, coupleId, from, until, message }) => {
      const added = await db
        .insertInto('jar_digests')
        .values({ id, couple_id: coupleId, from_at: from, until_at: until, message: toText(message) })
        .onConflict((conflict) => conflict.columns(['couple_id', 'until_at']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    find: async (id) => {
      const row = await db.selectFrom('jar_digests').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toDigest(row);
    },
    tellingOf: async (coupleId, at) => {
      const found = await db
        .selectFrom('jar_digests')
        .select('id')
        .where('couple_id', '=', coupleId)
        .where('from_at', '<=', at)
        .where('until_at', '>', at)
        .execute();
      return found.map(({ id }) => id);
    },
    lastUntil: async (coupleId) => {
      const { last } = await db
        .selectFrom('jar_digests')
        .select(({ fn }) => fn.max('until_at').as('last'))
        .where('couple_id', '=', coupleId)
        .executeTakeFirstOrThrow();
      return last === null ? null : Number(last);
    },
    setMessage: async (id, message) => {
      await db
        .updateTable('jar_digests')
        .set({ message: toText(message) })
        .where('id', '=', id)
        .execute();
    },
  };
}

export const eraseDigests: Eraser = (db, id) =>
  erasePosts(db, db.selectFrom('jar_digests').select('id').where('couple_id', '=', id));

function toText(message: JarDigest['message']): string | null {
  return message === null ? null : JSON.stringify(message);
}

function toDigest(row: Selectable<JarDigestsTable>): JarDigest {
  return { id: row.id, coupleId: row.couple_id, from: row.from_at, until: row.until_at, message: row.message };
}
