import { describe, expect, test } from 'vitest';
import type { Job } from '../../src/port/jobs.ts';
import { fresh } from './store-fixtures.ts';
import type { OpenedStore } from './store-opened.ts';

/** These come last: they start the runner. */
export function jobsFollowTheirTransaction(opened: () => OpenedStore): void {
  describe('jobs', () => {
    test('what is committed runs, what is rolled back never existed', async () => {
      const { store, runner } = opened();
      const kept: Job = { name: 'post-check-in', checkInId: fresh('kept') };
      const lost: Job = { name: 'post-check-in', checkInId: fresh('lost') };
      const seen: Job[] = [];
      await store.transaction(({ jobs }) => jobs.enqueue([kept]));
      const failing = store.transaction(async ({ jobs }) => {
        await jobs.enqueue([lost]);
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
      expect(await opened().dump()).not.toContain(lost.checkInId);
      await runner.start(async (job) => {
        seen.push(job);
      });
      await runner.idle();
      expect(seen).toEqual([kept]);
    });

    test('a job runs once its transaction is committed, without waiting to be asked', async () => {
      const { store, runner } = opened();
      await store.transaction(({ jobs }) => jobs.enqueue([{ name: 'post-response', responseId: fresh('response') }]));
      await runner.idle();
      await store.transaction(({ jobs }) => jobs.enqueue([]));
    });
  });
}
