import { packs } from '../model/pack.ts';
import type { Theme } from '../model/theme.ts';
import { checkCalendar } from './check-calendar.ts';
import { checkCopy } from './check-copy.ts';
import { checkFollowUps } from './check-follow-ups.ts';
import { checkJourneys } from './check-journeys.ts';
import { checkLessons } from './check-lessons.ts';
import { checkPractices } from './check-practices.ts';
import { checkQuestionnaires } from './check-questionnaires.ts';
import { checkSample } from './check-sample.ts';
import { checkStarters } from './check-starters.ts';
import { checkTranslation } from './check-translation.ts';
import type { LocaleSource, Parsed } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import type { PromptSource } from './schema/prompt.ts';

/** What no single file shows: whether all files of all languages fit together. Empty means usable. */
export function checkContent(sources: readonly LocaleSource[]): readonly ContentProblem[] {
  const english = sources.find((source) => source.locale === 'en');
  if (english === undefined) {
    return [
      { file: 'en', what: 'there is no English', remedy: 'add the folder en; it is what other languages fall back to' },
    ];
  }
  return sources.flatMap((source) => [
    ...checkLocale(source),
    ...checkCopy(source, english),
    ...(source === english ? [] : checkTranslation(source, english)),
  ]);
}

function checkLocale(source: LocaleSource): readonly ContentProblem[] {
  return [
    ...duplicateIds(promptsIn(source), ({ prompts }) => prompts),
    ...duplicateIds(source.tips, ({ tips }) => tips),
    ...duplicateIds(source.dateIdeas, ({ ideas }) => ideas),
    ...duplicateQuestions(source),
    ...misnamed(source),
    ...misplacedPacks(source),
    ...misplacedRituals(source),
    ...checkCalendar(source),
    ...checkStarters(source),
    ...checkJourneys(source),
    ...checkFollowUps(source),
    ...checkPractices(source),
    ...checkLessons(source),
    ...checkQuestionnaires(source),
    ...checkSample(source),
    ...missing(source),
  ];
}

/** All questions by file, those that a journey or a follow-up brings along too: their ids are of one kind. */
function promptsIn({ prompts, journeys, followUps }: LocaleSource): readonly Parsed<{ prompts: PromptSource[] }>[] {
  return [
    ...prompts,
    ...journeys.map(({ data, ...file }) => ({
      ...file,
      data: { prompts: data.questions.flatMap((one) => (typeof one === 'string' ? [] : [one.ask])) },
    })),
    ...followUps.map(({ data, ...file }) => ({ ...file, data: { prompts: data.followUps.map(({ ask }) => ask) } })),
  ];
}

function duplicateIds<T>(
  files: readonly Parsed<T>[],
  itemsOf: (data: T) => readonly { readonly id: string }[],
): readonly ContentProblem[] {
  const firstIn = new Map<string, string>();
  return files.flatMap(({ path, data }) =>
    itemsOf(data).flatMap(({ id }): readonly ContentProblem[] => {
      const first = firstIn.get(id);
      firstIn.set(id, first ?? path);
      if (first === undefined) return [];
      return [
        {
          file: path,
          id,
          field: 'id',
          what: `is used already in ${first}`,
          remedy: 'give the newer of the two another id',
        },
      ];
    }),
  );
}

function duplicateQuestions(source: LocaleSource): readonly ContentProblem[] {
  const firstId = new Map<string, string>();
  return promptsIn(source).flatMap(({ path, data }) =>
    data.prompts.flatMap(({ id, question }): readonly ContentProblem[] => {
      const bare = question
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      const first = firstId.get(bare);
      firstId.set(bare, first ?? id);
      if (first === undefined || first === id) return [];
      return [
        {
          file: path,
          id,
          field: 'question',
          what: `asks the same as ${first}`,
          remedy: 'ask something else, or remove one of the two',
        },
      ];
    }),
  );
}

/**
 * `us.json` holds the weekly check-in, which is about how the two are doing, and `calendar.json` what is for a time of the
 * year; the file of a pack has a theme of its own.
 */
function misnamed(source: LocaleSource): readonly ContentProblem[] {
  const named = [
    ...source.prompts.map((file) => ({
      ...file,
      field: 'theme',
      says: file.data.theme,
      name: themeByName[file.name] ?? (isPack(file.name) ? file.data.theme : file.name),
    })),
    ...source.tips.map((file) => ({ ...file, field: 'topic', says: file.data.topic })),
    ...source.dateIdeas.map((file) => ({ ...file, field: 'place', says: file.data.place })),
    ...source.starters.map((file) => ({ ...file, field: 'theme', says: file.data.theme })),
    ...source.questionnaires.map((file) => ({ ...file, field: 'id', says: file.data.id })),
    ...source.support.map((file) => ({ ...file, field: 'id', says: file.data.id })),
  ];
  return named
    .filter(({ name, says }) => name !== says)
    .map(({ path, name, field, says }) => ({
      file: path,
      field,
      what: `is "${says}", but the file is for "${name}"`,
      remedy: `write "${name}" here, or rename the file to ${says}.json`,
    }));
}

const themeByName: Readonly<Record<string, Theme>> = { us: 'check-ins', calendar: 'seasons' };

/** A file that is named after a pack holds nothing but that pack. */
function misplacedPacks({ prompts }: LocaleSource): readonly ContentProblem[] {
  return prompts.flatMap(({ path, name, data }) =>
    data.prompts
      .filter(({ pack }) => isPack(name) && pack !== name)
      .map(({ id, pack }) => ({
        file: path,
        id,
        field: 'pack',
        what: pack === undefined ? 'is missing' : `is "${pack}", but the file is for the pack "${name}"`,
        remedy: `write "pack": "${name}", or move the question to the file of its theme`,
      })),
  );
}

function isPack(name: string): boolean {
  return packs.some((pack) => pack === name);
}

function misplacedRituals(source: LocaleSource): readonly ContentProblem[] {
  return source.prompts.flatMap(({ path, name, data }) =>
    data.prompts
      .filter((one) => (one.format === 'words' && one.ritual === 'us') !== (name === 'us'))
      .map(({ id }) => ({
        file: path,
        id,
        field: 'ritual',
        what: name === 'us' ? 'is missing' : 'belongs to the weekly check-in only',
        remedy:
          name === 'us'
            ? 'add "ritual": "us", or move the question to a file of its theme'
            : 'move the question to us.json',
      })),
  );
}

function missing(source: LocaleSource): readonly ContentProblem[] {
  const { locale } = source;
  const weekly = source.prompts.some(
    ({ name, data }) => name === 'us' && data.prompts.some((one) => one.retired !== true),
  );
  const general = source.support.some(({ data }) => data.id === 'general');
  return [
    ...(weekly ? [] : [absent(`${locale}/prompts/us.json`, 'the questions of the weekly check-in')]),
    ...(general ? [] : [absent(`${locale}/support/general.json`, 'the support that is for every country')]),
  ];
}

function absent(file: string, what: string): ContentProblem {
  return { file, what: `lacks ${what}`, remedy: 'write it' };
}
