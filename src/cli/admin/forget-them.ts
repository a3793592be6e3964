import { z } from 'zod';
import { backupFolderIn, listBackups } from '../../../adapters/postgres/backup/backup-folder.ts';
import { listSetAside } from '../../../adapters/postgres/backup/restore-folder.ts';
import { createSweep } from '../../../adapters/postgres/sweep-erased.ts';
import { features } from '../../bot/registry.ts';
import { forgetPerson } from '../../features/privacy/index.ts';
import type { AdminCommand } from './command.ts';
import { personAsked } from './person-asked.ts';

const asked = z.object({ person: personAsked });

/** What was forgotten, and which backups and folders that were set aside still hold it, by their paths. */
type Told = { readonly couples: number; readonly held: readonly string[] };

/** Removes everything about one person, as `/privacy` does. */
export const forgetThem: AdminCommand<z.infer<typeof asked>, Told> = {
  name: 'forget',
  asked,
  run: async ({ store, system, config, database, log, running }, { person }) => {
    const now = system.now();
    const { couples } = await store.transaction((stores) =>
      forgetPerson(features, { stores, now, newId: () => system.newId() }, person),
    );
    // Where Attune runs, that is done at night.
    if (running === null && database.sole && couples > 0) await createSweep(database, log)();
    if (couples === 0) return { couples, held: [] };
    const backups = await listBackups(backupFolderIn(config.dataDir));
    return { couples, held: [...backups.map(({ path }) => path), ...(await listSetAside(config.dataDir))] };
  },
};
