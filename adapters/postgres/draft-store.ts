import type { DraftStore } from '../../src/port/stores/draft-store.ts';
import { type Connection, coupleKey } from './couple-key.ts';

export function createDraftStore(connection: Connection): DraftStore {
  const { db } = connection;
  return {
    add: async (draft) => {
      const key = await coupleKey(connection, draft.coupleId);
      await db
        .insertInto('drafts')
        .values({
          id: draft.id,
          couple_id: draft.coupleId,
          platform: draft.by.platform,
          space: draft.by.space,
          user_id: draft.by.user,
          at: draft.at,
          sealed: await key.close(draftPlace(draft.id), draft.form),
        })
        .execute();
    },
    find: async (id) => {
      const row = await db.selectFrom('drafts').selectAll().where('id', '=', id).executeTakeFirst();
      if (row === undefined) return null;
      const key = await coupleKey(connection, row.couple_id);
      return {
        id: row.id,
        coupleId: row.couple_id,
        by: { platform: row.platform, space: row.space, user: row.user_id },
        at: row.at,
        form: await key.open(draftPlace(row.id), row.sealed),
      };
    },
    remove: async (id) => {
      await db.deleteFrom('drafts').where('id', '=', id).execute();
    },
    clear: async (before) => {
      await db.deleteFrom('drafts').where('at', '<', before).execute();
    },
    forget: async (coupleId) => {
      await db.deleteFrom('drafts').where('couple_id', '=', coupleId).execute();
    },
  };
}

function draftPlace(id: string): string {
  return `draft ${id}`;
}
