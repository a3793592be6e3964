import { Command } from 'commander';
import { startQueue } from '../../adapters/postgres/queue.ts';
import { createLog } from '../../adapters/system/log.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from './open-attune.ts';
import { say } from './output.ts';

/** `attune migrate`: brings the database up to date, which a start does too. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('bring the database up to date without starting (a start does it too)')
    .action(async () => {
      const config = readConfig(process.env);
      const log = createLog(config.logLevel, process.stderr);
      const database = await openDatabase(config, log);
      try {
        // The queue has tables of its own.
        await (await startQueue(database, log)).stop();
      } finally {
        await database.close();
      }
      const done = database.migrated;
      say(done.length === 0 ? 'The database is up to date.' : `Done: ${done.join(', ')}.`);
    });
}
