import { Command } from 'commander';
import { features } from '../bot/registry.ts';
import { forgetPerson } from '../features/privacy/index.ts';
import { CliError } from './explain-failure.ts';
import { openAttune } from './open-attune.ts';
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
        '\nStop Attune first if it uses the embedded database.\n\nExample: attune forget --user sam --yes',
    )
    .action(run);
}

async function run(options: PersonOptions & { yes?: true }): Promise<void> {
  const person = personFrom(options);
  if (options.yes !== true) throw new CliError('This cannot be undone. Export first if you like, then add --yes.');
  await using data = await openAttune();
  const now = data.system.now();
  const { couples } = await data.store.transaction((stores) =>
    forgetPerson(features, { stores, now, newId: () => data.system.newId() }, person),
  );
  say(
    couples === 0
      ? 'Nothing was kept about this person.'
      : `Forgotten, in ${couples === 1 ? 'one couple' : `${couples} couples`}.`,
  );
}
