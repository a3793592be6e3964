import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { ask } from './admin/ask.ts';
import { handOut } from './admin/hand-out.ts';
import { CliError } from './explain-failure.ts';
import { say } from './output.ts';
import { type PersonOptions, personFrom, withPerson } from './person.ts';

/** `attune export`: the same data that `/privacy` gives to the person. */
export function exportCommand(): Command {
  return withPerson(new Command('export'))
    .description('hand out what is kept about one person, as /privacy does')
    .option('--format <format>', 'json, or html: a page to read', 'json')
    .option('--out <file>', 'write to a file instead of printing')
    .addHelpText(
      'after',
      "\nIt holds the person's own words, and of the partner's only those revealed in the channel. Attune may go on running." +
        '\n\nExample: attune export --user sam --format html --out sam.html',
    )
    .action(run);
}

async function run(options: PersonOptions & { format: string; out?: string }): Promise<void> {
  const person = personFrom(options);
  const { format, out } = options;
  if (format !== 'json' && format !== 'html') throw new CliError(`There is no format "${format}". Use json or html.`);
  const text = await ask(handOut, { person, format });
  if (out === undefined) return say(text);
  await writeFile(out, text, { mode: 0o600 });
  say(`Written to ${out}, readable by you alone.`);
}
