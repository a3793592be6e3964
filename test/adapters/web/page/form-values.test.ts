import { expect, test } from 'vitest';
import { problemsIn, sentenceOf } from '../../../../adapters/web/page/form-values.ts';
import { renderForm } from '../../../../adapters/web/render-form.ts';
import { fullForm } from '../../../contract/platform-cards.ts';
import '../words.ts';

const form = renderForm(fullForm());
const fine = { typed: { words: 'Some words' }, picked: { one: ['a'], some: [] } };

test('a form that can be sent has no problems', () => {
  expect(problemsIn(form, fine)).toEqual({});
});

test('what is needed and missing is said beside it', () => {
  expect(problemsIn(form, { typed: { words: ' \n ' }, picked: { one: [], some: ['a'] } })).toEqual({
    words: 'Please write something here.',
    one: 'Please choose one.',
  });
});

test('text that is too long is not cut off but counted', () => {
  const problems = problemsIn(form, { ...fine, typed: { words: 'x'.repeat(3001) } });
  expect(problems).toEqual({ words: 'This is 1 character longer than the 3,000 that fit.' });
});

test('a menu says how many to choose', () => {
  const [, , menu] = form.inputs;
  if (menu?.kind !== 'menu') throw new Error('the form has no menu');
  const strict = { ...form, inputs: [{ ...menu, least: 2, most: 2 }] };
  expect(problemsIn(strict, { typed: {}, picked: { some: ['a'] } })).toEqual({ some: 'Please choose at least 2.' });
  expect(problemsIn(strict, { typed: {}, picked: { some: ['a', 'b', 'c'] } })).toEqual({
    some: 'Please choose at most 2.',
  });
});

test('what is written after a beginning is shown as it will be read, with the beginning that counts', () => {
  const [words] = form.inputs;
  if (words?.kind !== 'text') throw new Error('the form has no text');
  const begun = { ...words, begins: ['more', 'one'] };
  const typed = { words: 'you stayed' };
  const read = (picked: Record<string, readonly string[]>) => sentenceOf(begun, { typed, picked });
  expect(read({ one: ['I like that you…'] })).toBe('I like that you stayed');
  expect(read({ one: ['I like that you…'], more: ['I saw…'] })).toBe('I saw you stayed');
  expect(read({ one: ['own'] })).toBeNull();
  expect(sentenceOf(begun, { typed: {}, picked: { one: ['I like that you…'] } })).toBeNull();
  expect(sentenceOf({ ...words, begun: 'I like it when…' }, { typed, picked: {} })).toMatch(/^I like it when /);
  expect(sentenceOf(words, { typed, picked: { one: ['I like that you…'] } })).toBeNull();
});
