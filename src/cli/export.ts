import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { loadContent } from '../../adapters/files/load-content.ts';
import { features } from '../bot/registry.ts';
import { dataFiles, readOwnData } from '../features/privacy/index.ts';
import { CliError } from './explain-failure.ts';
import { contentFolder } from './folders.ts';
import { openAttune } from './open-attune.ts';
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
      "\nIt holds the person's own words, and of the partner's only those revealed in the room. Stop Attune first if it" +
        '\nuses the embedded database.\n\nExample: attune export --user sam --format html --out sam.html',
    )
    .action(run);
}

async function run(options: PersonOptions & { format: string; out?: string }): Promise<void> {
  const person = personFrom(options);
  if (options.format !== 'json' && options.format !== 'html') {
    throw new CliError(`There is no format "${options.format}". Use json or html.`);
  }
  await using data = await openAttune();
  const content = await loadContent(contentFolder);
  const now = data.system.now();
  const own = await data.store.transaction((stores) => readOwnData(features, { stores, content, now }, person));
  const files = dataFiles(features, content.library('en').say, own);
  const text = files.find((file) => file.name.endsWith(`.${options.format}`))?.text ?? '';
  if (options.out === undefined) return say(text);
  await writeFile(options.out, text, { mode: 0o600 });
  say(`Written to ${options.out}, readable by you alone.`);
}
