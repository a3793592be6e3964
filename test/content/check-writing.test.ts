import { describe, expect, test } from 'vitest';
import type { LocaleSource } from '../../src/content/parse-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { bannedInCopy, sourcesInWhy } from '../../src/content/writing/check-wording.ts';
import { checkWriting } from '../../src/content/writing/check-writing.ts';
import { hasEscape, isSpoken, jokesIn, readingGrade } from '../../src/content/writing/measure.ts';
import { isReviewed } from '../../src/content/writing/reviewed-pairs.ts';
import { fixtureSources, pick, question, smallest, tip } from './content-fixture.ts';

const today = Date.parse('2026-11-29');

/** A question that keeps to everything. */
const good = { ...question, id: 'work-1', question: 'If it’s been a long day, what helps?' };
const choice = {
  ...good,
  format: 'choice',
  options: [
    { id: 'a', label: 'A walk' },
    { id: 'b', label: 'A talk' },
    { id: 'else', label: 'Something else' },
  ],
};

const nouns = 'rain fish milk door bell road lamp sock gold tent jump kiwi'.split(' ');
const verbs = 'fly hug buy zap cry pay wax nod vow ebb axe dig'.split(' ');

/** Questions that are nothing like each other, each beginning as `open` says. */
function many(count: number, open: (index: number) => string): readonly (typeof good)[] {
  return Array.from({ length: count }, (_, index) => ({
    ...good,
    id: `work-${index}`,
    question: `${open(index)} it’s ${nouns[index]} to ${verbs[index]}?`,
  }));
}

function check(changes: Record<string, unknown>, now = today): readonly string[] {
  const [english] = fixtureSources(changes) as readonly [LocaleSource];
  return checkWriting(english, now).map(describeProblem);
}

function inFile(...prompts: readonly unknown[]): readonly string[] {
  return check({ 'en/prompts/work.json': { theme: 'work', prompts } });
}

test('what is written well has no problems', () => {
  expect(inFile(good, { ...choice, id: 'work-2', question: 'You’re both home. What now?' })).toEqual([]);
});

test('what another language could not say in the same room is named', () => {
  const any = {
    ...(smallest('en')['en/starters/trust.json'] as object),
    'say-back': { hint: 'x'.repeat(79), starters: [{ text: 'You…' }, { text: 'So…' }] },
  };
  expect(check({ 'en/starters/trust.json': any })).toContain(
    'en/starters/trust.json, say-back hint: has 79 characters, and in other languages a third more. Use at most 78.',
  );
});

describe('the mixture of a file', () => {
  test('no word opens more than a quarter of a dozen questions', () => {
    const openings = ['Which', 'Which', 'Which', 'Which', 'When', 'When', 'Where', 'If', 'Say', 'On', 'At', 'You'];
    expect(inFile(...many(12, (index) => openings[index] ?? ''))).toEqual([
      expect.stringContaining('begins 33 % of its questions with "which", and may at most 25 %'),
    ]);
    expect(inFile(...many(11, (index) => openings[index] ?? ''))).toEqual([]);
  });

  test('two in five sound spoken', () => {
    const stiff = { ...good, id: 'work-2', question: 'Which hour is best?' };
    expect(inFile(good, stiff)).toEqual([]);
    expect(inFile(good, stiff, { ...stiff, id: 'work-3', question: 'Which chair is yours?' })).toEqual([
      expect.stringContaining('a contraction or a spoken turn in 33 % of its questions, and needs 40 %'),
    ]);
  });

  test('whoever picks has a way out', () => {
    const options = choice.options.slice(0, 2).concat({ id: 'c', label: 'A song' });
    for (const format of ['choice', 'guess']) {
      expect(inFile({ ...choice, format, options })).toEqual([
        expect.stringContaining('work-1, options: have no way out'),
      ]);
    }
    expect(inFile({ ...choice, format: 'rank', options })).toEqual([]);
  });

  test('a joke comes once', () => {
    const options = [{ id: 'a', label: 'A snack' }, { id: 'b', label: 'Another snack' }, ...choice.options.slice(2)];
    expect(inFile({ ...choice, options })).toEqual([
      expect.stringContaining('makes 2 options about snacks, and may at most 1'),
    ]);
  });

  test('it is easy to read', () => {
    const hard = 'it’s notwithstanding organizational responsibilities';
    expect(inFile(...many(12, (index) => `${nouns[index]} ${hard}`))).toContainEqual(
      expect.stringMatching(/takes [\d.]+ years of school to read/),
    );
  });

  test('enough of all questions are about the two of them', () => {
    const openings = ['Which', 'When', 'Where', 'If', 'Say', 'On', 'At', 'You', 'In', 'Who', 'How', 'It'];
    const self = many(12, (index) => openings[index] ?? '').map((one) => ({ ...one, about: 'self' }));
    expect(inFile(...self)).toEqual([expect.stringMatching(/are about the two of them in \d+ % of the questions/)]);
  });
});

describe('single sentences', () => {
  test.each([
    ['When the answer comes, what’s first?', 'says "answer comes"'],
    ['You’d tell somebody first. Why?', 'says "somebody"'],
    ['What would you sooner have, if it’s free?', 'says "would you sooner"'],
    ['What’d do you good today?', 'says "do you good"'],
    ['What’s hard, as far as you are concerned?', 'says "as far as you are concerned"'],
    ['What’s there? What isn’t?', 'asks twice'],
  ])('%s', (text, problem) => {
    expect(inFile({ ...good, question: text })).toEqual([expect.stringContaining(problem)]);
  });

  test('banned shapes are found in options, tips and starters too', () => {
    const options = [...choice.options.slice(1), { id: 'who', label: 'Somebody near' }];
    expect(inFile({ ...choice, options })).toEqual([expect.stringContaining('says "Somebody"')]);
    const tips = [
      { ...tip, id: 'one', idea: 'Thank somebody.' },
      { ...tip, id: 'calm-1' },
    ];
    expect(check({ 'en/tips/presence.json': { topic: 'presence', tips } })).toEqual([
      expect.stringContaining('en/tips/presence.json, one: says "somebody"'),
    ]);
  });

  test('a tip’s reason is no source', () => {
    const whys = ['Relationship coaches suggest it.', 'Our hunch: it helps.', 'It shows that you’re there.'];
    const tips = whys.map((why, index) => ({ ...tip, id: index === 0 ? 'calm-1' : `tip-${index}`, why }));
    const [source] = fixtureSources({ 'en/tips/presence.json': { topic: 'presence', tips } }) as readonly [
      LocaleSource,
    ];
    expect(sourcesInWhy(source).map(({ id }) => id)).toEqual(['calm-1', 'tip-1']);
  });

  test('the bot’s own sentences are looked at', () => {
    const [source] = fixtureSources({ 'en/copy/help.json': { title: 'The next question comes on Monday' } });
    expect(source && bannedInCopy(source).map(({ id }) => id)).toEqual(['title']);
  });
});

describe('what is nearly the same', () => {
  const one = { ...good, question: 'What photo of you two should’ve been framed long ago?' };
  const other = { ...good, id: 'work-2', question: 'What photo of us should’ve been framed a long time ago?' };

  test('is named with what it is like', () => {
    expect(inFile(one, other)).toEqual([expect.stringMatching(/work-2, question: is \d\d % like work-1/)]);
    expect(inFile(one, { ...other, retired: true })).toEqual([]);
  });

  test('is fine where somebody has looked at both', () => {
    expect(isReviewed('experiences-no-plan', 'experiences-free-day')).toBe(true);
    expect(isReviewed('experiences-no-plan', 'affection-welcome')).toBe(false);
  });
});

describe('what nobody would ever see', () => {
  test('an opener is about both, and of no pack', () => {
    const opener = { ...good, format: 'scale', low: 'Low', high: 'High', opener: true };
    expect(inFile(opener)).toEqual([]);
    expect(inFile({ ...opener, about: 'self' })).toEqual([expect.stringContaining('is about one of them only')]);
    expect(inFile({ ...opener, pack: 'married' })).toEqual([expect.stringContaining('is of a pack')]);
  });

  test('a follow-up to withdrawn questions alone', () => {
    const ask = { ...good, id: 'follow-1', question: 'Is it any better now, would you say honestly?' };
    const followUps = [{ follows: ['work-1'], after: 4, lead: 'Then.', ask }];
    const changes = { 'en/follow-ups/work.json': { theme: 'work', followUps } };
    const prompts = {
      theme: 'work',
      prompts: [
        { ...good, retired: true },
        { ...pick, id: 'work-2', question: 'It’s late?' },
      ],
    };
    expect(check({ ...changes, 'en/prompts/work.json': prompts })).toEqual([
      expect.stringContaining('follow-1, follows: names only questions that are withdrawn'),
    ]);
  });

  test('a beginning that fits nothing, or is there twice', () => {
    const way = { hint: 'Say it back.', starters: [{ text: 'So…' }, { text: 'So…' }] };
    const enjoy = { hint: 'Laugh.', starters: [{ text: 'I had to laugh at…', depths: [3] }] };
    const file = {
      theme: 'dreams',
      'say-back': way,
      'ask-more': { ...way, starters: [{ text: 'And…' }] },
      value: { ...way, starters: [{ text: 'I like…' }] },
      enjoy,
    };
    expect(check({ 'en/starters/dreams.json': file })).toEqual([
      expect.stringContaining('say-back 2: is there already'),
      expect.stringContaining('enjoy 1: fits no answer for which this way is offered'),
    ]);
  });
});

test('what is said of outside help is compared twice a year', () => {
  expect(check({}, Date.parse('2027-01-28'))).toEqual([]);
  expect(check({}, Date.parse('2027-01-29'))).toEqual([
    expect.stringContaining('en/support/general.json, checked: is 181 days ago, and may be at most 180'),
  ]);
});

test.each([
  ['What’s new?', true],
  ['You’ve won. What now?', true],
  ['Who wouldn’t?', true],
  ['Honestly, who snores?', true],
  ['What is your partner’s best joke?', false],
  ['Which season is yours?', false],
])('sounds spoken: %s %s', (text, spoken) => {
  expect(isSpoken({ ...good, question: text } as never)).toBe(spoken);
});

test.each([
  ['Neither, honestly', true],
  ['Somewhere else', true],
  ['It depends on the day', true],
  ['It’s different every day', true],
  ['Nothing, I am fast asleep', false],
  ['Both hands', false],
])('is a way out: %s %s', (label, isOut) => {
  expect(hasEscape({ ...choice, options: [{ id: 'x', label }] } as never)).toBe(isOut);
});

test('a joke is counted by whole words', () => {
  const options = ['A snackable plan', 'Snacks for two', 'A nap', 'A napkin'].map((label, id) => ({
    id: `${id}`,
    label,
  }));
  expect(jokesIn([{ ...choice, options } as never], 'snacks')).toBe(1);
  expect(jokesIn([{ ...choice, options } as never], 'naps')).toBe(1);
});

test('the reading grade rises with words and sentences', () => {
  expect(readingGrade([])).toBe(0);
  expect(readingGrade(['The cat sat on the mat.'])).toBeLessThan(
    readingGrade(['The domesticated animal occupied furniture.']),
  );
});
