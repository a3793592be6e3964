import { Command } from 'commander';
import { createLog } from '../../adapters/system/log.ts';
import { readConfig } from '../config.ts';
import { moveFromServer } from './move/move-from-server.ts';
import { moveToServer } from './move/move-to-server.ts';
import { say } from './output.ts';

/** `attune move`. */
export function moveCommand(): Command {
  return new Command('move')
    .description('move all data from the data folder to a PostgreSQL server, or from a server to a folder')
    .requiredOption('--to <place>', 'postgres://… (an empty database), or a folder without a database')
    .addHelpText(
      'after',
      '\nStop Attune first, everywhere. To a server, the data folder is copied (ATTUNE_DATA_DIR); to a folder, the database' +
        '\nof DATABASE_URL. Every row is compared afterwards. Cut off, run it again: it goes on where it was. What was moved' +
        '\nfrom refuses to start afterwards, and says how to undo that. The host’s key stays the same: host.key stays where it' +
        '\nis, and has to be in the folder that is moved to.\n\nExample: attune move --to postgres://attune:secret@db:5432/attune',
    )
    .action(run);
}

async function run({ to }: { to: string }): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel, process.stderr);
  for (const line of await (isServer(to) ? moveToServer(config, log, to) : moveFromServer(config, log, to))) say(line);
}

function isServer(place: string): boolean {
  return /^postgres(ql)?:\/\//.test(place);
}
