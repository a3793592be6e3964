import { type Kysely, sql } from 'kysely';
import type { Instant } from '../../src/model/instant.ts';
import type { CheckInStore } from '../../src/port/stores/check-in-store.ts';
import { anyOf } from './couple-rows.ts';
import type { Tables } from './tables.ts';

/** What each couple was asked, and what either of the two never wants to see again. */
export function createPromptMemory(
  db: Kysely<Tables>,
): Pick<CheckInStore, 'historyOf' | 'asked' | 'unask' | 'never' | 'neverOf' | 'setNever'> {
  return {
    historyOf: async (ids) => {
      const rows = await db
        .selectFrom('couples as c')
        .select([
          'c.id',
          sql<Record<string, Instant> | null>`
            (select json_object_agg(a.prompt_id, a.asked_at) from prompts_asked a where a.couple_id = c.id)`.as(
            'asked',
          ),
          sql<readonly string[] | null>`
            (select json_agg(distinct n.prompt_id) from prompts_never n where n.couple_id = c.id)`.as('never'),
          sql<string | null>`
            (select k.prompt_id from check_ins k where k.couple_id = c.id order by k.opened_at desc limit 1)`.as(
            'last',
          ),
        ])
        .where('c.id', '=', anyOf(ids))
        .execute();
      return new Map(
        rows.map(({ id, asked, never, last }) => [
          id,
          { asked: new Map(Object.entries(asked ?? {})), never: new Set(never ?? []), lastPromptId: last },
        ]),
      );
    },
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
