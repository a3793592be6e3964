import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backupName, listBackups, pruneBackups } from '../../../adapters/postgres/backup/backup-folder.ts';
import { type Checked, checkBackup } from '../../../adapters/postgres/backup/check-backup.ts';
import { fillDatabase } from '../../../adapters/postgres/backup/fill-database.ts';
import { beginFilling, refuseMarked } from '../../../adapters/postgres/backup/filling.ts';
import { makeBackup } from '../../../adapters/postgres/backup/make-backup.ts';
import { archiveSource } from '../../../adapters/postgres/backup/row-source.ts';
import type { Database } from '../../../adapters/postgres/database.ts';
import { migrate } from '../../../adapters/postgres/migrate.ts';
import { migrations } from '../../../adapters/postgres/migrations/all.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { Stores } from '../../../src/port/store.ts';
import { aCheckIn, aCouple } from '../../contract/store-fixtures.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { differing, emptyDatabase, rowsOf } from './filled-store.ts';

let folder = '';
let from: TestStore;
let to: Database;
let path = '';
let checked: Checked;
const log = new MemoryLog();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-backup-'));
  from = await openTestStore({ reuse: true });
  await from.store.transaction(writeRows);
  // More than are read at once.
  await sql`insert into events select 'e' || i, i from generate_series(1, 1200) as i`.execute(from.database.kysely);
  to = await emptyDatabase();
  path = join(folder, backupName('asked', new Date('2026-11-29T03:23:00.500Z')));
  await makeBackup(from.database.kysely, { path, attune: '0.1.0', made: '2026-11-29T03:23:00.500Z' });
  checked = await checkBackup(path);
});

afterAll(async () => {
  await from.close();
  await to.close();
  await rm(folder, { recursive: true, force: true });
});

const words = ['SAM-ANSWERS', 'ALEX-ANSWERS'];

/** Two rows in most tables, with what is hard to write as text, and a job that waits. The proof has all there is. */
async function writeRows({ couples, checkIns, answers, preview, installations, jobs }: Stores): Promise<void> {
  const [couple, other] = [aCouple(), aCouple()];
  const checkIn = aCheckIn(couple);
  await couples.add(couple);
  await couples.add({ ...other, room: { ...other.room, room: 'our-room\u2028"\\\t\n💛 — öffentlich' } });
  await checkIns.add([checkIn]);
  for (const side of [0, 1] as const) await answers.put(checkIn, side, { words: new PartnerWords(words[side] ?? '') });
  await preview.write('name', 'Sam');
  await installations.save({ space: 'T1', installedAt: 1, value: 'a token' });
  await jobs.enqueue([{ name: 'tell', coupleId: couple.id, side: 0, notice: 'unpaired', key: 'k' }]);
}

describe('a backup', () => {
  test('is one file for its owner alone, that says what it holds and nothing of what was typed', async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(checked.manifest).toMatchObject({
      attune: '0.1.0',
      postgres: expect.stringMatching(/^18\./),
      migrations: Object.keys(migrations),
      key: null,
    });
    expect(checked.totals.rows).toMatchObject({ 'public.couples': 2, 'public.partners': 4, 'pgboss.job': 1 });
    const text = gunzipSync(await readFile(path)).toString();
    expect(words.filter((one) => text.includes(one))).toEqual([]);
    expect(text).toContain('our-room');
  });

  test('fills an empty database, also one that was cut off on the way; nobody opens it before it is whole', async () => {
    const { kysely } = to;
    const source = archiveSource(path, checked.manifest, checked.totals);
    const newer = { ...source, migrations: [...source.migrations, '9999-of-tomorrow'] };
    await expect(fillDatabase(to, newer, { log })).rejects.toThrow(/newer Attune.*9999-of-tomorrow/);
    await refuseMarked(kysely);
    const steps: number[] = [];
    const cutOff = fillDatabase(to, source, {
      log,
      progress: (done) => {
        steps.push(done);
        if (done > checked.totals.total / 2) throw new Error('cut off');
      },
    });
    await expect(cutOff).rejects.toThrow('cut off');
    await expect(refuseMarked(kysely)).rejects.toThrow(/not whole.*Run the same command again/);
    await expect(beginFilling(kysely, 'something else')).rejects.toThrow('a part of something else');

    const again: number[] = [];
    await fillDatabase(to, source, { log, progress: (done) => again.push(done) });
    expect(again.at(-1)).toBe(checked.totals.total);
    expect(differing(await rowsOf(kysely), await rowsOf(from.database.kysely))).toEqual([]);
    await refuseMarked(kysely);
    expect(await migrate(kysely)).toEqual([]);
    const { rows } = await sql`select conname from pg_constraint where contype = 'f' order by 1`.execute(kysely);
    expect(rows).toEqual(
      (await sql`select conname from pg_constraint where contype = 'f' order by 1`.execute(from.database.kysely)).rows,
    );
    await expect(beginFilling(kysely, source.id)).rejects.toThrow(/not empty, and nothing in it was changed/);
  });

  test('that is cut short, changed, of something else or of a later Attune is refused in a sentence', async () => {
    const text = gunzipSync(await readFile(path)).toString();
    const as = async (name: string, content: Buffer | string): Promise<string> => {
      await writeFile(join(folder, name), content);
      return join(folder, name);
    };
    const short = await as('short', await readFile(path));
    await truncate(short, (await stat(path)).size - 40);
    await expect(checkBackup(short)).rejects.toThrow(/ends too early/);
    const lines = text.trimEnd().split('\n');
    await expect(checkBackup(await as('no-end', gzipSync(lines.slice(0, -1).join('\n'))))).rejects.toThrow('too early');
    const changed = text.replace('our-room', 'my-room!');
    await expect(checkBackup(await as('changed', gzipSync(changed)))).rejects.toThrow(/checksum is wrong/);
    await expect(checkBackup(await as('photo', 'not gzip'))).rejects.toThrow(/is no backup of Attune's/);
    await expect(checkBackup(await as('other', gzipSync('{"a":1}\n{}\n')))).rejects.toThrow(/is no backup/);
    const newer = text.replace('attune-backup-1', 'attune-backup-2');
    await expect(checkBackup(await as('newer', gzipSync(newer)))).rejects.toThrow(/a newer Attune \(attune-backup-2\)/);
    await expect(checkBackup(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

test('of the nightly backups the newest are kept, of those before an upgrade the last month’s; what a host asked for stays', async () => {
  const many = await mkdtemp(join(folder, 'many-'));
  const day = (n: number) => new Date(Date.UTC(2026, 10, n, 3, 23));
  for (let n = 1; n <= 9; n += 1) await writeFile(join(many, backupName('nightly', day(n))), '');
  await writeFile(join(many, backupName('upgrade', day(1))), '');
  await writeFile(join(many, backupName('upgrade', day(8))), '');
  await writeFile(join(many, backupName('asked', new Date('2020-01-01T00:00:00Z'))), '');
  await writeFile(join(many, 'holiday.jpg'), '');
  const removed = await pruneBackups(many, 7, Date.UTC(2026, 11, 3));
  expect(removed).toHaveLength(3);
  const left = (await listBackups(many)).map(({ kind, made }) => `${kind} ${made.toISOString().slice(0, 10)}`);
  expect(left[0]).toBe('nightly 2026-11-09');
  expect(left).toContain('upgrade 2026-11-08');
  expect(left).not.toContain('upgrade 2026-11-01');
  expect(left.at(-1)).toBe('asked 2020-01-01');
  expect(left).toHaveLength(9);
});
