import { type Selectable, sql } from 'kysely';
import type { Post, PostStore } from '../../src/port/stores/post-store.ts';
import type { Connection } from './couple-key.ts';
import { silenceSeconds } from './queue.ts';
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
        .values({ key, state: 'attempting', since: at, message: null, held_until: heldUntil })
        .onConflict((conflict) => conflict.doNothing())
        .returning('key')
        .executeTakeFirst();
      if (added !== undefined) return null;
      return toPost(await read.where('key', '=', key).forUpdate().executeTakeFirstOrThrow());
    },
    hold: async (key) => {
      const held = await sql`
        update posts set held_until = ${heldUntil}
        where key = ${key} and (held_until is null or held_until < now()) returning key`.execute(db);
      return held.rows.length > 0;
    },
    letGo: async (key) => {
      await db.updateTable('posts').set({ held_until: null }).where('key', '=', key).execute();
    },
    finish: async (key, message) => {
      const { numUpdatedRows } = await db
        .updateTable('posts')
        .set({ state: 'posted', message: message === null ? null : JSON.stringify(message), held_until: null })
        .where('key', '=', key)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new Error(`the post ${key} was finished but never begun`);
    },
    clear: async (before) => {
      await db.deleteFrom('posts').where('since', '<', before).execute();
    },
  };
}

/** As long as a dead process is silent until its jobs are taken over. */
const heldUntil = sql<Date>`now() + ${sql.lit(silenceSeconds)} * interval '1 s'`;

function toPost(row: Selectable<PostsTable>): Post {
  return row.state === 'attempting'
    ? { state: 'attempting', since: row.since }
    : { state: 'posted', message: row.message };
}
