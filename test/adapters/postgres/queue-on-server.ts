import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../../adapters/postgres/migrations/all.ts';
import { queueName } from '../../../adapters/postgres/queue.ts';
import { takeOver } from '../../../adapters/postgres/queue-care.ts';
import { createDelivery } from '../../../src/bot/delivery.ts';
import { closedPreview } from '../../../src/cli/platforms/closed-preview.ts';
import type { Job } from '../../../src/port/jobs.ts';
import { simpleCard } from '../../contract/platform-cards.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import { openOnServer } from './open-store.ts';
import type { Server } from './server.ts';

/** What several processes do that share a server, each with connections of its own. */
export function describeQueueOnServer(server: () => Server): void {
  describe('many processes on one server', () => defineTests(server));
}

function defineTests(server: () => Server): void {
  test('start at once on an empty database: one of them migrates it', async () => {
    const url = await server().createDatabase();
    const all = await Promise.all([openOnServer(url), openOnServer(url), openOnServer(url)]);
    expect(all.map((one) => one.database.migrated.length).toSorted()).toEqual([0, 0, Object.keys(migrations).length]);
    for (const one of all) await one.close();
  });

  test('are never at the same post at once', async () => {
    const url = await server().createDatabase();
    const [first, second] = [await openOnServer(url), await openOnServer(url)];
    const { promise: answer, resolve } = Promise.withResolvers<never>();
    const posted: string[] = [];
    const message = { room: { platform: 'slack', space: 'T', room: 'C' }, message: '1.1' } as const;
    const postBy = ({ store }: typeof first, name: string) =>
      createDelivery({
        store,
        system: new TestSystem(),
        platform: () => ({
          ...closedPreview,
          post: async () => {
            posted.push(name);
            if (name === 'first') await answer;
            return message;
          },
        }),
      }).post(message.room, simpleCard('Once'), 'check-in:1');
    const begun = postBy(first, 'first');
    await expect.poll(() => posted).toEqual(['first']);
    await expect(postBy(second, 'second')).rejects.toMatchObject({ kind: 'unavailable', retryAt: expect.any(Number) });
    resolve(undefined as never);
    expect(await begun).toEqual(message);
    expect(await postBy(second, 'second')).toEqual(message);
    expect(posted).toEqual(['first']);
    await first.close();
    await second.close();
  });

  test('share the jobs: each runs once', async () => {
    const url = await server().createDatabase();
    const [first, second] = [await openOnServer(url), await openOnServer(url)];
    const runs = new Map<string, string[]>();
    const record = (process: string) => async (job: Job) => {
      if (job.name === 'post-check-in') runs.set(job.checkInId, [...(runs.get(job.checkInId) ?? []), process]);
      await new Promise((resolve) => setImmediate(resolve));
    };
    const jobs = Array.from({ length: 300 }, (_, index): Job => ({ name: 'post-check-in', checkInId: `${index}` }));
    await first.store.transaction((stores) => stores.jobs.enqueue(jobs));
    await Promise.all([first.runner.start(record('first')), second.runner.start(record('second'))]);
    await Promise.all([first.runner.idle(), second.runner.idle()]);
    expect(runs.size).toBe(300);
    expect([...runs.values()].filter((by) => by.length !== 1)).toEqual([]);
    expect(new Set([...runs.values()].flat())).toEqual(new Set(['first', 'second']));
    await first.close();
    await second.close();
  });

  test('one that dies loses its jobs to the others once it has been silent for half a minute, and not before', async () => {
    const url = await server().createDatabase();
    const [dead, alive] = [await openOnServer(url), await openOnServer(url)];
    const state = async () => (await alive.queue.boss.findJobs(queueName))[0]?.state;
    await dead.store.transaction((stores) => stores.jobs.enqueue([{ name: 'post-response', responseId: 'one' }]));
    const [job] = await dead.queue.boss.fetch(queueName, { includeMetadata: true });
    // However often it was tried: a process that crashes again and again would wait longer and longer.
    await sql`update pgboss.job set retry_count = 9, heartbeat_on = now() - interval '25 s'`.execute(
      alive.database.kysely,
    );
    await takeOver(alive.queue);
    expect(await state()).toBe('active');
    await sql`update pgboss.job set heartbeat_on = now() - interval '31 s'`.execute(alive.database.kysely);
    await takeOver(alive.queue);
    expect(await state()).toBe('retry');
    const again = await alive.queue.boss.fetch(queueName, { includeMetadata: true });
    expect(again).toMatchObject([{ id: job?.id, retryCount: 10 }]);
    await alive.close();
    await dead.close();
  });
}
