import { z } from 'zod';
import { neededKeys } from '../../../adapters/postgres/check-keys.ts';
import { rotateKeys as rewrapAll } from '../../../adapters/postgres/rotate-keys.ts';
import { addKeyToFile, keepKeysInFile, keyFileIn } from '../../../adapters/system/key-file.ts';
import { readKeys } from '../open-attune.ts';
import type { AdminCommand, Office, Tell } from './command.ts';

const asked = z.object({});

/** How many keys were wrapped anew, with which; and the key file, where there is one. */
type Told = { readonly keys: number; readonly hostKey: string; readonly file: string | null };

/**
 * Wraps every key with a new host key, also while Attune runs: it seals with the new one from the first moment on, and
 * gives the old one up when nothing needs it any more. Cut off, it goes on where it was when it is run again.
 */
export const rotateKeys: AdminCommand<z.infer<typeof asked>, Told> = {
  name: 'rotate-keys',
  asked,
  alone: true,
  run: async (office, _asked, tell) => {
    if (office.config.keys !== undefined) {
      return { keys: await rewrap(office, tell), hostKey: office.seal.activeHostKey, file: null };
    }
    const path = keyFileIn(office.config.dataDir);
    await renewFile(office, path);
    const keys = await rewrap(office, tell);
    await keepKeysInFile(path, new Set([office.seal.activeHostKey]));
    office.seal.renew(await readKeys(office.config, office.log, office.database));
    return { keys, hostKey: office.seal.activeHostKey, file: path };
  },
};

/** A key that a cut-off rotation added is still the active one: nothing is wrapped by a second new one. */
async function renewFile({ config, log, database, seal }: Office, path: string): Promise<void> {
  const [active, ...others] = await readKeys(config, log, database);
  const needed = await neededKeys(database.kysely);
  const unfinished = others.some((key) => needed.includes(key.id));
  seal.renew(unfinished && active !== undefined ? [active, ...others] : await addKeyToFile(path));
}

function rewrap({ database, seal }: Office, tell: Tell): Promise<number> {
  return rewrapAll(database.kysely, seal, (done, total) => tell(done, total, 'keys'));
}
