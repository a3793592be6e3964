import { expect, test } from 'vitest';
import { assembleContent } from '../../src/content/assemble-content.ts';
import { checkContent } from '../../src/content/check-content.ts';
import { parseContent } from '../../src/content/parse-content.ts';
import { pickPrompt } from '../../src/content/pick-prompt.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { fixtureSources, fixtureTexts, pick, question } from './content-fixture.ts';

const tapped = { ...pick, opener: true };
const own = (id: string, depth = 1) => ({
  theme: 'trust',
  ask: { ...question, id, question: `What is ${id}?`, depth },
});

const sound = {
  id: 'walk',
  title: 'A walk',
  purpose: 'To walk together.',
  opening: 'Here it begins.',
  closing: 'That was it.',
  evidence: 'idea',
  newCouples: true,
  questions: ['trust-2', own('two'), own('three'), own('four', 2), own('five', 2)],
};

const files = (changes: object) => ({
  'en/prompts/trust.json': {
    theme: 'trust',
    prompts: [question, tapped, { ...question, id: 'gone', question: 'Gone?', retired: true }],
  },
  'en/journeys/walk.json': { ...sound, ...changes },
});

function problemsIn(all: Readonly<Record<string, unknown>>): readonly string[] {
  const { sources, problems } = parseContent(fixtureTexts(all));
  return [...problems, ...checkContent(sources)].map(describeProblem);
}

test('a sound one is well, and its own questions are in the library and never in the deck', () => {
  expect(problemsIn(files({}))).toEqual([]);
  const library = assembleContent(fixtureSources(files({}))).library('en');
  expect(library.journeys.get('walk')?.questions).toEqual(['trust-2', 'two', 'three', 'four', 'five']);
  expect(library.prompts.get('two')).toMatchObject({ theme: 'trust', apart: 'journey' });
  const asked = new Map([
    ['trust-1', 1],
    ['trust-2', 2],
  ]);
  const wish = {
    asked,
    never: new Set<string>(),
    themesNever: new Set<never>(),
    packs: new Set<never>(),
    depthLimit: 3,
    lastPromptId: null,
  } as const;
  expect(pickPrompt(library, wish, () => 0.9)?.id).toBe('trust-1');
});

test.each<[string, object, string]>([
  [
    'a dangling id',
    { questions: ['trust-2', 'nowhere', own('a'), own('b', 2), own('c', 2)] },
    'questions nowhere: is no question in prompts/',
  ],
  [
    'a withdrawn one',
    { questions: ['trust-2', 'gone', own('a'), own('b', 2), own('c', 2)] },
    'questions gone: is withdrawn',
  ],
  [
    'one of the weekly check-in',
    { questions: ['trust-2', 'us-1', own('a'), own('b', 2), own('c', 2)] },
    'questions us-1: belongs to the weekly check-in',
  ],
  [
    'one that is asked twice',
    { questions: ['trust-2', 'trust-1', 'trust-1', own('b', 2), own('c', 2)] },
    'questions trust-1: is asked twice',
  ],
  ['too few', { questions: ['trust-2'] }, 'questions: is too short'],
  [
    'a leap',
    { questions: ['trust-2', own('a'), own('b'), own('c', 3), own('d', 2)] },
    'questions c: goes from depth 1 to 3',
  ],
  [
    'two deep ones in a row',
    { questions: ['trust-2', own('a'), own('b', 2), own('c', 3), own('d', 3)] },
    'questions d: is the second deep one',
  ],
  [
    'a depth that falls',
    { questions: ['trust-2', own('a', 2), own('b'), own('c'), own('d'), own('e')] },
    'questions a: is as deep as it gets, and comes too soon',
  ],
  [
    'one that stays light',
    { questions: ['trust-2', own('a'), own('b'), own('c'), own('d')] },
    'questions: never deepen',
  ],
  [
    'a beginning that is hard',
    { questions: ['trust-1', own('a'), own('b'), own('c', 2), own('d', 2)] },
    'questions trust-1: is no opener',
  ],
  ['a beginning for some only', { assumes: 'You live together.' }, 'assumes: is about some couples only'],
  ['another name', { id: 'run' }, 'id: is "run", but the file is "walk"'],
])('%s is named', (_, changes, told) => {
  expect(problemsIn(files(changes)).join('\n')).toContain(told);
});

test('only one is for new couples, and ids of all kinds of questions differ', () => {
  const all = { ...files({}), 'en/journeys/zoo.json': { ...sound, id: 'zoo' } };
  const told = problemsIn(all).join('\n');
  expect(told).toContain('en/journeys/zoo.json, zoo, newCouples: is in en/journeys/walk.json already');
  expect(told).toContain('en/journeys/zoo.json, two, id: is used already in en/journeys/walk.json');
});

const followUp = {
  follows: ['trust-1'],
  after: 4,
  lead: 'In {month} you said it.',
  ask: { ...question, id: 'f', question: 'And now?' },
};
const followUps = (...all: object[]) => ({
  ...files({}),
  'en/follow-ups/trust.json': { theme: 'trust', followUps: all },
});

test('a sound follow-up is well; without ids it picks up what its theme asks in words', () => {
  const { follows: _, ...open } = followUp;
  expect(problemsIn(followUps(followUp))).toEqual([]);
  const library = assembleContent(fixtureSources(followUps(open))).library('en');
  expect(library.followUps.get('f')).toEqual({
    id: 'f',
    follows: ['trust-1', 'gone'],
    after: 4,
    until: 52,
    lead: followUp.lead,
  });
});

test.each<[string, object, string]>([
  ['a dangling id', { follows: ['nowhere'] }, 'f, follows: names "nowhere", which is no question'],
  ['no time', { after: 10, until: 9 }, 'f, until: is not later than "after"'],
  ['another place', { lead: 'In {season} you said it.' }, 'Use no place but {month}'],
  ['an id that is taken', { ask: { ...question, id: 'two', question: 'What else?' } }, 'id: is used already'],
])('of a follow-up, %s is named', (_, changes, told) => {
  expect(problemsIn(followUps({ ...followUp, ...changes })).join('\n')).toContain(told);
});
