import { readFile } from 'node:fs/promises';
import type { Manifest } from '../../../adapters/postgres/backup/archive.ts';
import { keyFileIn } from '../../../adapters/system/key-file.ts';
import { type HostKey, makeKey, parseKeys } from '../../../adapters/system/key-ring.ts';
import type { Config } from '../../config.ts';
import { CliError } from '../explain-failure.ts';

/**
 * The keys that open a backup: those that are here, else those in the backup itself, which then go into the key file.
 * Where nothing was ever sealed any key does. Throws a `CliError` if neither has them.
 */
export async function keysFor(
  config: Config,
  { hostKeys, key }: Manifest,
): Promise<{ readonly keys: readonly HostKey[]; readonly file: string | null }> {
  const path = keyFileIn(config.dataDir);
  const here = config.keys === undefined ? await keyFile(path) : parseKeys(config.keys, 'ATTUNE_KEYS');
  if (here !== null && hostKeys.every((id) => here.some((one) => one.id === id))) return { keys: here, file: null };
  if (key !== null && here === null) return { keys: parseKeys(key, 'the key in the backup'), file: key };
  if (hostKeys.length === 0) return { keys: [makeKey()], file: null };
  throw new CliError(
    `The backup was sealed with ${hostKeys.map((id) => `"${id}"`).join(', ')}, which Attune was not given. ` +
      `Put the host.key of that time to ${path} first, or set ATTUNE_KEYS. Nothing was changed.`,
  );
}

async function keyFile(path: string): Promise<readonly HostKey[] | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  return text === null ? null : parseKeys(text, `the key file ${path}`);
}
