import { Command } from 'commander';
import { ask } from './admin/ask.ts';
import { givenUpJobs } from './admin/given-up-jobs.ts';
import { CliError } from './explain-failure.ts';
import { say } from './output.ts';

/** `attune jobs`. */
export function jobsCommand(): Command {
  return new Command('jobs')
    .description('show jobs that were tried for a day and given up, also while Attune runs')
    .option('--given-up', 'those that were given up')
    .option('--retry', 'have them all done once more')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nA job is a post, an edit or a note. Those that fail for good are told to the two it concerns; what is done here' +
        '\nonce more comes late. How many jobs wait, and for how long, is in: attune status',
    )
    .action(run);
}

async function run({ givenUp, retry = false, json }: { givenUp?: true; retry?: boolean; json?: true }): Promise<void> {
  if (givenUp !== true) throw new CliError('Say which: attune jobs --given-up. How many wait is in: attune status');
  const told = await ask(givenUpJobs, { retry });
  if (json === true) return say(JSON.stringify(told, null, 2));
  if (told.givenUp.length === 0) return say('No job was given up.');
  for (const { job, failure, jobs, first, last } of told.givenUp) {
    say(`${String(jobs).padStart(6)}  ${job.padEnd(24)} ${failure.padEnd(16)} ${first} to ${last}`);
  }
  if (retry) say(`${told.retried} ${told.retried === 1 ? 'is' : 'are'} due again now.`);
  else say('Have them done once more with --retry.');
}
