import { calendarTimes } from '../model/calendar-time.ts';
import { datePlaces } from '../model/date-idea.ts';
import { themes, topics } from '../model/theme.ts';
import type { LocaleSource } from './parse-content.ts';
import { isOpener } from './pick-prompt.ts';
import type { ContentProblem } from './problem.ts';

/** What a language needs so that nobody runs dry: items in use, not counting withdrawn ones. */
export const shelf = {
  prompts: 160,
  tips: 60,
  perTheme: 10,
  perTopic: 3,
  dateIdeas: 150,
  perPlace: 10,
  countries: 12,
  lessons: 30,
  weekly: 20,
  perTime: 5,
  openers: 5,
} as const;

/** Whether there is enough of everything for real use. */
export function checkShelf(source: LocaleSource): readonly ContentProblem[] {
  const { locale } = source;
  const prompts = source.prompts.flatMap(({ name, data }) =>
    data.prompts.filter((one) => one.retired !== true).map(() => (outOfDeck.has(name) ? name : data.theme)),
  );
  const times = source.prompts.flatMap(({ data }) =>
    data.prompts.flatMap(({ when, retired }) => (when === undefined || retired === true ? [] : when)),
  );
  const openers = source.prompts.flatMap(({ data }) => data.prompts.filter(isOpener)).length;
  const tips = source.tips.flatMap(({ data }) => data.tips.filter((one) => one.retired !== true).map(() => data.topic));
  const lessons = source.lessons.filter(({ data }) => data.retired !== true).length;
  const ideas = source.dateIdeas.flatMap(({ data }) =>
    data.ideas.filter((one) => one.retired !== true).map(() => data.place),
  );
  const countries = source.support.filter(({ data }) => data.id !== 'general').length;
  return [
    ...atLeast(`${locale}/prompts`, 'questions', prompts.filter((name) => !outOfDeck.has(name)).length, shelf.prompts),
    ...themes.flatMap((theme) =>
      atLeast(`${locale}/prompts/${theme}.json`, 'questions', count(prompts, theme), shelf.perTheme),
    ),
    ...atLeast(`${locale}/prompts/us.json`, 'questions', count(prompts, 'us'), shelf.weekly),
    ...calendarTimes.flatMap((time) =>
      atLeast(`${locale}/prompts/calendar.json`, `questions for ${time}`, count(times, time), shelf.perTime),
    ),
    ...atLeast(`${locale}/prompts`, 'openers', openers, shelf.openers),
    ...atLeast(`${locale}/tips`, 'tips', tips.length, shelf.tips),
    ...topics.flatMap((topic) => atLeast(`${locale}/tips/${topic}.json`, 'tips', count(tips, topic), shelf.perTopic)),
    ...atLeast(`${locale}/lessons`, 'lessons', lessons, shelf.lessons),
    ...atLeast(`${locale}/date-ideas`, 'ideas', ideas.length, shelf.dateIdeas),
    ...datePlaces.flatMap((place) =>
      atLeast(`${locale}/date-ideas/${place}.json`, 'ideas', count(ideas, place), shelf.perPlace),
    ),
    ...atLeast(`${locale}/support`, 'countries', countries, shelf.countries),
  ];
}

/** The files whose questions the deck does not have. */
const outOfDeck: ReadonlySet<string> = new Set(['us', 'calendar']);

function count(all: readonly string[], wanted: string): number {
  return all.filter((one) => one === wanted).length;
}

function atLeast(file: string, what: string, found: number, least: number): readonly ContentProblem[] {
  if (found >= least) return [];
  return [{ file, what: `has ${found} ${what} in use, and needs ${least}`, remedy: `write ${least - found} more` }];
}
