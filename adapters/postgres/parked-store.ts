import type { Job } from '../../src/port/jobs.ts';
import type { ParkedStore } from '../../src/port/stores/parked-store.ts';
import type { Connection } from './couple-key.ts';

export function createParkedStore({ db }: Connection): ParkedStore {
  return {
    park: async (coupleId, job, at) => {
      const before = await db
        .selectFrom('parked_jobs')
        .select('at')
        .where('couple_id', '=', coupleId)
        .limit(1)
        .executeTakeFirst();
      await db
        .insertInto('parked_jobs')
        .values({ couple_id: coupleId, job: JSON.stringify(job), at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return before === undefined;
    },
    take: async (coupleId) => {
      const rows = await db.deleteFrom('parked_jobs').where('couple_id', '=', coupleId).returningAll().execute();
      return rows.toSorted((a, b) => a.at - b.at || a.job.localeCompare(b.job)).map(({ job }): Job => JSON.parse(job));
    },
  };
}
