import type { LocaleSource, Parsed } from './parse-content.ts';
import { isOpener } from './pick-prompt.ts';
import type { ContentProblem } from './problem.ts';
import type { JourneyFile } from './schema/journey.ts';
import type { PromptSource } from './schema/prompt.ts';

type Told = Omit<ContentProblem, 'file' | 'id'>;

/** Whether each journey asks questions that there are, and leads from light ones to the deepest it has. */
export function checkJourneys(source: LocaleSource): readonly ContentProblem[] {
  const deck = new Map(source.prompts.flatMap(({ data }) => data.prompts.map((one) => [one.id, one])));
  const beginning = source.journeys.filter(({ data }) => data.newCouples === true && data.retired !== true);
  return source.journeys.flatMap((file) => {
    const { path, name, data } = file;
    const problems = [
      ...misnamed(name, data),
      ...lost(data, deck),
      ...twice(data),
      ...uneven(data, deck),
      ...hardToBegin(data, deck),
      ...(beginning.indexOf(file) > 0 ? [secondBeginning(beginning[0])] : []),
    ];
    return problems.map((problem) => ({ file: path, id: data.id, ...problem }));
  });
}

function misnamed(name: string, { id }: JourneyFile): readonly Told[] {
  if (name === id) return [];
  return [{ field: 'id', what: `is "${id}", but the file is "${name}"`, remedy: `name the file ${id}.json` }];
}

function lost({ questions }: JourneyFile, deck: Deck): readonly Told[] {
  return questions.flatMap((one): readonly Told[] => {
    const prompt = promptOf(one, deck);
    const id = idOf(one);
    if (prompt === undefined) {
      return [at(id, 'is no question in prompts/', 'name one that is there, or write it here with its theme')];
    }
    if (prompt.retired === true) return [at(id, 'is withdrawn', 'ask another question here')];
    if (prompt.format === 'words' && prompt.ritual === 'us') {
      return [at(id, 'belongs to the weekly check-in only', 'ask another question here')];
    }
    if (prompt.when !== undefined) {
      return [at(id, `is asked around ${prompt.when} only`, 'ask another question here')];
    }
    return [];
  });
}

function twice({ questions }: JourneyFile): readonly Told[] {
  const ids = questions.map(idOf);
  return ids
    .filter((id, index) => ids.indexOf(id) !== index)
    .map((id) => at(id, 'is asked twice', 'leave one of the two out'));
}

/** It begins light, deepens a step at a time, is deepest in its second half, and lets both breathe in between. */
function uneven({ questions }: JourneyFile, deck: Deck): readonly Told[] {
  const steps = questions.flatMap((one) => {
    const prompt = promptOf(one, deck);
    return prompt === undefined ? [] : [{ id: prompt.id, depth: prompt.depth }];
  });
  const deepest = Math.max(...steps.map(({ depth }) => depth));
  const first = steps.findIndex(({ depth }) => depth === deepest);
  return [
    ...steps.flatMap(({ id, depth }, index): readonly Told[] => {
      const before = steps[index - 1]?.depth ?? 0;
      if (depth > before + 1)
        return [at(id, `goes from depth ${before || 'none'} to ${depth}`, 'go one deeper at a time')];
      if (depth === 3 && before === 3) return [at(id, 'is the second deep one in a row', 'put a lighter one between')];
      return [];
    }),
    ...(deepest > 1 && first < Math.floor(steps.length / 2) - 1 && steps.length > 0
      ? [at(steps[first]?.id ?? '', 'is as deep as it gets, and comes too soon', 'let the depth rise towards the end')]
      : []),
    ...(deepest === 1 ? [{ field: 'questions', what: 'never deepen', remedy: 'end with some of depth 2' }] : []),
  ];
}

/** The very first question of a new couple may be its first. */
function hardToBegin({ newCouples, assumes, questions: [first] }: JourneyFile, deck: Deck): readonly Told[] {
  if (newCouples !== true) return [];
  const prompt = first === undefined ? undefined : promptOf(first, deck);
  return [
    ...(prompt === undefined || isOpener(prompt)
      ? []
      : [at(prompt.id, 'is no opener', 'begin with a question that has "opener": true')]),
    ...(assumes === undefined
      ? []
      : [{ field: 'assumes', what: 'is about some couples only', remedy: 'leave it out, or leave out "newCouples"' }]),
  ];
}

function secondBeginning(first: Parsed<JourneyFile> | undefined): Told {
  return { field: 'newCouples', what: `is in ${first?.path} already`, remedy: 'leave it in one file only' };
}

type Deck = ReadonlyMap<string, PromptSource>;
type Question = JourneyFile['questions'][number];

function promptOf(one: Question, deck: Deck): PromptSource | undefined {
  return typeof one === 'string' ? deck.get(one) : one.ask;
}

function idOf(one: Question): string {
  return typeof one === 'string' ? one : one.ask.id;
}

function at(id: string, what: string, remedy: string): Told {
  return { field: `questions ${id}`, what, remedy };
}
