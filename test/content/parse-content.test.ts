import { expect, test } from 'vitest';
import { parseContent } from '../../src/content/parse-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { fixtureTexts, question } from './content-fixture.ts';

function problemsWith(changes: Record<string, unknown>): readonly string[] {
  return parseContent(fixtureTexts(changes)).problems.map(describeProblem);
}

test('the smallest content has no problems', () => {
  expect(problemsWith({})).toEqual([]);
});

test('a question that is too long is named by file, id and field', () => {
  const long = { ...question, question: 'word '.repeat(21) };
  expect(problemsWith({ 'en/prompts/trust.json': { theme: 'trust', prompts: [question, long] } })).toEqual([
    'en/prompts/trust.json, trust-1, question: does not keep to the writing rules. Use at most 20 words.',
  ]);
});

test('a missing field says to add it, with what it may be', () => {
  const { depth: _, ...shallow } = question;
  expect(problemsWith({ 'en/prompts/trust.json': { theme: 'trust', prompts: [shallow] } })).toEqual([
    'en/prompts/trust.json, trust-1, depth: is missing. Add it: "1", "2", "3".',
  ]);
});

test('an unknown format lists the known ones', () => {
  const odd = { ...question, format: 'song' };
  expect(problemsWith({ 'en/prompts/trust.json': { theme: 'trust', prompts: [odd] } })[0]).toContain(
    'trust-1, format: is none of the known values. Use "words", "scale"',
  );
});

const pair = (id: string) => ['a', 'b', 'c'].map((one) => ({ id: `${id}${one}`, label: one.toUpperCase() }));

test.each([
  ['a hot take that asks', { format: 'hot-take', question: 'Naps?' }, 'write a statement, not a question'],
  ['a mission that asks', { format: 'mission', question: 'A nap?' }, 'write what to do, not a question'],
  ['a beginning without an end', { format: 'finish', question: 'I nap' }, 'end with "…"'],
  ['an id too long for a button', { format: 'rank', options: pair('eleven-long') }, 'At most 10'],
  ['an opener of two taps', { format: 'who-of-us', opener: true, guess: true }, 'leave out "guess" or "opener"'],
])('%s is refused', (_, changes, problem) => {
  const odd = { ...question, ...changes };
  const found = problemsWith({ 'en/prompts/trust.json': { theme: 'trust', prompts: [odd] } }).join();
  expect(found.toLowerCase()).toContain(problem.toLowerCase());
});

test('a misspelt field is named', () => {
  const odd = { ...question, dept: 1 };
  expect(problemsWith({ 'en/prompts/trust.json': { theme: 'trust', prompts: [odd] } })[0]).toContain('"dept"');
});

test('an item without an id is found by its place in the file, counted from one', () => {
  const { id: _, ...nameless } = question;
  expect(problemsWith({ 'en/prompts/trust.json': { theme: 'trust', prompts: [question, nameless] } })).toEqual([
    'en/prompts/trust.json, prompts 2 id: is missing. Add it.',
  ]);
});

test('broken JSON is one problem, and the other files are still read', () => {
  const texts = [...fixtureTexts(), { path: 'en/tips/goals.json', text: '{"topic": "goals",' }];
  const { sources, problems } = parseContent(texts);
  expect(problems.map(({ what }) => what)).toEqual(['is not valid JSON']);
  expect(sources[0]?.tips).toHaveLength(1);
});

test('a file outside the known folders is a problem instead of being passed over', () => {
  expect(problemsWith({ 'en/promts/trust.json': {} })[0]).toContain('en/promts/trust.json: is in no folder');
});

test('exclamation marks and emoji are refused in our own sentences', () => {
  const problems = problemsWith({ 'en/copy/help.json': { title: 'Hurray!', note: 'Well done 🎉' } });
  expect(problems).toEqual([
    'en/copy/help.json, title: does not keep to the writing rules. Leave out the exclamation mark.',
    'en/copy/help.json, note: does not keep to the writing rules. Leave out the emoji.',
  ]);
});
