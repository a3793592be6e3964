import { endOfTime } from '../../../src/model/instant.ts';
import type { LookBackStore } from '../../../src/port/stores/look-back-store.ts';
import type { Memory } from './memory.ts';

export function createLookBackStore({ couples }: Memory): LookBackStore {
  return {
    take: async (now, most) => {
      const due = couples.due('lookBack', now, most);
      for (const row of due) couples.put({ ...row, lookBackAt: endOfTime });
      return due.map(({ couple }) => couple.id);
    },
    set: async (coupleId, lookBackAt) => couples.change(coupleId, (row) => ({ ...row, lookBackAt })),
  };
}
