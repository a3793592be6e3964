import { Command } from 'commander';
import { readContentTexts } from '../../adapters/files/read-content-texts.ts';
import { writeSchemas } from '../../adapters/files/write-schemas.ts';
import { checkContent } from '../content/check-content.ts';
import { checkShelf } from '../content/check-shelf.ts';
import { contentStats } from '../content/content-stats.ts';
import { parseContent } from '../content/parse-content.ts';
import { describeProblem } from '../content/problem.ts';
import { checkWriting } from '../content/writing/check-writing.ts';
import type { WritingStats } from '../content/writing/writing-stats.ts';
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
    .description('count what there is and how it is written, by theme, depth, format, about, pack and more')
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
    ...sources
      .filter(({ locale }) => locale === 'en')
      .flatMap((english) => [...checkShelf(english), ...checkWriting(english, Date.now())]),
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
    const { writing, ...rest } = counts;
    const { byAbout, byPack, byOpening } = writing;
    for (const [name, value] of Object.entries({ ...rest, byAbout, byPack, byOpening })) {
      if (typeof value === 'number') say(`  ${name.padEnd(12)} ${value}`);
      else say(`  ${name.padEnd(12)} ${shares(value)}`);
    }
    say(writingTable(writing).join('\n'));
  }
}

/** How each file of questions is written, then what the gates hold all of it to. */
function writingTable({ files, gates }: WritingStats): readonly string[] {
  const columns = ['prompts', 'aboutBoth', 'spoken', 'opening', 'escapes', 'readingGrade'] as const;
  return [
    `\n  ${'file'.padEnd(20)}${columns.map((name) => name.padStart(14)).join('')}`,
    ...Object.entries(files).map(([name, file]) => {
      const cells = columns.map((column) => String(file[column]).padStart(14)).join('');
      return `  ${name.padEnd(20)}${cells}${file.older ? '  held to less' : ''}`;
    }),
    `\n  ${'gate'.padEnd(20)}${['over all', 'held to now', 'target'].map((name) => name.padStart(14)).join('')}`,
    ...Object.entries(gates).map(([name, { found, now, target }]) => {
      const cells = [found ?? '', now, target].map((value) => String(value).padStart(14)).join('');
      return `  ${name.padEnd(20)}${cells}`;
    }),
  ];
}

/** `words 89 (50 %), scale 18 (10 %)`. */
function shares(counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count} (${Math.round((100 * count) / Math.max(1, total))} %)`)
    .join(', ');
}
