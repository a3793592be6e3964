import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import { wordQuestionnaire } from './questionnaire.ts';
import type { PracticeFile } from './schema/practice.ts';
import type { PromptSource } from './schema/prompt.ts';

/**
 * Another language has the very same questions, journeys, follow-ups, tips, practices, lessons, date ideas and questionnaires: answers are stored by a
 * question's or an item's id and its options' ids, a session by its step's id, and the two of a couple may read different
 * languages.
 */
export function checkTranslation(source: LocaleSource, english: LocaleSource): readonly ContentProblem[] {
  return [
    ...compare(source, 'prompts', promptsOf(source), promptsOf(english)),
    ...compare(source, 'journeys', journeysOf(source), journeysOf(english)),
    ...compare(source, 'follow-ups', followUpsOf(source), followUpsOf(english)),
    ...compare(source, 'tips', tipsOf(source), tipsOf(english)),
    ...compare(source, 'practices', practicesOf(source), practicesOf(english)),
    ...compare(source, 'lessons', lessonsOf(source), lessonsOf(english)),
    ...compare(source, 'date-ideas', ideasOf(source), ideasOf(english)),
    ...compare(source, 'questionnaires', questionnairesOf(source), questionnairesOf(english)),
  ];
}

/** What must be the same in every language. `place` is the file's name, so that a missing item is easy to find. */
type Item = { readonly place: string; readonly shape: string };

function compare(
  source: LocaleSource,
  folder: 'prompts' | 'journeys' | 'follow-ups' | 'tips' | 'practices' | 'lessons' | 'date-ideas' | 'questionnaires',
  own: ReadonlyMap<string, Item>,
  model: ReadonlyMap<string, Item>,
): readonly ContentProblem[] {
  const fileOf = (item: Item) => `${source.locale}/${folder}/${item.place}.json`;
  const lacking = [...model]
    .filter(([id]) => !own.has(id))
    .map(([id, item]) => ({ file: fileOf(item), id, what: 'is missing', remedy: 'translate it from English' }));
  const differing = [...own].flatMap(([id, item]): readonly ContentProblem[] => {
    const ours = model.get(id);
    if (ours === undefined) {
      return [{ file: fileOf(item), id, what: 'is not in English', remedy: 'write it in English too, or remove it' }];
    }
    if (ours.shape === item.shape) return [];
    return [{ file: fileOf(item), id, what: 'differs from English', remedy: `make it ${ours.shape}` }];
  });
  return [...lacking, ...differing];
}

function promptsOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.prompts.flatMap(({ name, data }) =>
      data.prompts.map((one) => [one.id, { place: name, shape: shapeOf(one) }]),
    ),
  );
}

function shapeOf(prompt: PromptSource): string {
  const options = 'options' in prompt ? ` with the options ${prompt.options.map(({ id }) => id).join(', ')}` : '';
  const second = prompt.format === 'words' && prompt.second !== undefined ? ' with a second question' : '';
  const guess = 'guess' in prompt && prompt.guess === true ? ' with a guess' : '';
  const opener = 'opener' in prompt && prompt.opener === true ? ', an opener' : '';
  const time = prompt.when === undefined ? '' : `, for ${prompt.when}`;
  return `${prompt.format}, depth ${prompt.depth}${options}${second}${guess}${opener}${time}${prompt.retired === true ? ', retired' : ''}`;
}

/** Which questions it asks, in which order. */
function journeysOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.journeys.map(({ name, data }) => {
      const questions = data.questions.map((one) =>
        typeof one === 'string' ? one : `${one.ask.id} (${one.theme}, ${shapeOf(one.ask)})`,
      );
      const begins = data.newCouples === true ? ', for new couples' : '';
      const shape = `the questions ${questions.join('; ')}${begins}${data.retired === true ? ', retired' : ''}`;
      return [data.id, { place: name, shape }];
    }),
  );
}

function followUpsOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.followUps.flatMap(({ name, data }) =>
      data.followUps.map(({ ask, follows, after, until }) => {
        const when = `${after} to ${until ?? 52} weeks after ${follows?.join(', ') ?? `any of ${data.theme}`}`;
        return [ask.id, { place: name, shape: `${shapeOf(ask)}, ${when}` }];
      }),
    ),
  );
}

function tipsOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.tips.flatMap(({ name, data }) =>
      data.tips.map((one) => [one.id, { place: name, shape: one.retired === true ? 'retired' : 'in use' }]),
    ),
  );
}

function practicesOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(source.practices.map(({ name, data }) => [data.id, { place: name, shape: courseOf(data) }]));
}

/** The steps and the roles of a practice, and what its buttons are known by. */
function courseOf({ roles, steps, retired }: PracticeFile): string {
  const course = steps.map((step) => {
    const options = 'options' in step ? `(${step.options.map(({ id }) => id).join(', ')})` : '';
    return `${step.kind} ${step.id}${options}`;
  });
  const people = roles === undefined ? '' : ` for ${roles.map(({ id }) => id).join(' and ')}`;
  return `the steps ${course.join(', ')}${people}${retired === true ? ', retired' : ''}`;
}

/** What a lesson leads to, and how its pages are made. */
function lessonsOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.lessons.map(({ name, data }) => {
      const { heading, place, question, practice, tip, pages } = data;
      const links = [question, practice, tip].filter((id) => id !== undefined).join(', ');
      const kinds = pages.map(({ evidence, table }) => (table === undefined ? evidence : `${evidence} with a table`));
      const shape = `at place ${place} of ${heading}, with ${links} and the pages ${kinds.join(', ')}`;
      return [data.id, { place: name, shape: `${shape}${data.retired === true ? ', retired' : ''}` }] as const;
    }),
  );
}

function ideasOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.dateIdeas.flatMap(({ name, data }) =>
      data.ideas.map(({ id, budget, time, energy, retired }) => {
        const shape = `${budget}, ${time}, ${energy}${retired === true ? ', retired' : ''}`;
        return [id, { place: name, shape }] as const;
      }),
    ),
  );
}

/** Everything but the words. */
function questionnairesOf(source: LocaleSource): ReadonlyMap<string, Item> {
  return new Map(
    source.questionnaires.flatMap(({ name, data }) => {
      const { items, dimensions, readings } = wordQuestionnaire(data);
      return [
        ...items.map(({ id, options }) => {
          const picks = options.map((option) => `${option.id} (${option.value})`).join(', ');
          return [`${name} ${id}`, { place: name, shape: `an item with the options ${picks}` }] as const;
        }),
        ...dimensions.map((one) => {
          const levels = one.levels.map(({ id, upTo }) => `${id} up to ${upTo ?? 5}`).join(', ');
          const reversed = one.reversed.length === 0 ? '' : `, of which ${one.reversed.join(', ')} reversed,`;
          const shape = `a dimension of ${one.items.join(', ')}${reversed} with the levels ${levels}`;
          return [`${name} dimension ${one.id}`, { place: name, shape }] as const;
        }),
        ...readings.flatMap(({ regions }) =>
          regions.map(({ id, when }) => {
            const shape = `a region at ${JSON.stringify(when)}`;
            return [`${name} region ${id}`, { place: name, shape }] as const;
          }),
        ),
      ];
    }),
  );
}
