import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { markMoved } from '../../../adapters/postgres/backup/filling.ts';
import { openEmbedded } from '../../../adapters/postgres/open-embedded.ts';
import { openServer } from '../../../adapters/postgres/open-server.ts';
import { keyFileIn } from '../../../adapters/system/key-file.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../port/log.ts';
import { CliError } from '../explain-failure.ts';
import { longestFilling } from '../restore/restore-backup.ts';
import { copyAndCompare } from './copy-and-compare.ts';

/** Moves the database of a server into a folder. Returns what the host should know then. */
export async function moveFromServer({ databaseUrl }: Config, log: Log, place: string): Promise<readonly string[]> {
  if (databaseUrl === undefined) {
    throw new CliError('DATABASE_URL is not set: which server is to be moved from? To copy a folder, use cp.');
  }
  const folder = resolve(place);
  const from = await openServer({ url: databaseUrl, log, alone: true, migrates: false, longest: longestFilling });
  try {
    const to = await openEmbedded({ dataDir: folder, log, fills: true });
    try {
      const rows = await copyAndCompare(from, to, log);
      await markMoved(from.kysely, `The data of this database was moved to ${folder}.`);
      const hasKey = existsSync(keyFileIn(folder));
      return [
        `Moved: ${rows} rows are in ${folder}, and each was compared.`,
        `Unset DATABASE_URL, set ATTUNE_DATA_DIR to ${folder}, and start Attune.`,
        ...(hasKey
          ? []
          : [`Copy host.key to ${folder} first, or keep ATTUNE_KEYS set: without the key nothing opens.`]),
        'The database on the server still holds all of it as it was, and refuses to start.',
      ];
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}
