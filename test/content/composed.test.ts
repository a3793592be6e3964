import { describe, expect, test } from 'vitest';
import { allComposed, englishCopy } from './composed/all-composed.ts';
import { problemsIn, problemsInBranches } from './composed/problems-in.ts';

/** What stands before or after something else: it begins or ends with the space between them. */
const pieces = new Set(['date.list-saved-by', 'practice.role-line', 'review.of-kind']);

describe.each([
  ['en-US', true],
  ['en-GB', false],
])('for a reader in %s', (locale, isWhole) => {
  test('no sentence breaks with any name, number, time or word that it can get', async () => {
    const { copy, lines } = await allComposed(locale, isWhole);
    const problems = [...copy, ...lines].flatMap(({ from, text }) =>
      problemsIn(pieces.has(from) ? text.trim() : text).map((problem) => `${problem} – ${from}: ${text}`),
    );
    expect([...new Set(problems)]).toEqual([]);
    expect(new Set(copy.map(({ from }) => from)).size).toBe(await withPlaces());
  });
});

test('what counts says one as one, and many as many', async () => {
  const problems = Object.entries(await englishCopy()).flatMap(([key, message]) =>
    problemsInBranches(message).map((problem) => `${problem} – ${key}: ${message}`),
  );
  expect(problems).toEqual([]);
});

test.each([
  ['a brace is left', 'You and {other}.'],
  ['what is no word', 'There are NaN questions.'],
  ['two spaces', 'You  both did.'],
  ['a space before a sign', '@Alex , you did.'],
  ['two signs', '@Sam chose Really?.'],
  ['a straight apostrophe', "That's it."],
  ['a word twice', 'So you you said.'],
  ['a small letter at a beginning', 'It’s done. you did it.'],
  ['a plural for one', 'That’s 1 questions.'],
  ['a singular for many', 'That’s 12 question.'],
  ['an article before a vowel', 'You kept a answer.'],
  ['two styles of time', 'At 8:00 PM in Lisbon (15:00 in New York).'],
])('that %s is noticed', (problem, text) => {
  expect(problemsIn(text)).toContain(problem);
});

test.each([
  ['no branch for one', '{count, plural, other {# questions}}'],
  ['one and many are the same', '{count, plural, one {# question} other {# question}}'],
  ['a plural verb for one', '{count, plural, one {# more are} other {# more are there}} in it'],
  ['a singular verb for many', '{count, plural, one {One is} other {# is}} in it'],
  ['a plural for one', '{count, plural, one {# questions} other {# question}}'],
])('that there is %s is noticed', (problem, message) => {
  expect(problemsInBranches(message)).toContain(problem);
});

async function withPlaces(): Promise<number> {
  return Object.values(await englishCopy()).filter((message) => /\{/u.test(message)).length;
}
