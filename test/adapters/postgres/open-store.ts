import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createStore } from '../../../adapters/postgres/create-store.ts';
import type { Database, MovableClock } from '../../../adapters/postgres/database.ts';
import { createJobRunner } from '../../../adapters/postgres/job-runner.ts';
import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { openServer } from '../../../adapters/postgres/open-server.ts';
import { type Queue, startQueue } from '../../../adapters/postgres/queue.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import type { OpenedStore } from '../../contract/store-opened.ts';
import { databaseModel } from '../../fakes/database-snapshot.ts';
import { dumpTables } from '../../fakes/dump-tables.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { testKey } from '../../fakes/open-test-store.ts';

export type WholeStore = OpenedStore & { readonly database: Database; readonly queue: Queue; readonly log: MemoryLog };

/** Puts an empty, migrated database into a data folder: ten times as fast as making it there. */
export async function seedDataFolder(dataDir: string): Promise<void> {
  await cp(await databaseModel(), join(dataDir, 'postgres'), { recursive: true, mode: constants.COPYFILE_FICLONE });
}

/** A store on disk, as a host has it. */
export async function openOnDisk(dataDir: string, clock?: MovableClock): Promise<WholeStore> {
  const log = new MemoryLog();
  return wholeStore(await openEmbedded({ dataDir, log, ...(clock === undefined ? {} : { clock }) }), log);
}

/** A store on a server, of which one statement may take so long (ms). */
export async function openOnServer(url: string, longest?: number): Promise<WholeStore> {
  const log = new MemoryLog();
  return wholeStore(await openServer({ url, log, ...(longest === undefined ? {} : { longest }) }), log);
}

async function wholeStore(database: Database, log: MemoryLog): Promise<WholeStore> {
  const queue = await startQueue(database, log);
  const store = createStore({ database, seal: createSeal([testKey]), queue });
  const runner = createJobRunner({ queue, log });
  return {
    store,
    runner,
    database,
    queue,
    log,
    dump: () => dumpTables(database.kysely),
    close: async () => {
      await runner[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}
