import { endOfTime } from '../../src/model/instant.ts';
import type { LookBackStore } from '../../src/port/stores/look-back-store.ts';
import type { Connection } from './couple-key.ts';

export function createLookBackStore({ db }: Connection): LookBackStore {
  return {
    take: async (now, most) => {
      const due = db
        .selectFrom('couples')
        .select('id')
        .where('awake', '=', true)
        .where('look_back_at', '<=', now)
        .orderBy('look_back_at')
        .limit(most)
        .forUpdate()
        .skipLocked();
      const taken = await db
        .updateTable('couples')
        .set({ look_back_at: endOfTime })
        .where('id', 'in', due)
        .returning('id')
        .execute();
      return taken.map(({ id }) => id);
    },
    set: async (coupleId, at) => {
      await db.updateTable('couples').set({ look_back_at: at }).where('id', '=', coupleId).execute();
    },
  };
}
