import type { Cities } from '../model/city.ts';
import type { Copy } from './copy.ts';
import { type Content, createContent, type Lesson, type Library, type Prompt } from './library.ts';
import type { LocaleSource } from './parse-content.ts';
import { isForAnyDay } from './pick-prompt.ts';
import { wordQuestionnaire } from './questionnaire.ts';
import { createSay } from './say.ts';
import type { FollowUp } from './schema/follow-up.ts';
import type { Journey, JourneyFile } from './schema/journey.ts';
import { lessonHeadings } from './schema/lesson.ts';

/** Builds the libraries of checked content, English first. */
export function assembleContent(sources: readonly LocaleSource[], cities: Cities = () => []): Content {
  const english = sources.filter((source) => source.locale === 'en');
  const others = sources.filter((source) => source.locale !== 'en');
  return createContent([...english, ...others].map((source) => toLibrary(source, cities)));
}

function toLibrary(source: LocaleSource, cities: Cities): Library {
  const prompts = promptsOf(source);
  const tips = source.tips.flatMap(({ data }) => data.tips.map((one) => ({ ...one, topic: data.topic })));
  const ideas = source.dateIdeas.flatMap(({ data }) => data.ideas.map((one) => ({ ...one, place: data.place })));
  return {
    locale: source.locale,
    prompts: new Map(prompts.map((one) => [one.id, one])),
    journeys: new Map(source.journeys.map(({ data }) => [data.id, journeyOf(data)])),
    followUps: new Map(followUpsOf(source, prompts).map((one) => [one.id, one])),
    tips: new Map(tips.map((one) => [one.id, one])),
    practices: new Map(source.practices.map(({ data }) => [data.id, data])),
    lessons: new Map(lessonsOf(source).map((one) => [one.id, one])),
    dateIdeas: new Map(ideas.map((one) => [one.id, one])),
    starters: Object.fromEntries(source.starters.map(({ data }) => [data.theme, data])) as Library['starters'],
    questionnaires: new Map(source.questionnaires.map(({ data }) => [data.id, wordQuestionnaire(data)])),
    support: source.support.map(({ data }) => data),
    sample: source.sample[0]?.data ?? null,
    say: createSay(source.locale, copyOf(source) as Copy),
    cities,
  };
}

/** Those in use, by heading and place. */
function lessonsOf({ lessons }: LocaleSource): readonly Lesson[] {
  const inUse = lessons.map(({ data: { $schema: _, ...lesson } }) => lesson).filter((one) => one.retired !== true);
  const at = ({ heading }: Lesson) => lessonHeadings.indexOf(heading);
  return inUse.toSorted((a, b) => at(a) - at(b) || a.place - b.place);
}

/** All sentences of one language by `file.key`. */
export function copyOf(source: LocaleSource): Readonly<Record<string, string>> {
  const all = source.copy.flatMap(({ name, data }) =>
    Object.entries(data)
      .filter(([key]) => key !== '$schema')
      .map(([key, message]) => [`${name}.${key}`, message] as const),
  );
  return Object.fromEntries(all);
}

/** Those of the deck, and those that a journey or a follow-up brings along. */
function promptsOf({ prompts, journeys, followUps }: LocaleSource): readonly Prompt[] {
  return [
    ...prompts.flatMap(({ data: { theme, prompts: all } }) => all.map((one): Prompt => ({ ...one, theme }))),
    ...journeys.flatMap(({ data }) =>
      data.questions.flatMap((one): Prompt | [] =>
        typeof one === 'string' ? [] : { ...one.ask, theme: one.theme, apart: 'journey' },
      ),
    ),
    ...followUps.flatMap(({ data: { theme, followUps: all } }) =>
      all.map(({ ask }): Prompt => ({ ...ask, theme, apart: 'follow-up' })),
    ),
  ];
}

function journeyOf({ $schema: _, questions, ...rest }: JourneyFile): Journey {
  return { ...rest, questions: questions.map((one) => (typeof one === 'string' ? one : one.ask.id)) };
}

/** One that names no questions picks up whatever of its theme was answered in words. */
function followUpsOf({ followUps }: LocaleSource, prompts: readonly Prompt[]): readonly FollowUp[] {
  return followUps.flatMap(({ data }) =>
    data.followUps.map(({ ask, follows, after, until = 52, lead }) => {
      const ofTheme = prompts.filter((one) => one.theme === data.theme && one.format === 'words' && isInDeck(one));
      return { id: ask.id, follows: follows ?? ofTheme.map(({ id }) => id), after, until, lead };
    }),
  );
}

function isInDeck(prompt: Prompt): boolean {
  return prompt.apart === undefined && isForAnyDay(prompt);
}
