import { sql } from 'kysely';
import type { Couple, CoupleId } from '../../src/model/couple.ts';
import type { CoupleStore } from '../../src/port/stores/couple-store.ts';
import { addCoupleKey, type Connection } from './couple-key.ts';
import { anyOf, coupleColumns, partnerColumns, readCouples, toCouple } from './couple-rows.ts';
import { type Eraser, eraseCouple } from './erase-couple.ts';
import { renameRoom } from './rename-room.ts';

export function createCoupleStore(connection: Connection, erasers: readonly Eraser[]): CoupleStore {
  const { db } = connection;

  async function one(id: CoupleId): Promise<Couple | null> {
    const row = await readCouples(db).where('c.id', '=', id).executeTakeFirst();
    return row === undefined ? null : toCouple(row);
  }

  async function savePartners(couple: Couple): Promise<void> {
    await db
      .insertInto('partners')
      .values(couple.partners.map((partner) => partnerColumns(couple.id, partner)))
      .onConflict((conflict) =>
        conflict.columns(['couple_id', 'side']).doUpdateSet((to) => ({
          platform: to.ref('excluded.platform'),
          space: to.ref('excluded.space'),
          user_id: to.ref('excluded.user_id'),
          locale: to.ref('excluded.locale'),
          zone: to.ref('excluded.zone'),
          nudges: to.ref('excluded.nudges'),
          hears: to.ref('excluded.hears'),
          depth_limit: to.ref('excluded.depth_limit'),
          themes_never: sql`excluded.themes_never`,
          packs: sql`excluded.packs`,
          left_at: to.ref('excluded.left_at'),
        })),
      )
      .execute();
  }

  return {
    add: async (couple) => {
      await db.insertInto('couples').values(coupleColumns(couple)).execute();
      await savePartners(couple);
      await addCoupleKey(connection, couple.id);
    },
    save: async (couple) => {
      const { id, ...columns } = coupleColumns(couple);
      await db.updateTable('couples').set(columns).where('id', '=', id).execute();
      await savePartners(couple);
    },
    find: one,
    lock: async (id) => {
      // Two statements: what the first one waited for is only seen by the next.
      const locked = await db.selectFrom('couples').select('id').where('id', '=', id).forUpdate().executeTakeFirst();
      return locked === undefined ? null : one(id);
    },
    activeIn: async ({ platform, space, room }) => {
      const row = await readCouples(db)
        .where('c.platform', '=', platform)
        .where('c.space', '=', space)
        .where('c.room', '=', room)
        .where('c.ended_at', 'is', null)
        .executeTakeFirst();
      return row === undefined ? null : toCouple(row);
    },
    isPairedAcross: async ({ platform, user }, { space, room }) => {
      const found = await db
        .selectFrom('couples as c')
        .innerJoin('partners as p', 'p.couple_id', 'c.id')
        .select('c.id')
        .where('c.platform', '=', platform)
        .where('c.room', '=', room)
        .where('c.space', '<>', space)
        .where('c.ended_at', 'is', null)
        .where('p.user_id', '=', user)
        .limit(1)
        .executeTakeFirst();
      return found !== undefined;
    },
    endedIn: async ({ platform, space, room }) => {
      const rows = await readCouples(db)
        .where('c.platform', '=', platform)
        .where('c.space', '=', space)
        .where('c.room', '=', room)
        .where('c.ended_at', 'is not', null)
        .orderBy('c.ended_at', 'desc')
        .execute();
      return rows.map(toCouple);
    },
    ofUser: async ({ platform, space, user }) => {
      const rows = await readCouples(db)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('partners as own')
              .select('own.side')
              .whereRef('own.couple_id', '=', 'c.id')
              .where('own.platform', '=', platform)
              .where('own.space', '=', space)
              .where('own.user_id', '=', user),
          ),
        )
        .orderBy('c.created_at', 'desc')
        .orderBy('c.id')
        .execute();
      return rows.map(toCouple);
    },
    lockOutOfReach: async ({ platform, space }) => {
      const locked = await db
        .selectFrom('couples')
        .select('id')
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('pause_why', 'in', ['room-gone', 'forbidden', 'removed'])
        .where('ended_at', 'is', null)
        .forUpdate()
        .execute();
      if (locked.length === 0) return [];
      return (
        await readCouples(db)
          .where('c.id', '=', anyOf(locked.map((row) => row.id)))
          .execute()
      ).map(toCouple);
    },
    renameRoom: (from, to) => renameRoom(db, from, to),
    lockToResume: async (now, most) => {
      const locked = await db
        .selectFrom('couples')
        .select('id')
        .where('pause_until', '<=', now)
        .where('pause_until', 'is not', null)
        .where('ended_at', 'is', null)
        .orderBy('pause_until')
        .limit(most)
        .forUpdate()
        .skipLocked()
        .execute();
      if (locked.length === 0) return [];
      const ids = anyOf(locked.map((row) => row.id));
      return (await readCouples(db).where('c.id', '=', ids).orderBy('c.pause_until').execute()).map(toCouple);
    },
    toErase: async (now, most) => {
      const rows = await db
        .selectFrom('couples')
        .select('id')
        .where('erase_at', '<=', now)
        .where('erase_at', 'is not', null)
        .orderBy('erase_at')
        .limit(most)
        .execute();
      return rows.map((row) => row.id);
    },
    erase: (id) => eraseCouple(db, id, erasers),
  };
}
