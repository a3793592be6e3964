import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Job } from '../../../src/port/jobs.ts';
import { openOnServer, type WholeStore } from './open-store.ts';
import type { Server } from './server.ts';

/** A server that goes away and is back, as when a host updates it. What nobody catches here fails the run. */
export function describeLostConnection(server: () => Server): void {
  describe('a server that cuts all connections', () => defineTests(server));
}

function defineTests(server: () => Server): void {
  let own: WholeStore;
  let other: WholeStore;
  beforeAll(async () => {
    const url = await server().createDatabase();
    own = await openOnServer(url);
    other = await openOnServer(url);
  });
  afterAll(async () => {
    await own.close();
    await other.close();
  });

  const cutAll = () =>
    other.database.kysely.transaction().execute(async (trx) => {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(trx);
    });

  test('fails the transaction that is open between two statements, and nothing else', async () => {
    const begun = Promise.withResolvers<void>();
    const cut = Promise.withResolvers<void>();
    const open = own.database.kysely.transaction().execute(async (trx) => {
      await sql`select 1`.execute(trx);
      begun.resolve();
      await cut.promise;
      await sql`select 1`.execute(trx);
    });
    const failed = expect(open).rejects.toThrow();
    await begun.promise;
    await cutAll();
    await expect.poll(() => own.log.lines.join('\n')).toContain('the database does not answer');
    cut.resolve();
    await failed;
    const { rows } = await sql<{ one: number }>`select 1 as one`.execute(own.database.kysely);
    expect(rows).toEqual([{ one: 1 }]);
  });

  test('keeps no job from being done', async () => {
    const done: Job[] = [];
    await own.runner.start(async (job) => {
      done.push(job);
      if (done.length === 1) await cutAll();
    });
    const jobs = Array.from({ length: 20 }, (_, index): Job => ({ name: 'post-check-in', checkInId: `${index}` }));
    await own.store.transaction((stores) => stores.jobs.enqueue(jobs));
    await expect.poll(() => new Set(done.map((job) => JSON.stringify(job))).size, { timeout: 30_000 }).toBe(20);
  });
}
