import type { Selectable } from 'kysely';
import type { Draft, DraftStore } from '../../src/port/stores/draft-store.ts';
import { type Connection, type CoupleKey, coupleKey } from './couple-key.ts';
import type { DraftsTable } from './tables.ts';

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
      return row === undefined ? null : openDraft(await coupleKey(connection, row.couple_id), row);
    },
    of: async (coupleId, { platform, space, user }) => {
      const rows = await db
        .selectFrom('drafts')
        .selectAll()
        .where('couple_id', '=', coupleId)
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('user_id', '=', user)
        .orderBy('at')
        .orderBy('id')
        .execute();
      if (rows.length === 0) return [];
      const key = await coupleKey(connection, coupleId);
      return Promise.all(rows.map((row) => openDraft(key, row)));
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

async function openDraft(key: CoupleKey, row: Selectable<DraftsTable>): Promise<Draft> {
  return {
    id: row.id,
    coupleId: row.couple_id,
    by: { platform: row.platform, space: row.space, user: row.user_id },
    at: row.at,
    form: await key.open(draftPlace(row.id), row.sealed),
  };
}

function draftPlace(id: string): string {
  return `draft ${id}`;
}
