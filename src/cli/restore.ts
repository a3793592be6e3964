import { Command, Option } from 'commander';
import { backupFolderIn, listBackups } from '../../adapters/postgres/backup/backup-folder.ts';
import { createLog } from '../../adapters/system/log.ts';
import { type Config, readConfig } from '../config.ts';
import { CliError } from './explain-failure.ts';
import { say } from './output.ts';
import { restoreBackup } from './restore/restore-backup.ts';
import { tryBackup } from './restore/try-backup.ts';

/** `attune restore`. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('put a backup back; without a file, list those there are')
    .argument('[file]', 'a backup')
    .addOption(
      new Option(
        '--check',
        'only look: is it whole, and does the key open what is in it? Nothing is changed',
      ).conflicts('replace'),
    )
    .option('--replace', 'set aside what is in the data folder now')
    .addHelpText(
      'after',
      '\nStop Attune first. What is in the data folder is set aside as a whole, and only with --replace. With DATABASE_URL' +
        '\nthe backup goes into that database, which has to be empty. What happened since the backup was made is not known to' +
        '\nit: a question may come a second time. host.key has to be the one of that time.',
    )
    .action(run);
}

async function run(file: string | undefined, { check, replace }: { check?: true; replace?: true }): Promise<void> {
  const config = readConfig(process.env);
  if (file === undefined) {
    if (check === true || replace === true)
      throw new CliError('Name the file. Without any option, those are listed that there are.');
    return list(config);
  }
  const log = createLog(config.logLevel, process.stderr);
  if (check === true) {
    const { made, rows } = await tryBackup(config, log, file);
    say(
      `It is whole: ${rows} rows of ${made}, and all of it can be put back. Every key in it opens with the host’s key.`,
    );
    return;
  }
  const { rows, made, aside } = await restoreBackup(config, log, file, { replace: replace === true });
  say(`Restored: ${rows} rows, as they were at ${made}. Start Attune when you like.`);
  if (aside !== null) say(`What was there before is in ${aside}. Remove it when you are sure.`);
}

async function list({ dataDir }: Config): Promise<void> {
  const folder = backupFolderIn(dataDir);
  const backups = await listBackups(folder);
  if (backups.length === 0) throw new CliError(`There is no backup in ${folder}. Name a file.`);
  for (const { path, kind, made } of backups) say(`${made.toISOString()}  ${kind.padEnd(8)} ${path}`);
  say('Put one back with: attune restore FILE');
}
