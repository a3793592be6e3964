import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { syncPath } from '../sync-path.ts';
import type { Manifest, TableMark, Totals } from './archive.ts';

/** What is read may run ahead of what is compressed by so much (bytes): the embedded database waits for the reader. */
const ahead = 32 * 1024 * 1024;

export type ArchiveWriter = {
  /** Rows of one table, as `readRows` tells them; all of one before the next. */
  put(table: string, rows: readonly string[]): Promise<void>;
};

/**
 * Writes a backup to `path`, for its owner alone, and on the disk before it gets its name: what is cut off leaves no
 * file that looks like one.
 */
export async function writeArchive(
  path: string,
  fill: (manifest: (manifest: Manifest) => Promise<void>, writer: ArchiveWriter) => Promise<void>,
): Promise<Totals> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  await rm(draft, { force: true });
  try {
    const totals = await writeDraft(draft, fill);
    await rename(draft, path);
    await syncPath(dirname(path));
    return totals;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeDraft(draft: string, fill: Parameters<typeof writeArchive>[1]): Promise<Totals> {
  const file = createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true });
  const gzip = createGzip({ level: 1, highWaterMark: ahead } as Parameters<typeof createGzip>[0]);
  const written = finished(gzip.pipe(file));
  gzip.on('error', (error) => file.destroy(error));
  file.on('error', (error) => gzip.destroy(error));
  written.catch(() => undefined);
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  let current = '';

  const write = async (text: string): Promise<void> => {
    hash.update(text);
    if (!gzip.write(text)) await Promise.race([new Promise((resolve) => gzip.once('drain', resolve)), written]);
  };
  const put = async (table: string, lines: readonly string[]): Promise<void> => {
    const mark = table === current ? '' : `${JSON.stringify({ table } satisfies TableMark)}\n`;
    current = table;
    rows[table] = (rows[table] ?? 0) + lines.length;
    await write(`${mark}${lines.map((line) => `${line}\n`).join('')}`);
  };

  try {
    await fill((manifest) => write(`${JSON.stringify(manifest)}\n`), { put });
    const totals: Totals = { rows, sha256: hash.digest('hex') };
    gzip.end(`${JSON.stringify(totals)}\n`);
    await written;
    return totals;
  } catch (error) {
    gzip.destroy();
    file.destroy();
    throw error;
  }
}
