import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinWords } from '../../src/card/join-words.ts';
import { checkContent } from '../../src/content/check-content.ts';
import { replyCases } from '../../src/content/check-starters.ts';
import { chooseStarters } from '../../src/content/choose-starters.ts';
import type { Library } from '../../src/content/library.ts';
import { parseContent } from '../../src/content/parse-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { fittingWays, type ReplyCase, replyCase } from '../../src/model/result.ts';
import { themes } from '../../src/model/theme.ts';
import { type HelpedWay, ways } from '../../src/model/way.ts';
import { fixtureSources, fixtureTexts, question, smallest } from './content-fixture.ts';

const starters = Object.fromEntries(
  globSync('content/en/starters/*.json').map((path) => [
    basename(path, '.json'),
    JSON.parse(readFileSync(path, 'utf8')),
  ]),
) as Library['starters'];

const words: ReplyCase = { result: 'words', depth: 2, hasWords: true, about: 'self', glad: false };
const bare = { hasWords: false, about: 'both', glad: false } as const;
const asked = { about: 'both', mood: 'everyday' } as const;

describe('how two answers stand to each other', () => {
  const pick = { choice: 'tea', guess: 'soup' };
  test.each([
    ['words', 1, {}, {}, 'words'],
    ['scale', 1, { choice: '2' }, { choice: '2' }, 'scale-same'],
    ['scale', 2, { choice: '2' }, { choice: '4' }, 'scale-near'],
    ['scale', 3, { choice: '1' }, { choice: '4' }, 'scale-far'],
    ['choice', 1, pick, { choice: 'tea' }, 'same'],
    ['this-or-that', 2, pick, { choice: 'soup' }, 'different'],
    ['guess', 1, pick, { choice: 'soup' }, 'guess-right'],
    ['guess', 1, pick, { choice: 'tea' }, 'guess-wrong'],
    ['who-of-us', 1, { choice: 'me' }, { choice: 'partner' }, 'who-same'],
    ['who-of-us', 1, { choice: 'me' }, { choice: 'me' }, 'who-different'],
    ['hot-take', 2, { choice: '4' }, { choice: '3' }, 'take-same'],
    ['hot-take', 2, { choice: '2' }, { choice: '3' }, 'take-different'],
    ['rank', 2, { order: ['a', 'b', 'c'] }, { order: ['a', 'c', 'b'] }, 'rank-same'],
    ['rank', 2, { order: ['a', 'b', 'c'] }, { order: ['b', 'a', 'c'] }, 'rank-different'],
    ['rank', 2, {}, { order: ['b', 'a', 'c'] }, 'words'],
    // One of the two had their answer forgotten.
    ['choice', 1, {}, { choice: 'tea' }, 'words'],
  ] as const)('%s at depth %i: %o and %o are %s', (format, depth, mine, theirs, result) => {
    const found = { result, depth, hasWords: false, about: 'both', glad: depth === 1 };
    expect(replyCase({ ...asked, format, depth, mood: 'playful' }, mine, theirs)).toEqual(found);
  });

  test.each([
    ['scale', { choice: '1', guess: '4' }, { choice: '4' }, 'guess-right'],
    ['scale', { choice: '4', guess: '5' }, { choice: '4' }, 'guess-near'],
    ['scale', { choice: '4', guess: '1' }, { choice: '4' }, 'guess-wrong'],
    ['hot-take', { choice: '4', guess: '1' }, { choice: '2' }, 'guess-near'],
    ['who-of-us', { choice: 'me', guess: 'me' }, { choice: 'partner' }, 'guess-right'],
    ['who-of-us', { choice: 'me', guess: 'me' }, { choice: 'me' }, 'guess-wrong'],
    // Answered before the question asked for a guess as well.
    ['scale', { choice: '4' }, { choice: '4', guess: '4' }, 'scale-same'],
  ] as const)('with a guess, %s: %o and %o are %s', (format, mine, theirs, result) => {
    expect(replyCase({ ...asked, format, depth: 1, guess: true }, mine, theirs).result).toBe(result);
  });

  test.each<[ReplyCase, readonly HelpedWay[]]>([
    [{ ...words, depth: 1 }, ways],
    [{ ...words, glad: true }, ways],
    [words, ['say-back', 'ask-more', 'value']],
    [{ ...bare, result: 'same', depth: 2 }, ['ask-more', 'value', 'enjoy']],
    [{ ...bare, result: 'same', depth: 3 }, ['ask-more', 'value']],
    [{ ...bare, result: 'different', depth: 2, hasWords: true }, ['say-back', 'ask-more', 'value']],
    [{ ...bare, result: 'scale-far', depth: 1 }, ['ask-more', 'value', 'enjoy']],
  ])('%o can be replied to by %o', (what, expected) => {
    expect(fittingWays(what)).toEqual(expected);
  });
});

describe('whether one can laugh or cheer', () => {
  test.each([
    ['words', 1, 'playful', undefined, true],
    ['words', 1, 'everyday', undefined, false],
    ['words', 1, 'playful', 'hard', false],
    ['mission', 1, 'everyday', 'good', true],
    ['words', 2, 'meaningful', undefined, false],
    ['finish', 2, 'meaningful', 'good', true],
    ['choice', 1, 'everyday', undefined, true],
    ['choice', 2, 'playful', undefined, false],
  ] as const)('%s at depth %i, %s, news %s: %s', (format, depth, mood, news, glad) => {
    const pick = format === 'choice' ? { choice: 'tea' } : {};
    expect(replyCase({ ...asked, format, depth, mood, news }, pick, pick).glad).toBe(glad);
  });

  test('whom a question of their own is about is not known', () => {
    expect(replyCase({ ...asked, format: 'words', depth: 1, own: {} }, {}, {}).about).toBe(null);
  });
});

describe('beginnings', () => {
  test('there are three at least for every theme, result, depth and way', () => {
    const few = themes.flatMap((theme) =>
      replyCases.flatMap((what) =>
        fittingWays(what)
          .filter((way) => chooseStarters(starters, theme, way, what, 'x').length < 3)
          .map((way) => `${theme} ${way} ${what.result} ${what.depth}`),
      ),
    );
    expect(few).toEqual([]);
  });

  const first = (way: HelpedWay, what: ReplyCase, seed = 'a') => chooseStarters(starters, 'fears', way, what, seed);
  const own = (way: 'ask-more' | 'value') => starters.fears?.[way].starters.map(({ text }) => text);

  test('to words, those of the theme come first', () => {
    expect(own('value')).toContain(first('value', { ...words, depth: 3 })[0]);
  });

  test('to picks, those for how the picks stand to each other, then those of the theme that fit a pick', () => {
    const apart: ReplyCase = { ...bare, result: 'scale-far', depth: 3 };
    const found = first('ask-more', apart);
    expect(found[0]).toMatch(/What’s behind that number|What’s it like on your end|When’s it different for you/);
    expect(own('ask-more')).toContain(found[3]);
    expect(found).not.toContain('How do you usually handle…');
  });

  test('what is for one depth stays there', () => {
    expect(first('value', { ...bare, result: 'same', depth: 3 })).toContain('You’re not alone with…');
    expect(first('value', { ...bare, result: 'same', depth: 1 })).not.toContain('You’re not alone with…');
  });

  test('what laughs is not for what may hurt, and what asks about oneself not for what is said of us', () => {
    const enjoyed = (glad: boolean, about: ReplyCase['about']) => first('enjoy', { ...words, depth: 1, glad, about });
    expect(enjoyed(true, 'self')).toEqual(expect.arrayContaining(['Wait, so…', 'Tell me the story of…', 'Let’s…']));
    expect(enjoyed(true, 'both')).not.toContain('Tell me the story of…');
    expect(enjoyed(true, null)).not.toContain('Tell me the story of…');
    expect(enjoyed(false, 'self')).toEqual(expect.arrayContaining(['If I could, I’d…', 'Let’s…']));
    expect(enjoyed(false, 'self')).not.toContain('Wait, so…');
    expect(first('value', words)).toContain('Thank you for telling me…');
    expect(first('value', { ...words, glad: true })).not.toContain('Thank you for telling me…');
  });

  test('not always the same come first, and for one question always the same', () => {
    const firsts = [...'abcdefgh'].map((seed) => first('say-back', words, seed)[0]);
    expect(new Set(firsts).size).toBeGreaterThan(1);
    expect(first('say-back', words, 'q')).toEqual(first('say-back', words, 'q'));
  });
});

describe('checking them', () => {
  const check = (changes: Record<string, unknown>) => checkContent(fixtureSources(changes)).map(describeProblem);
  const { 'en/starters/any.json': any, 'en/starters/fears.json': fears } = smallest('en') as Record<string, object>;
  const only = (fits: object) => ({ hint: 'Look.', starters: [{ text: 'I like…', ...fits }] });

  test('a combination that has none is refused, by file, way, result and depth', () => {
    const problems = check({
      'en/starters/any.json': { ...any, value: only({ fits: ['picks'] }) },
      'en/starters/fears.json': { ...fears, value: only({ fits: ['words'], depths: [1, 2] }) },
    });
    expect(problems).toEqual([
      'en/starters/any.json, value: has no beginning that fits "words" at depth 1. Write one here, or one for every theme in any.json.',
      'en/starters/any.json, value: has no beginning that fits "words" at depth 2. Write one here, or one for every theme in any.json.',
      'en/starters/any.json, value: has no beginning that fits "words" at depth 3. Write one here, or one for every theme in any.json.',
      'en/starters/fears.json, value: has no beginning that fits "words" at depth 3. Write one here, or one for every theme in any.json.',
    ]);
  });

  test('what lacks for one kind of answer alone is refused, and whose answer that is', () => {
    const value = (one: object) => ({ 'en/starters/any.json': { ...any, value: only({ fits: ['words'], ...one }) } });
    const [first] = check({ ...value({ glad: true }), 'en/starters/fears.json': undefined });
    expect(first).toContain('has no beginning that fits "words" at depth 1, about "both", with news that may be hard.');
    expect(check(value({ about: 'self' }))[0]).toContain('about "both", with good news.');
    expect(() => fixtureSources(value({ fits: ['picks'], glad: true }))).toThrow('write \\"fits\\": [\\"words\\"]');
  });

  test.each([
    [{ depth: 1, mood: 'playful', news: 'hard' }, true],
    [{ depth: 1, mood: 'everyday', news: 'hard' }, false],
    [{ depth: 1, mood: 'everyday', news: 'good' }, true],
    [{ depth: 1, mood: 'playful', news: 'good' }, false],
    [{ depth: 2, news: 'good' }, true],
    [{ depth: 2, news: 'hard' }, false],
    [{ depth: 3, news: 'good' }, false],
  ])('a question that says %o: %s', (marked, isAccepted) => {
    const file = { theme: 'trust', prompts: [{ ...question, ...marked }] };
    const { problems } = parseContent(fixtureTexts({ 'en/prompts/trust.json': file }));
    expect(problems.map(describeProblem).join().includes('eave out "news"')).toBe(!isAccepted);
  });

  test('what fits every theme has to be there, with something to enjoy', () => {
    expect(check({ 'en/starters/any.json': undefined })[0]).toContain('en/starters/any.json: lacks the starters');
    expect(check({ 'en/starters/any.json': fears && { ...fears, theme: 'any' } })).toEqual([
      'en/starters/any.json, enjoy: is missing. Write it.',
    ]);
  });
});

describe('a sentence that was begun', () => {
  test.each([
    ['I like that you…', 'kept the light on', 'I like that you kept the light on'],
    ['I like that you…', 'you kept it', 'I like that you kept it'],
    ['I like that you…', 'That you kept it', 'I like that you kept it'],
    ['I like that you…', 'I like that you kept it', 'I like that you kept it'],
    ['I like that you…', '…you, kept it', 'I like that you kept it'],
    ['So for you, it’s…', "It's home", 'So for you, it’s home'],
    ['I like that you…', 'young ones first', 'I like that you young ones first'],
    ['What was it like when…', 'when\nwe met', 'What was it like when we met'],
    ['I like that you…', '  that you ', ''],
    ['I like that you…', '', ''],
    ['I like that you…', '❤️ all of it', 'I like that you ❤️ all of it'],
  ])('“%s” and “%s”', (beginning, written, sentence) => {
    expect(joinWords(beginning, written)).toBe(sentence);
  });
});
