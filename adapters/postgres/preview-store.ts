import { sql } from 'kysely';
import type { PreviewStore } from '../../src/port/stores/preview-store.ts';
import { boundKey, type Connection, type CoupleKey } from './couple-key.ts';

export function createPreviewStore(connection: Connection): PreviewStore {
  const { db } = connection;
  let known: Promise<CoupleKey> | undefined;
  const key = () => {
    known ??= previewKey(connection);
    return known;
  };

  return {
    read: async (entry) => {
      const row = await db.selectFrom('preview_entries').select('sealed').where('key', '=', entry).executeTakeFirst();
      return row === undefined ? null : (await key()).open(place(entry), row.sealed);
    },
    list: async (prefix) => {
      const rows = await db
        .selectFrom('preview_entries')
        .selectAll()
        .where(sql<boolean>`key ^@ ${prefix}`)
        .orderBy('key')
        .execute();
      if (rows.length === 0) return [];
      const opener = await key();
      return Promise.all(
        rows.map(async (row) => ({ key: row.key, value: await opener.open(place(row.key), row.sealed) })),
      );
    },
    write: async (entry, value) => {
      const sealed = await (await key()).close(place(entry), value);
      await db
        .insertInto('preview_entries')
        .values({ key: entry, sealed })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ sealed }))
        .execute();
    },
    writeOnce: async (entry, value) => {
      const opener = await key();
      const added = await db
        .insertInto('preview_entries')
        .values({ key: entry, sealed: await opener.close(place(entry), value) })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      if (added !== undefined) return null;
      const row = await db
        .selectFrom('preview_entries')
        .select('sealed')
        .where('key', '=', entry)
        .executeTakeFirstOrThrow();
      return opener.open(place(entry), row.sealed);
    },
    remove: async (prefix) => {
      await db.deleteFrom('preview_entries').where(sql<boolean>`key ^@ ${prefix}`).execute();
    },
  };
}

function place(entry: string): string {
  return `preview ${entry}`;
}

/** The preview's data key, made when it is first needed. */
async function previewKey({ db, seal }: Connection): Promise<CoupleKey> {
  const read = db.selectFrom('preview_keys').select(['host_key', 'wrapped']);
  let row = await read.executeTakeFirst();
  if (row === undefined) {
    const made = await seal.newKey();
    await db
      .insertInto('preview_keys')
      .values({ host_key: made.hostKey, wrapped: made.wrapped })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    row = await read.executeTakeFirstOrThrow();
  }
  return boundKey(seal, { hostKey: row.host_key, wrapped: row.wrapped });
}
