import type { CoupleId } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { Job } from '../../../src/port/jobs.ts';
import type { ParkedStore } from '../../../src/port/stores/parked-store.ts';
import type { Memory } from './memory.ts';
import { by } from './order.ts';

type ParkedRow = { readonly coupleId: CoupleId; readonly job: string; readonly at: Instant };

export function createParkedStore(memory: Memory): ParkedStore {
  const parked = memory.table({
    name: 'parked_jobs',
    key: ({ coupleId, job }: ParkedRow) => `${coupleId},${job}`,
    couple: ({ coupleId }) => coupleId,
  });
  return {
    park: async (coupleId, job, at) => {
      memory.couple(coupleId);
      const isFirst = parked.ofCouple(coupleId).length === 0;
      const row = { coupleId, job: JSON.stringify(job), at };
      if (parked.get(`${coupleId},${row.job}`) === undefined) parked.add(row);
      return isFirst;
    },
    take: async (coupleId) => {
      const rows = parked.ofCouple(coupleId).toSorted(
        by(
          ({ at }) => at,
          ({ job }) => job,
        ),
      );
      for (const { job } of rows) parked.drop(`${coupleId},${job}`);
      return rows.map(({ job }): Job => JSON.parse(job));
    },
  };
}
