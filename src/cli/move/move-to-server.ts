import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { holdsDatabase } from '../../../adapters/postgres/backup/restore-folder.ts';
import { movedMark } from '../../../adapters/postgres/inspect-data-folder.ts';
import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { openServer } from '../../../adapters/postgres/open-server.ts';
import { readAddress } from '../../../adapters/postgres/server-failure.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../port/log.ts';
import { CliError } from '../explain-failure.ts';
import { longestFilling } from '../restore/restore-backup.ts';
import { copyAndCompare } from './copy-and-compare.ts';

/** Moves the data folder into the empty database of a server. Returns what the host should know then. */
export async function moveToServer({ dataDir }: Config, log: Log, url: string): Promise<readonly string[]> {
  const folder = resolve(dataDir);
  if (!(await holdsDatabase(folder))) throw new CliError(`There is no database in ${folder}. Set ATTUNE_DATA_DIR.`);
  const from = await openEmbedded({ dataDir: folder, log, migrates: false });
  try {
    const to = await openServer({ url, log, alone: true, fills: true, longest: longestFilling });
    try {
      const rows = await copyAndCompare(from, to, log);
      const mark = join(folder, movedMark);
      const place = placeOf(url);
      const sentence = `The data of ${folder} was moved to ${place} on ${new Date().toISOString().slice(0, 10)}.`;
      await writeFile(mark, `${sentence}\n\n${notice}`, { mode: 0o600, flush: true });
      return [
        `Moved: ${rows} rows are on ${place}, and each was compared.`,
        'Set DATABASE_URL to it, and start Attune. host.key stays needed: it is where it was.',
        `The folder still holds all of it as it was, and refuses to start (${mark} says why). Remove it when you are sure.`,
      ];
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}

/** Without the password. */
function placeOf(url: string): string {
  const { host, database } = readAddress(url);
  return `the database ${database} on ${host}`;
}

const notice = `Attune does not start on this folder any more: what was written since is there alone.
To go on with this folder as it was then, remove this file.
`;
