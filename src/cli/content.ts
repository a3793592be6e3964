import { Command } from 'commander';
import { readContentTexts } from '../../adapters/files/read-content-texts.ts';
import { writeSchemas } from '../../adapters/files/write-schemas.ts';
import { checkContent } from '../content/check-content.ts';
import { checkShelf } from '../content/check-shelf.ts';
import { contentStats } from '../content/content-stats.ts';
import { parseContent } from '../content/parse-content.ts';
import { describeProblem } from '../content/problem.ts';
import { contentFolder } from './folders.ts';
import { say } from './output.ts';
import { tryPractice } from './try-practice.ts';

/** `attune content check`, `stats`, `try` and `schemas`. */
export function contentCommand(): Command {
  const content = new Command('content').description('look after what Attune says');
  content
    .command('check')
    .description('check every file; name each mistake by file, id and field')
    .option('--folder <path>', 'where the content is', contentFolder)
    .action(async ({ folder }: { folder: string }) => check(folder));
  content
    .command('stats')
    .description('count what there is, by theme, format, mood, depth and evidence')
    .option('--folder <path>', 'where the content is', contentFolder)
    .option('--json', 'print JSON')
    .action(async ({ folder, json }: { folder: string; json?: true }) => stats(folder, json === true));
  content
    .command('try')
    .argument('<practice>', 'its id')
    .description('play a practice as both read it, step by step')
    .option('--folder <path>', 'where the content is', contentFolder)
    .action(async (practice: string, { folder }: { folder: string }) => tryPractice(folder, practice));
  content
    .command('schemas')
    .description('write the JSON Schemas that editors use while somebody writes')
    .option('--folder <path>', 'where to write them', `${contentFolder}/schema`)
    .action(async ({ folder }: { folder: string }) => say((await writeSchemas(folder)).join('\n')));
  return content;
}

async function check(folder: string): Promise<void> {
  const { sources, problems } = parseContent(await readContentTexts(folder));
  const across = () => [
    ...checkContent(sources),
    ...sources.filter(({ locale }) => locale === 'en').flatMap(checkShelf),
  ];
  const all = [...problems, ...(problems.length === 0 ? across() : [])];
  if (all.length === 0) return say('All content is well.');
  say(all.map(describeProblem).join('\n'));
  say(`${all.length} ${all.length === 1 ? 'problem' : 'problems'}.`);
  process.exitCode = 1;
}

async function stats(folder: string, json: boolean): Promise<void> {
  const counted = contentStats(parseContent(await readContentTexts(folder)).sources);
  if (json) return say(JSON.stringify(counted));
  for (const [locale, counts] of Object.entries(counted)) {
    say(locale);
    for (const [name, value] of Object.entries(counts)) {
      if (typeof value === 'number') say(`  ${name.padEnd(12)} ${value}`);
      else say(`  ${name.padEnd(12)} ${shares(value)}`);
    }
  }
}

/** `words 89 (50 %), scale 18 (10 %)`. */
function shares(counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count} (${Math.round((100 * count) / Math.max(1, total))} %)`)
    .join(', ');
}
