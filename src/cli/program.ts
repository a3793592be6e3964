import { Command } from 'commander';
import { contentCommand } from './content.ts';
import { exportCommand } from './export.ts';
import { forgetCommand } from './forget.ts';
import { keysCommand } from './keys.ts';
import { migrateCommand } from './migrate.ts';
import { startCommand } from './start.ts';

/** The command line, one file per command. */
export function createProgram(): Command {
  return new Command('attune')
    .description('A chat bot that helps two partners stay close.')
    .addHelpText('after', '\nSettings come from the environment and from .env; .env.example explains each.')
    .showHelpAfterError('(add --help for what it takes)')
    .addCommand(startCommand())
    .addCommand(contentCommand())
    .addCommand(keysCommand())
    .addCommand(migrateCommand())
    .addCommand(exportCommand())
    .addCommand(forgetCommand());
}
