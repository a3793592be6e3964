import { Buffer } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { sql } from 'kysely';
import { createStore } from '../../../adapters/postgres/create-store.ts';
import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { startQueue } from '../../../adapters/postgres/queue.ts';
import { keyFileIn, openKeyFile } from '../../../adapters/system/key-file.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import { room } from '../../../adapters/web/place.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { fail } from './invariants.ts';
import { disguisesOf } from './marked-text.ts';

/** No file of the folder holds a marker: not the tables, not the log of the database, not a leftover of anything. */
export async function expectNoWordIn(folder: string, marker: string): Promise<void> {
  const wanted = disguisesOf(marker).map((text) => Buffer.from(text));
  for (const path of await filesIn(folder)) {
    const bytes = await readFile(path);
    if (wanted.some((one) => bytes.includes(one))) fail(`${relative(folder, path)} holds a partner's words in clear`);
  }
}

/** The key file as it is, and its mode. */
export async function keyOf(folder: string): Promise<{ readonly text: string; readonly mode: number }> {
  const path = keyFileIn(folder);
  return { text: await readFile(path, 'utf8'), mode: (await stat(path)).mode & 0o777 };
}

export type Left = {
  readonly checkIns: readonly CheckIn[];
  /** How many messages of the room were posted for a check-in, by its id. */
  readonly posts: ReadonlyMap<string, number>;
  /** Check-ins whose post is still to come: it was enqueued, and not begun before the stop. */
  readonly toPost: ReadonlySet<string>;
  /** Posts of which it is not known whether they were made. */
  readonly attempting: number;
};

/** What a stopped Attune has left, read without it. */
export async function readFolder(folder: string): Promise<Left> {
  const log = new MemoryLog();
  const database = await openEmbedded({ dataDir: folder, log });
  const seal = createSeal(await openKeyFile(keyFileIn(folder), log));
  const queue = await startQueue(database, log);
  await using store = createStore({ database, seal, queue });
  const attempts = await database.kysely.selectFrom('posts').selectAll().where('state', '=', 'attempting').execute();
  const { rows } = await sql<{ id: string }>`
    select data->>'checkInId' as id from pgboss.job
    where state < 'active' and data->>'name' = 'post-check-in'`.execute(database.kysely);
  const toPost = new Set(rows.map(({ id }) => id));
  return await store.transaction(async (stores) => {
    const couple = await stores.couples.activeIn(room);
    const checkIns = couple === null ? [] : await stores.checkIns.history(couple.id, Number.MAX_SAFE_INTEGER, 10_000);
    const posts = new Map<string, number>();
    for (const { key } of await stores.preview.list('post/post:check-in:')) {
      const id = key.slice('post/post:check-in:'.length).replace(/:.*/, '');
      posts.set(id, (posts.get(id) ?? 0) + 1);
    }
    return { checkIns, posts, toPost, attempting: attempts.length };
  });
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
