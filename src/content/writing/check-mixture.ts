import type { LocaleSource } from '../parse-content.ts';
import type { ContentProblem } from '../problem.ts';
import type { PromptSource } from '../schema/prompt.ts';
import { gates, heldTo, leastForShares } from './gates.ts';
import { hasEscape, isSpoken, jokes, jokesIn, needsEscape, openingWord, readingGrade } from './measure.ts';

/** Whether the questions of a file, and all of them together, are as mixed as they should be. */
export function checkMixture({ locale, prompts, tips }: LocaleSource): readonly ContentProblem[] {
  const inUse = prompts.map(({ path, data }) => ({ path, all: data.prompts.filter((one) => one.retired !== true) }));
  const tipTexts = tips.map(({ path, data }) => ({
    path,
    texts: data.tips.filter((one) => one.retired !== true).flatMap(({ idea, why, tryToday }) => [idea, why, tryToday]),
  }));
  const questions = inUse.map(({ path, all }) => ({ path, texts: all.map(({ question }) => question) }));
  return [
    ...inUse.filter(({ all }) => all.length >= leastForShares).flatMap(({ path, all }) => sameOpening(path, all)),
    ...inUse.flatMap(({ path, all }) => [...stiff(path, all), ...noEscape(path, all), ...sameJoke(path, all)]),
    ...[...questions, ...tipTexts].flatMap(({ path, texts }) => hardToRead(path, texts)),
    ...tooLittleAboutBoth(
      `${locale}/prompts`,
      inUse.flatMap(({ all }) => all),
    ),
  ];
}

/** How many there are of each opening word, most first. */
export function openings(prompts: readonly PromptSource[]): readonly (readonly [word: string, count: number])[] {
  const words = prompts.map(openingWord).filter((word) => word !== null);
  return [...Map.groupBy(words, (word) => word)]
    .map(([word, all]) => [word, all.length] as const)
    .toSorted((a, b) => b[1] - a[1]);
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((100 * part) / whole);
}

function sameOpening(file: string, prompts: readonly PromptSource[]): readonly ContentProblem[] {
  const most = heldTo('openingWord', file);
  return openings(prompts)
    .filter(([, count]) => percent(count, prompts.length) > most)
    .map(([word, count]) => ({
      file,
      what: `begins ${percent(count, prompts.length)} % of its questions with "${word}", and may at most ${most} %`,
      remedy: 'let some begin in another way: with the moment, with "you two", with a statement',
    }));
}

function stiff(file: string, prompts: readonly PromptSource[]): readonly ContentProblem[] {
  const least = heldTo('spoken', file);
  const found = percent(prompts.filter(isSpoken).length, prompts.length);
  if (found >= least) return [];
  const what = `has a contraction or a spoken turn in ${found} % of its questions, and needs ${least} %`;
  return [{ file, what, remedy: 'read them aloud, and write what you said' }];
}

function noEscape(file: string, prompts: readonly PromptSource[]): readonly ContentProblem[] {
  const picked = prompts.filter(needsEscape);
  const without = picked.filter((one) => !hasEscape(one));
  if (percent(picked.length - without.length, picked.length) >= heldTo('escapes', file) || picked.length === 0)
    return [];
  return without.map(({ id }) => ({
    file,
    id,
    field: 'options',
    what: 'have no way out for whom nothing fits',
    remedy: 'add one, such as "Something else" or "Neither, honestly"',
  }));
}

function sameJoke(file: string, prompts: readonly PromptSource[]): readonly ContentProblem[] {
  const most = Math.max(1, Math.ceil((prompts.length * heldTo('jokes', file)) / 100));
  return jokes
    .map((joke) => [joke, jokesIn(prompts, joke)] as const)
    .filter(([, count]) => count > most)
    .map(([joke, count]) => ({
      file,
      what: `makes ${count} options about ${joke}, and may at most ${most}`,
      remedy: 'think of something else that is funny',
    }));
}

function hardToRead(file: string, texts: readonly string[]): readonly ContentProblem[] {
  const most = heldTo('readingGrade', file);
  const grade = readingGrade(texts);
  if (texts.length < leastForShares || grade <= most) return [];
  const what = `takes ${grade.toFixed(1)} years of school to read, and may at most ${most}`;
  return [{ file, what, remedy: 'use shorter words and shorter sentences' }];
}

function tooLittleAboutBoth(file: string, prompts: readonly PromptSource[]): readonly ContentProblem[] {
  const found = percent(prompts.filter(({ about }) => about === 'both').length, prompts.length);
  if (found >= gates.aboutBoth.now || prompts.length < leastForShares) return [];
  const what = `are about the two of them in ${found} % of the questions, and need ${gates.aboutBoth.now} %`;
  return [{ file, what, remedy: 'ask about you and your partner, us, what I see in you' }];
}
