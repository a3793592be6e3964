import { sql } from 'kysely';
import { checkBackup } from '../../../adapters/postgres/backup/check-backup.ts';
import { openInMemory } from '../../../adapters/postgres/open-embedded.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import type { Config } from '../../config.ts';
import type { Log } from '../../port/log.ts';
import { keysFor } from './keys-for.ts';
import { fillFrom } from './restore-backup.ts';

/** What was found in a backup. */
export type Tried = { readonly made: string; readonly rows: number };

/**
 * Puts a backup into a database in memory, brings that up to date, and opens every key in it with the host's: what can be
 * done here can be done for good.
 */
export async function tryBackup(config: Config, log: Log, path: string): Promise<Tried> {
  const checked = await checkBackup(path);
  const { keys } = await keysFor(config, checked.manifest);
  const seal = createSeal(keys);
  const database = await openInMemory({ fills: true });
  try {
    await fillFrom(database, path, checked, seal, log);
    const { rows } = await sql<{ host_key: string; wrapped: string }>`
      select host_key, wrapped from couple_keys union all select host_key, wrapped from installations
      union all select host_key, wrapped from held_cards union all select host_key, wrapped from preview_keys`.execute(
      database.kysely,
    );
    for (const { host_key: hostKey, wrapped } of rows) await seal.rewrap({ hostKey, wrapped });
    return { made: checked.manifest.made, rows: checked.totals.total };
  } finally {
    await database.close();
  }
}
