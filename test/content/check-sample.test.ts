import { expect, test } from 'vitest';
import { checkContent } from '../../src/content/check-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { fixtureSources, pick, question } from './content-fixture.ts';

const withAnswers = (...answers: readonly object[]) =>
  checkContent(
    fixtureSources({
      'en/prompts/trust.json': {
        theme: 'trust',
        prompts: [question, pick, { ...question, id: 'gone', question: 'Gone?', retired: true }],
      },
      'en/sample/month.json': { answers, lines: {} },
    }),
  ).map(describeProblem);

const typed = { sam: { words: 'Tea.' }, alex: { words: 'Soup.' } };

test('a sample month answers what is asked', () => {
  const picked = { id: pick.id, sam: { pick: pick.options[0]?.id }, alex: { words: 'Both' } };
  expect(withAnswers({ id: question.id, ...typed }, picked)).toEqual([]);
});

test.each([
  ['a question that there is not', { id: 'nowhere', ...typed }, /nowhere, id: is no question/],
  ['one that is withdrawn', { id: 'gone', ...typed }, /gone, id: is withdrawn/],
  ['one that takes words, without any', { id: 'trust-1', sam: {}, alex: { words: 'x' } }, /sam: says nothing/],
  ['a pick where nothing is picked', { id: 'trust-1', ...typed, sam: { pick: 'a', words: 'x' } }, /nothing to pick/],
  ['an option that there is not', { id: 'trust-2', ...typed, alex: { pick: 'milk' } }, /alex: picks "milk"/],
])('it does not answer %s', (_, answer, problem) => {
  expect(withAnswers(answer)).toEqual([expect.stringMatching(problem)]);
});

test('it answers nothing twice', () => {
  expect(withAnswers({ id: 'trust-1', ...typed }, { id: 'trust-1', ...typed })).toHaveLength(1);
});
