import type { TipStore } from '../../src/port/stores/tip-store.ts';
import type { Connection } from './couple-key.ts';

export function createTipStore({ db }: Connection): TipStore {
  return {
    shown: async (coupleId) => {
      const rows = await db
        .selectFrom('tips_shown')
        .select(['tip_id', 'shown_at'])
        .where('couple_id', '=', coupleId)
        .execute();
      return new Map(rows.map((row) => [row.tip_id, row.shown_at]));
    },
    setShown: async (coupleId, tipId, at) => {
      await db
        .insertInto('tips_shown')
        .values({ couple_id: coupleId, tip_id: tipId, shown_at: at })
        .onConflict((conflict) => conflict.columns(['couple_id', 'tip_id']).doUpdateSet({ shown_at: at }))
        .execute();
    },
    hidden: async (coupleId) => {
      const rows = await db.selectFrom('tips_hidden').select('tip_id').where('couple_id', '=', coupleId).execute();
      return new Set(rows.map((row) => row.tip_id));
    },
    setHidden: async (coupleId, tipId, hidden) => {
      if (hidden) {
        await db
          .insertInto('tips_hidden')
          .values({ couple_id: coupleId, tip_id: tipId })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return;
      }
      await db.deleteFrom('tips_hidden').where('couple_id', '=', coupleId).where('tip_id', '=', tipId).execute();
    },
    saved: async (coupleId, side) => {
      const rows = await db
        .selectFrom('tips_saved')
        .select('tip_id')
        .where('couple_id', '=', coupleId)
        .where('side', '=', side)
        .orderBy('saved_at', 'desc')
        .orderBy('tip_id')
        .execute();
      return rows.map((row) => row.tip_id);
    },
    setSaved: async (coupleId, side, tipId, at) => {
      if (at !== null) {
        await db
          .insertInto('tips_saved')
          .values({ couple_id: coupleId, side, tip_id: tipId, saved_at: at })
          .onConflict((conflict) => conflict.columns(['couple_id', 'side', 'tip_id']).doUpdateSet({ saved_at: at }))
          .execute();
        return;
      }
      await db
        .deleteFrom('tips_saved')
        .where('couple_id', '=', coupleId)
        .where('side', '=', side)
        .where('tip_id', '=', tipId)
        .execute();
    },
    forget: async (coupleId, side) => {
      await db.deleteFrom('tips_saved').where('couple_id', '=', coupleId).where('side', '=', side).execute();
    },
  };
}
