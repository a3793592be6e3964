import type { Kysely } from 'kysely';
import type { DateStore } from '../../src/port/stores/date-store.ts';
import type { Tables } from './tables.ts';

type Ideas = Pick<DateStore, 'ideasShown' | 'setIdeaShown' | 'ideasSaved' | 'setIdeaSaved'>;

/** Which ideas a couple was shown, and which either of them saved. */
export function createDateIdeas(db: Kysely<Tables>): Ideas {
  return {
    ideasShown: async (coupleId) => {
      const rows = await db
        .selectFrom('date_ideas_shown')
        .select(['idea_id', 'shown_at'])
        .where('couple_id', '=', coupleId)
        .execute();
      return new Map(rows.map((row) => [row.idea_id, row.shown_at]));
    },
    setIdeaShown: async (coupleId, ideaId, at) => {
      await db
        .insertInto('date_ideas_shown')
        .values({ couple_id: coupleId, idea_id: ideaId, shown_at: at })
        .onConflict((conflict) => conflict.columns(['couple_id', 'idea_id']).doUpdateSet({ shown_at: at }))
        .execute();
    },
    ideasSaved: async (coupleId) => {
      const rows = await db
        .selectFrom('date_ideas_saved')
        .select(['idea_id', 'side'])
        .where('couple_id', '=', coupleId)
        .orderBy('saved_at', 'desc')
        .orderBy('idea_id')
        .execute();
      return rows.map((row) => ({ id: row.idea_id, by: row.side }));
    },
    setIdeaSaved: async (coupleId, ideaId, saved) => {
      if (saved === null) {
        await db
          .deleteFrom('date_ideas_saved')
          .where('couple_id', '=', coupleId)
          .where('idea_id', '=', ideaId)
          .execute();
        return;
      }
      await db
        .insertInto('date_ideas_saved')
        .values({ couple_id: coupleId, idea_id: ideaId, side: saved.by, saved_at: saved.at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
  };
}
