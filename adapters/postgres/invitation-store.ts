import { type Insertable, type Selectable, sql } from 'kysely';
import type { Invitation } from '../../src/model/invitation.ts';
import type { InvitationStore } from '../../src/port/stores/invitation-store.ts';
import type { Connection } from './couple-key.ts';
import type { Eraser } from './erase-couple.ts';
import type { InvitationsTable } from './tables.ts';

export function createInvitationStore({ db }: Connection): InvitationStore {
  const read = db.selectFrom('invitations').selectAll();

  return {
    add: async (invitation) => {
      await db.insertInto('invitations').values(columnsOf(invitation)).execute();
    },
    save: async (invitation) => {
      const { id, ...columns } = columnsOf(invitation);
      await db.updateTable('invitations').set(columns).where('id', '=', id).execute();
    },
    find: async (id) => toInvitation(await read.where('id', '=', id).executeTakeFirst()),
    lock: async (id) => toInvitation(await read.where('id', '=', id).forUpdate().executeTakeFirst()),
    openIn: async ({ platform, space, room }) => {
      const rows = await read
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('room', '=', room)
        .where('state', '=', 'open')
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.flatMap((row) => toInvitation(row) ?? []);
    },
    ofUser: async ({ platform, space, user }) => {
      const rows = await read
        .where(({ and, eb, or }) =>
          or([
            and([eb('from_platform', '=', platform), eb('from_space', '=', space), eb('from_user', '=', user)]),
            and([eb('to_platform', '=', platform), eb('to_space', '=', space), eb('to_user', '=', user)]),
          ]),
        )
        .orderBy('created_at')
        .orderBy('id')
        .execute();
      return rows.flatMap((row) => toInvitation(row) ?? []);
    },
    lockExpired: async (now, most) => {
      const rows = await read
        .where('state', '=', 'open')
        .where('expires_at', '<=', now)
        .orderBy('expires_at')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      return rows.flatMap((row) => toInvitation(row) ?? []);
    },
    forget: async ({ platform, space, user }) => {
      await db
        .deleteFrom('invitations')
        .where(({ and, eb, or }) =>
          or([
            and([eb('from_platform', '=', platform), eb('from_space', '=', space), eb('from_user', '=', user)]),
            and([eb('to_platform', '=', platform), eb('to_space', '=', space), eb('to_user', '=', user)]),
          ]),
        )
        .execute();
    },
    clear: async (before) => {
      await db.deleteFrom('invitations').where('state', '<>', 'open').where('created_at', '<', before).execute();
    },
  };
}

/** Settled ones between the two of the couple: they name both, and hang on no couple. */
export const eraseInvitations: Eraser = async (db, id) => {
  await sql`
    delete from invitations i using partners a, partners b
    where a.couple_id = ${id} and a.side = 0 and b.couple_id = ${id} and b.side = 1 and i.state <> 'open'
      and (i.from_platform, i.from_space, i.from_user, i.to_platform, i.to_space, i.to_user) in (
        (a.platform, a.space, a.user_id, b.platform, b.space, b.user_id),
        (b.platform, b.space, b.user_id, a.platform, a.space, a.user_id))`.execute(db);
};

function columnsOf(invitation: Invitation): Insertable<InvitationsTable> & { id: string } {
  return {
    id: invitation.id,
    platform: invitation.room.platform,
    space: invitation.room.space,
    room: invitation.room.room,
    room_under: invitation.room.under ?? null,
    from_platform: invitation.from.platform,
    from_space: invitation.from.space,
    from_user: invitation.from.user,
    to_platform: invitation.to.platform,
    to_space: invitation.to.space,
    to_user: invitation.to.user,
    from_locale: invitation.fromLocale,
    from_zone: invitation.fromZone,
    created_at: invitation.createdAt,
    expires_at: invitation.expiresAt,
    state: invitation.state,
    couple_id: invitation.coupleId,
    message: invitation.message === null ? null : JSON.stringify(invitation.message),
  };
}

function toInvitation(row: Selectable<InvitationsTable> | undefined): Invitation | null {
  if (row === undefined) return null;
  return {
    id: row.id,
    room: {
      platform: row.platform,
      space: row.space,
      room: row.room,
      ...(row.room_under === null ? {} : { under: row.room_under }),
    },
    from: { platform: row.from_platform, space: row.from_space, user: row.from_user },
    to: { platform: row.to_platform, space: row.to_space, user: row.to_user },
    fromLocale: row.from_locale,
    fromZone: row.from_zone,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    state: row.state,
    coupleId: row.couple_id,
    message: row.message,
  };
}
