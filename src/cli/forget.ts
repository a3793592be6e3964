import { Command } from 'commander';
import { ask } from './admin/ask.ts';
import { forgetThem } from './admin/forget-them.ts';
import { CliError } from './explain-failure.ts';
import { say } from './output.ts';
import { type PersonOptions, personFrom, withPerson } from './person.ts';

/** `attune forget`: what `/privacy` and its "Forget me" do, for somebody who asks the host. */
export function forgetCommand(): Command {
  return withPerson(new Command('forget'))
    .description('remove everything that one person wrote or set, as /privacy does')
    .option('--yes', 'really do it: this cannot be undone')
    .addHelpText(
      'after',
      "\nThe couples of this person end; the partner's own words stay with the partner for 30 days and are then erased." +
        '\nAttune may go on running. Backups that were made before still hold it: they are named.' +
        '\n\nExample: attune forget --user sam --yes',
    )
    .action(run);
}

async function run(options: PersonOptions & { yes?: true }): Promise<void> {
  const person = personFrom(options);
  if (options.yes !== true) throw new CliError('This cannot be undone. Export first if you like, then add --yes.');
  const { couples, held } = await ask(forgetThem, { person });
  if (couples === 0) return say('Nothing was kept about this person.');
  say(`Forgotten, in ${couples === 1 ? 'one couple' : `${couples} couples`}.`);
  if (held.length === 0) return;
  say(
    'What was forgotten is still in these, sealed. Nightly backups go by themselves as new ones come, those from before an ' +
      'upgrade after 30 days; the others you remove:',
  );
  for (const path of held) say(`  ${path}`);
}
