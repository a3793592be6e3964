import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupName, listBackups } from '../../adapters/postgres/backup/backup-folder.ts';
import { createStore } from '../../adapters/postgres/create-store.ts';
import { deadLetterName } from '../../adapters/postgres/queue.ts';
import { keyFileIn, openKeyFile } from '../../adapters/system/key-file.ts';
import { createRenewableSeal } from '../../adapters/system/renewable-seal.ts';
import type { Office } from '../../src/cli/admin/command.ts';
import { givenUpJobs } from '../../src/cli/admin/given-up-jobs.ts';
import { rotateKeys } from '../../src/cli/admin/rotate-keys.ts';
import { tellStatus } from '../../src/cli/admin/tell-status.ts';
import { startKeeping } from '../../src/cli/keeping.ts';
import { readConfig } from '../../src/config.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { aCheckIn, aCouple } from '../contract/store-fixtures.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../fakes/open-test-store.ts';
import { TestSystem } from '../fakes/test-system.ts';

let folder = '';
let data: TestStore;
let office: Office;
let log: MemoryLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-admin-'));
  data = await openTestStore({ reuse: true });
  log = new MemoryLog();
  const { database, queue } = data;
  const seal = createRenewableSeal(await openKeyFile(keyFileIn(folder), log));
  const store = createStore({ database, seal, queue });
  const config = readConfig({ ATTUNE_DATA_DIR: folder, ATTUNE_BACKUPS: '2' });
  const system = new TestSystem(Date.now());
  office = { config, log, system, database, seal, queue, store, runner: data.runner, running: null };
});

afterEach(async () => {
  await data.close();
  await rm(folder, { recursive: true, force: true });
});

const tell = (): void => undefined;

test('the keys are rotated while what is in use goes on being read and written', async () => {
  const [couple, later] = [aCouple(), aCouple()];
  const checkIn = aCheckIn(couple);
  const words = { words: new PartnerWords('as before') };
  await office.store.transaction(async ({ couples, checkIns, answers }) => {
    await couples.add(couple);
    await checkIns.add([checkIn]);
    await answers.put(checkIn, 0, words);
  });
  const before = office.seal.activeHostKey;
  const told = await rotateKeys.run(office, {}, tell);
  expect(told).toMatchObject({ keys: 1, file: keyFileIn(folder) });
  expect(told.hostKey).not.toBe(before);
  expect([office.seal.activeHostKey, office.seal.has(before)]).toEqual([told.hostKey, false]);
  const read = await office.store.transaction(async ({ couples, answers }) => {
    await couples.add(later);
    return answers.own(checkIn, 0);
  });
  expect(read?.words?.reveal()).toBe('as before');
  const keys = await data.database.kysely.selectFrom('couple_keys').select('host_key').execute();
  expect(keys).toEqual([{ host_key: told.hostKey }, { host_key: told.hostKey }]);
  expect(await readFile(keyFileIn(folder), 'utf8')).not.toContain(before);
});

test('what was given up is listed by kind, without a word of anybody’s, and done once more', async () => {
  const job = (name: string) => ({ data: { name, coupleId: 'c1', side: 0 } });
  await data.queue.boss.insert(deadLetterName, [job('tell'), job('tell'), job('post-check-in')]);
  const { givenUp, retried } = await givenUpJobs.run(office, { retry: false }, tell);
  expect(givenUp.map(({ job: name, jobs }) => [name, jobs])).toEqual([
    ['tell', 2],
    ['post-check-in', 1],
  ]);
  expect(JSON.stringify(givenUp)).not.toContain('c1');
  expect(retried).toBe(0);
  expect((await tellStatus.run(office, {}, tell)).queue).toMatchObject({ givenUp: 3, due: 0 });
  expect((await givenUpJobs.run(office, { retry: true }, tell)).retried).toBe(3);
  expect((await tellStatus.run(office, {}, tell)).queue).toMatchObject({ givenUp: 0, due: 3 });
});

test('each night one backup is made, and the newest are kept; the status tells of it, and of couples in numbers', async () => {
  await office.store.transaction(({ couples }) => couples.add(aCouple()));
  const metrics = new MemoryMetrics();
  await using keeping = startKeeping(office, metrics);
  await keeping.night();
  await keeping.night();
  const backups = join(folder, 'backups');
  expect((await listBackups(backups)).map(({ kind }) => kind)).toEqual(['nightly']);
  expect(log.lines.join('\n')).toContain('backups hold no host key');
  const status = await tellStatus.run(office, {}, tell);
  expect(status).toMatchObject({
    running: null,
    database: { kind: 'embedded', others: [] },
    couples: [{ platform: 'web', state: 'active', couples: 1 }],
    backups: { kept: 1, last: { kind: 'nightly' } },
  });
  for (let night = 3; night > 0; night -= 1) {
    const [newest] = await listBackups(backups);
    const old = backupName('nightly', new Date(Date.now() - night * 24 * 60 * 60_000));
    await rename(newest?.path ?? '', join(backups, old));
    await keeping.night();
  }
  expect(await readdir(backups)).toHaveLength(2);
});
