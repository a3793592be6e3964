import type { Kysely } from 'kysely';
import type { CheckInStore } from '../../src/port/stores/check-in-store.ts';
import type { Tables } from './tables.ts';

/** What each couple was asked, and what either of the two never wants to see again. */
export function createPromptMemory(
  db: Kysely<Tables>,
): Pick<CheckInStore, 'asked' | 'unask' | 'never' | 'neverOf' | 'setNever'> {
  return {
    asked: async (coupleId) => {
      const rows = await db
        .selectFrom('prompts_asked')
        .select(['prompt_id', 'asked_at'])
        .where('couple_id', '=', coupleId)
        .execute();
      return new Map(rows.map((row) => [row.prompt_id, row.asked_at]));
    },
    unask: async (coupleId, promptId) => {
      await db
        .deleteFrom('prompts_asked')
        .where('couple_id', '=', coupleId)
        .where('prompt_id', '=', promptId)
        .execute();
    },
    never: async (coupleId) => {
      const rows = await db.selectFrom('prompts_never').select('prompt_id').where('couple_id', '=', coupleId).execute();
      return new Set(rows.map((row) => row.prompt_id));
    },
    neverOf: async (coupleId, side) => {
      const rows = await db
        .selectFrom('prompts_never')
        .select('prompt_id')
        .where('couple_id', '=', coupleId)
        .where('side', '=', side)
        .execute();
      return new Set(rows.map((row) => row.prompt_id));
    },
    setNever: async (coupleId, side, promptId, never) => {
      if (never) {
        await db
          .insertInto('prompts_never')
          .values({ couple_id: coupleId, side, prompt_id: promptId })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        return;
      }
      await db
        .deleteFrom('prompts_never')
        .where('couple_id', '=', coupleId)
        .where('side', '=', side)
        .where('prompt_id', '=', promptId)
        .execute();
    },
  };
}
