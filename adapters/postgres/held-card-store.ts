import type { Selectable } from 'kysely';
import type { UserRef } from '../../src/model/place.ts';
import type { HeldCard, HeldCardStore } from '../../src/port/stores/held-card-store.ts';
import { boundKey, type Connection } from './couple-key.ts';
import type { HeldCardsTable } from './tables.ts';

/** Private cards that can be replaced, each sealed with a data key that is made when it is put and destroyed with it. */
export function createHeldCardStore(connection: Connection): HeldCardStore {
  const { db } = connection;
  const put = async (held: HeldCard): Promise<void> => {
    const { id, ...row } = await toRow(connection, held);
    await db
      .insertInto('held_cards')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
  };
  return {
    put,
    leaveOthers: async (about, { platform, space, user }, card) => {
      const rows = await db
        .updateTable('held_cards')
        .set({ is_left: true })
        .where('about', '=', about)
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('user_id', '=', user)
        .where('card', '<>', card ?? '')
        .returning('id')
        .execute();
      return rows.length > 0;
    },
    about: async (about, now) => {
      const rows = await db
        .selectFrom('held_cards')
        .selectAll()
        .where('about', '=', about)
        .where('until', '>', now)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return Promise.all(rows.map((row) => fromRow(connection, row)));
    },
    has: async (about, now) => {
      const found = db
        .selectFrom('held_cards')
        .select('id')
        .where('about', '=', about)
        .where('until', '>', now)
        .limit(1);
      return (await found.executeTakeFirst()) !== undefined;
    },
    renew: async (held, next) => {
      const gone = await db
        .deleteFrom('held_cards')
        .where('id', '=', idOf(held.user, held.card))
        .where('at', '=', held.at)
        .returning('id')
        .execute();
      if (gone.length > 0 && next !== null) await put(next);
    },
    forget: async ({ platform, space, user }) => {
      await db
        .deleteFrom('held_cards')
        .where('platform', '=', platform)
        .where('space', '=', space)
        .where('user_id', '=', user)
        .execute();
    },
    clear: async (now) => {
      await db.deleteFrom('held_cards').where('until', '<=', now).execute();
    },
  };
}

async function toRow({ seal }: Connection, held: HeldCard): Promise<Selectable<HeldCardsTable>> {
  const { about, look, user, card, coupleId, at, until, left } = held;
  const id = idOf(user, card);
  const key = await seal.newKey();
  return {
    id,
    about,
    look,
    platform: user.platform,
    space: user.space,
    user_id: user.user,
    card,
    couple_id: coupleId,
    at,
    until,
    is_left: left,
    host_key: key.hostKey,
    wrapped: key.wrapped,
    sealed: await seal.close(key, place(id), held.handle),
  };
}

async function fromRow({ seal }: Connection, row: Selectable<HeldCardsTable>): Promise<HeldCard> {
  const key = boundKey(seal, { hostKey: row.host_key, wrapped: row.wrapped });
  return {
    about: row.about,
    look: row.look,
    user: { platform: row.platform, space: row.space, user: row.user_id },
    card: row.card,
    coupleId: row.couple_id,
    at: row.at,
    until: row.until,
    left: row.is_left,
    handle: await key.open(place(row.id), row.sealed),
  };
}

function idOf({ platform, space, user }: UserRef, card: string): string {
  return `${platform}/${space}/${user}/${card}`;
}

function place(id: string): string {
  return `held card ${id}`;
}
