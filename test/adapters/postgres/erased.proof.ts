import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSweep } from '../../../adapters/postgres/sweep-erased.ts';
import { features } from '../../../src/bot/registry.ts';
import { forgetPerson } from '../../../src/features/privacy/index.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { aCheckIn, aCouple } from '../../contract/store-fixtures.ts';
import { openOnDisk, openOnServer, seedDataFolder, type WholeStore } from './open-store.ts';
import { hasServer, type Server, startServer } from './server.ts';

const isThere = await hasServer();
let folder = '';
let server: Server | null = null;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-erased-'));
  await seedDataFolder(folder);
  if (isThere) server = await startServer();
});

afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The files of a folder that hold one of these texts, by name. */
async function filesWith(where: string, texts: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(where, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name)).catch(() => Buffer.alloc(0));
    if (texts.some((text) => bytes.includes(text))) found.push(relative(where, join(entry.parentPath, entry.name)));
  }
  return found;
}

/** The end of what is sealed, by which it is found also where a part of it is kept elsewhere. */
const mark = (sealed: string): string => sealed.slice(-50, -1);

/** Three couples who wrote: one is erased, of one a partner is forgotten, and one stays. */
async function erase({ store, database }: WholeStore) {
  const couples = [aCouple(), aCouple(), aCouple()] as const;
  const checkIns = couples.map((couple) => aCheckIn(couple));
  await store.transaction(async (stores) => {
    for (const couple of couples) await stores.couples.add(couple);
    await stores.checkIns.add(checkIns);
    for (const checkIn of checkIns) {
      for (const side of [0, 1] as const) {
        await stores.answers.put(checkIn, side, { words: new PartnerWords(`one of ${side}`) });
      }
    }
  });
  const [erased, left, kept] = couples;
  const { kysely } = database;
  const keyOf = async (id: string): Promise<string> =>
    (await kysely.selectFrom('couple_keys').select('wrapped').where('couple_id', '=', id).executeTakeFirstOrThrow())
      .wrapped;
  const answersOf = async (id: string): Promise<readonly string[]> =>
    (
      await kysely
        .selectFrom('answers')
        .innerJoin('check_ins', 'check_ins.id', 'answers.check_in_id')
        .select(['answers.sealed', 'answers.side'])
        .where('check_ins.couple_id', '=', id)
        .orderBy('answers.side')
        .execute()
    ).map(({ sealed }) => sealed);
  const [gone = ''] = await answersOf(left.id);
  const marks = [await keyOf(erased.id), ...(await answersOf(erased.id)), gone].map(mark);
  const staying = [await keyOf(kept.id), ...(await answersOf(kept.id))].map(mark);
  await sql`checkpoint`.execute(kysely);
  await store.transaction(async (stores) => {
    await stores.couples.erase(erased.id);
    await forgetPerson(features, { stores, now: Date.now(), newId: () => 'once' }, left.partners[0].user);
  });
  return { marks, staying };
}

describe('what was erased is in no file any more once it was swept up', () => {
  test('of the data folder, while it is open and after it was closed', async () => {
    const opened = await openOnDisk(folder);
    const { marks, staying } = await erase(opened);
    expect((await filesWith(folder, marks)).length).toBeGreaterThan(1);
    const sweep = createSweep(opened.database, opened.log);
    expect(await sweep()).toContain('couple_keys');
    expect(await filesWith(folder, marks)).toEqual([]);
    // Nothing changed since: nothing is written anew.
    expect(await sweep()).toEqual([]);
    await opened.database.kysely.deleteFrom('events').execute();
    await opened.close();
    expect(await filesWith(folder, marks)).toEqual([]);
    for (const one of staying) expect(await filesWith(folder, [one])).not.toEqual([]);
  });

  test.runIf(isThere)('of a server that does not use the files of its log again', async () => {
    if (server?.folder === null || server === null) return;
    const opened = await openOnServer(await server.createDatabase());
    await sql`alter system set wal_recycle = off`.execute(opened.database.kysely);
    await sql`select pg_reload_conf()`.execute(opened.database.kysely);
    const { marks, staying } = await erase(opened);
    expect((await filesWith(server.folder, marks)).length).toBeGreaterThan(1);
    expect(await createSweep(opened.database, opened.log)()).toContain('couple_keys');
    expect(await filesWith(server.folder, marks)).toEqual([]);
    for (const one of staying) expect(await filesWith(server.folder, [one])).not.toEqual([]);
    await opened.close();
  });

  test.runIf(isThere)('of a server as it comes, but for the used files of its log', async () => {
    if (server?.folder === null || server === null) return;
    const opened = await openOnServer(await server.createDatabase());
    await sql`alter system reset wal_recycle`.execute(opened.database.kysely);
    await sql`select pg_reload_conf()`.execute(opened.database.kysely);
    const { marks } = await erase(opened);
    await createSweep(opened.database, opened.log)();
    const left = await filesWith(server.folder, marks);
    expect(left.filter((path) => !path.startsWith('pg_wal'))).toEqual([]);
    await opened.close();
  });
});
