import type { Selectable } from 'kysely';
import type { Post, PostStore } from '../../src/port/stores/post-store.ts';
import type { Connection } from './couple-key.ts';
import type { PostsTable } from './tables.ts';

export function createPostStore({ db }: Connection): PostStore {
  const read = db.selectFrom('posts').selectAll();
  return {
    find: async (key) => {
      const row = await read.where('key', '=', key).executeTakeFirst();
      return row === undefined ? null : toPost(row);
    },
    begin: async (key, at) => {
      const added = await db
        .insertInto('posts')
        .values({ key, state: 'attempting', since: at, message: null })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      if (added !== undefined) return null;
      return toPost(await read.where('key', '=', key).forUpdate().executeTakeFirstOrThrow());
    },
    finish: async (key, message) => {
      const { numUpdatedRows } = await db
        .updateTable('posts')
        .set({ state: 'posted', message: message === null ? null : JSON.stringify(message) })
        .where('key', '=', key)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Error(`the post ${key} was finished but never begun`);
    },
    clear: async (before) => {
      await db.deleteFrom('posts').where('since', '<', before).execute();
    },
  };
}

function toPost(row: Selectable<PostsTable>): Post {
  return row.state === 'attempting'
    ? { state: 'attempting', since: row.since }
    : { state: 'posted', message: row.message };
}
