import { randomBytes } from 'node:crypto';
import { chmod, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '../../src/port/log.ts';
import { HostKeyError } from './host-key-error.ts';

/**
 * Sees to it that nobody but its owner reads the key file. Throws a `HostKeyError` if everybody on the machine could:
 * then somebody may have. What only a group could read is closed, as Kubernetes opens the files of a volume to a group
 * at every start; what can't be closed, because its volume keeps no modes or it belongs to somebody else, is warned of.
 */
export async function keepFromOthers(path: string, log: Log | null): Promise<void> {
  const mode = await modeOf(path);
  if ((mode & 0o077) === 0) return;
  if ((mode & 0o007) !== 0 && (await keepsModes(dirname(path)))) {
    throw new HostKeyError(`Others may read the key file ${path} (mode ${inOctal(mode)}). Run: chmod 600 ${path}`);
  }
  await chmod(path, 0o600).catch(() => undefined);
  const after = await modeOf(path);
  if ((after & 0o077) === 0) log?.warn('the key file could be read by a group, and was closed to it', { path });
  else log?.warn('the key file can be read by others, and its mode can not be changed: ATTUNE_KEYS is safer', { path });
}

/** Throws a `HostKeyError`, before there is a key, where everything can be read by others whatever one does. */
export async function refuseOpenVolume(path: string): Promise<void> {
  if (await keepsModes(dirname(path))) return;
  throw new HostKeyError(
    `On the volume of ${dirname(path)} files can't be kept from others (SMB, FAT, some volumes of containers), so that no key was made there. ` +
      'Set ATTUNE_KEYS to a key instead; this prints one: npm run -s attune -- keys new',
  );
}

/** Tried with an empty file. */
async function keepsModes(folder: string): Promise<boolean> {
  const probe = join(folder, `.host.key-${randomBytes(6).toString('hex')}`);
  await writeFile(probe, '', { flag: 'wx', mode: 0o600 });
  try {
    if (((await modeOf(probe)) & 0o077) === 0) return true;
    await chmod(probe, 0o600).catch(() => undefined);
    return ((await modeOf(probe)) & 0o077) === 0;
  } finally {
    await unlink(probe);
  }
}

/** Windows keeps a file from others by other means. */
async function modeOf(path: string): Promise<number> {
  const { mode } = await stat(path);
  return process.platform === 'win32' ? 0o600 : mode & 0o777;
}

function inOctal(mode: number): string {
  return mode.toString(8);
}
