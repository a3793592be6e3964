import { resolve } from 'node:path';
import { Command } from 'commander';
import { ask } from './admin/ask.ts';
import { type Taken, takeBackup } from './admin/take-backup.ts';
import { say } from './output.ts';

/** `attune backup`. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('back up all data to one file, also while Attune runs')
    .option('--to <folder>', 'where to put it (default: backups in the data folder)')
    .option('--with-key', "put the host's key into it too: whoever has the file can then read everything")
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nThe file holds the database as it is at one moment, and is read again after it was made. What partners wrote is' +
        "\nsealed in it: without the host's key (host.key in the data folder, or ATTUNE_KEYS) it opens nothing. Keep a copy" +
        '\nof the key somewhere else. Put a backup back with: attune restore FILE',
    )
    .action(run);
}

async function run({ to, withKey = false, json }: { to?: string; withKey?: boolean; json?: true }): Promise<void> {
  // Whoever writes it may have another working folder.
  const taken = await ask(takeBackup, { to: to === undefined ? null : resolve(to), withKey });
  if (json === true) return say(JSON.stringify(taken, null, 2));
  say(`Backed up to ${taken.path} (${taken.rows} rows, ${inMegabytes(taken.size)}), and read again: it is whole.`);
  say(aboutKey(taken));
}

function aboutKey({ withKey, isFirst }: Taken): string {
  if (withKey)
    return 'The host’s key is in it: whoever has this file can read what was written. Keep it where you keep passwords.';
  if (!isFirst) return 'The host’s key is not in it.';
  return (
    'The host’s key is not in it, and without the key it opens nothing: keep a copy of host.key (or ATTUNE_KEYS) somewhere ' +
    'else. Whoever finds the one without the other can read nothing.'
  );
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
