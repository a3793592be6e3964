import type { Selectable } from 'kysely';
import type { OfferedRitual } from '../../src/model/ritual.ts';
import type { OfferStore, RitualOffer } from '../../src/port/stores/offer-store.ts';
import type { Connection } from './couple-key.ts';
import type { RitualOffersTable } from './ritual-tables.ts';

export function createOfferStore({ db }: Connection): OfferStore {
  const read = db.selectFrom('ritual_offers').selectAll();

  return {
    add: async (coupleId, name, at) => {
      const added = await db
        .insertInto('ritual_offers')
        .values({ couple_id: coupleId, name, offered_at: at, message: null })
        .onConflict((conflict) => conflict.doNothing())
        .returning('name')
        .execute();
      return added.length > 0;
    },
    find: async (coupleId, name) => {
      const row = await read.where('couple_id', '=', coupleId).where('name', '=', name).executeTakeFirst();
      return row === undefined ? null : toOffer(row);
    },
    of: async (coupleId) => {
      const rows = await read.where('couple_id', '=', coupleId).orderBy('offered_at').orderBy('name').execute();
      return rows.map(toOffer);
    },
    close: async (coupleId, name) => {
      const closed = await db
        .updateTable('ritual_offers')
        .set({ is_open: false })
        .where('couple_id', '=', coupleId)
        .where('name', '=', name)
        .where('is_open', '=', true)
        .returningAll()
        .executeTakeFirst();
      return closed === undefined ? null : toOffer(closed);
    },
    setMessage: async (coupleId, name, message) => {
      await db
        .updateTable('ritual_offers')
        .set({ message: message === null ? null : JSON.stringify(message) })
        .where('couple_id', '=', coupleId)
        .where('name', '=', name)
        .execute();
    },
  };
}

function toOffer(row: Selectable<RitualOffersTable>): RitualOffer {
  return {
    coupleId: row.couple_id,
    // No other is ever added.
    name: row.name as OfferedRitual,
    offeredAt: row.offered_at,
    open: row.is_open,
    message: row.message,
  };
}
