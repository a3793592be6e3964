import { Command } from 'commander';
import { backupCommand } from './backup.ts';
import { contentCommand } from './content.ts';
import { discordCommand } from './discord.ts';
import { doctorCommand } from './doctor/doctor.ts';
import { exportCommand } from './export.ts';
import { forgetCommand } from './forget.ts';
import { healthCommand } from './health-command.ts';
import { inviteCommand } from './invite.ts';
import { jobsCommand } from './jobs.ts';
import { keysCommand } from './keys.ts';
import { migrateCommand } from './migrate.ts';
import { moveCommand } from './move.ts';
import { restoreCommand } from './restore.ts';
import { slackCommand } from './slack.ts';
import { startCommand } from './start.ts';
import { statusCommand } from './status.ts';
import { version } from './version.ts';

/** The command line, one file per command. */
export function createProgram(): Command {
  return new Command('attune')
    .description('A chat bot that helps two partners stay close.')
    .addHelpText('after', '\nSettings come from the environment and from .env; .env.example explains each.')
    .version(version, '-V, --version', 'print the version')
    .showHelpAfterError('(add --help for what it takes)')
    .addCommand(startCommand())
    .addCommand(doctorCommand())
    .addCommand(healthCommand())
    .addCommand(statusCommand())
    .addCommand(jobsCommand())
    .addCommand(inviteCommand())
    .addCommand(discordCommand())
    .addCommand(slackCommand())
    .addCommand(contentCommand())
    .addCommand(keysCommand())
    .addCommand(migrateCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(moveCommand())
    .addCommand(exportCommand())
    .addCommand(forgetCommand());
}
