import { expect, test } from 'vitest';
import { fillMessage, type Held } from '../../src/card/message.ts';
import { piecesOf } from '../../src/content/pieces-of.ts';

function said(message: string, held: Held, language = 'en', locale = language): string {
  return fillMessage<never>(piecesOf(message, language), held, { language, locale }).join('');
}

test('a sentence as plain data says the same: places, numbers, words, and what is counted as the language counts', () => {
  expect(said('{name} has {count, number} left', { name: 'Sam', count: 1200 }, 'en', 'en-GB')).toBe(
    'Sam has 1,200 left',
  );
  const chosen = '{on, select, yes {Turn {what} off} other {Turn it on}}';
  expect([said(chosen, { on: 'yes', what: 'it' }), said(chosen, { on: 'no' })]).toEqual(['Turn it off', 'Turn it on']);
  const counted = '{n, plural, =0 {none} one {# answer} other {# answers of {name}}}';
  expect([0, 1, 1500].map((n) => said(counted, { n, name: 'Sam' }))).toEqual([
    'none',
    '1 answer',
    '1,500 answers of Sam',
  ]);
  const polish = '{n, plural, one {# pytanie} few {# pytania} many {# pytań} other {# pytania}}';
  expect([1, 3, 5].map((n) => said(polish, { n }, 'pl'))).toEqual(['1 pytanie', '3 pytania', '5 pytań']);
});

test('what it has no place for is refused, rather than left out', () => {
  for (const message of [
    '<b>Now</b>',
    '{at, time}',
    '{n, selectordinal, other {#th}}',
    '{n, plural, offset:1 other {#}}',
  ])
    expect(() => piecesOf(message, 'en'), message).toThrow(TypeError);
});

test('something that is no text keeps its place in the midst of it', () => {
  const name = { element: 'bdi' };
  const voice = { language: 'en', locale: 'en' };
  expect(fillMessage(piecesOf('as {name} sees it', 'en'), { name }, voice)).toEqual(['as ', name, ' sees it']);
});
