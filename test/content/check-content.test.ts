import { expect, test } from 'vitest';
import { checkContent } from '../../src/content/check-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { calmTip, fixtureSources, pick, question, smallest, tip } from './content-fixture.ts';

function check(changes: Record<string, unknown> = {}): readonly string[] {
  return checkContent(fixtureSources(changes)).map(describeProblem);
}

test('content that fits together has no problems', () => {
  expect(check()).toEqual([]);
});

test('an id used in two files is named with both', () => {
  const same = { ...question, question: 'Another one?' };
  expect(check({ 'en/prompts/fears.json': { theme: 'fears', prompts: [same] } })).toEqual([
    'en/prompts/trust.json, trust-1, id: is used already in en/prompts/fears.json. Give the newer of the two another id.',
  ]);
});

test('the same question under another id is found, whatever its punctuation', () => {
  const same = { ...question, id: 'fears-1', question: 'what helps you, to trust' };
  expect(check({ 'en/prompts/fears.json': { theme: 'fears', prompts: [same] } })[0]).toContain(
    'asks the same as fears-1',
  );
});

test('a theme that is not that of the file is a problem', () => {
  expect(check({ 'en/prompts/trust.json': { theme: 'fears', prompts: [question] } })).toEqual([
    'en/prompts/trust.json, theme: is "fears", but the file is for "trust". Write "trust" here, or rename the file to fears.json.',
  ]);
});

test('a theme needs no starters of its own, and those for every theme are needed', () => {
  expect(check({ 'en/starters/dreams.json': undefined })).toEqual([]);
  expect(check({ 'en/starters/any.json': undefined })).toEqual([
    'en/starters/any.json: lacks the starters that fit every theme. Write it.',
  ]);
});

test('support without a general file is refused', () => {
  expect(check({ 'en/support/general.json': undefined })[0]).toContain('en/support/general.json: lacks');
});

test('the weekly check-in needs questions of its own, and no other file may hold them', () => {
  expect(check({ 'en/prompts/us.json': undefined })[0]).toContain('en/prompts/us.json: lacks');
  const stray = { ...question, id: 'trust-3', question: 'How are you two?', ritual: 'us' };
  expect(check({ 'en/prompts/trust.json': { theme: 'trust', prompts: [question, stray] } })[0]).toContain(
    'trust-3, ritual: belongs to the weekly check-in only',
  );
});

test('what is for a time of the year is in calendar.json, all of it, and is asked by nothing else', () => {
  const spring = { ...question, id: 'spring-1', question: 'And in spring?', when: 'spring' };
  const calendar = (...prompts: readonly unknown[]) => ({ 'en/prompts/calendar.json': { theme: 'seasons', prompts } });
  expect(check(calendar(spring))).toEqual([]);
  expect(check({ 'en/prompts/trust.json': { theme: 'trust', prompts: [question, spring] } })).toEqual([
    'en/prompts/trust.json, spring-1, when: belongs to calendar.json only. Leave it out, or move the question there.',
  ]);
  const stray = { ...question, id: 'spring-2', question: 'And now?' };
  const opener = { ...pick, id: 'spring-3', question: 'Sun or rain?', when: 'spring', opener: true };
  expect(check(calendar(stray, opener)).map((problem) => problem.split('.')[1])).toEqual([
    'json, spring-2, when: is missing',
    'json, spring-3, opener: is for any day',
  ]);
  const follows = { ask: { ...spring, id: 'spring-4', question: 'How was it?' }, follows: ['spring-1'], after: 2 };
  const words = { id: 'a-year', title: 'A year', purpose: 'For a year.', opening: 'It begins.', closing: 'It’s over.' };
  const questions = ['trust-1', 'trust-2', 'spring-1', 'trust-1', 'trust-2'];
  const used = check({
    ...calendar(spring),
    'en/follow-ups/seasons.json': { theme: 'seasons', followUps: [{ ...follows, lead: 'You were asked.' }] },
    'en/journeys/a-year.json': { ...words, evidence: 'idea', questions },
  });
  expect(used).toEqual(
    expect.arrayContaining([
      'en/journeys/a-year.json, a-year, questions spring-1: is asked around spring only. Ask another question here.',
      'en/follow-ups/seasons.json, spring-4, when: is for calendar.json only. Leave it out: it has a time of its own.',
    ]),
  );
});

test('a sentence that is not a valid ICU message is named by file and key', () => {
  expect(check({ 'en/copy/help.json': { title: 'Hello {name' } })).toEqual([
    'en/copy/help.json, title: is not a valid ICU message. Check its braces, quotes and tags: each opened one must be closed.',
  ]);
});

test('a tag that Attune does not know is refused', () => {
  expect(check({ 'en/copy/help.json': { title: 'Hello <u>you</u>' } })[0]).toContain('unknown tag <u>');
  expect(check({ 'en/copy/preview.json': { title: 'Hello <b>you</b>' } })[0]).toContain('the page of the preview');
});

test('a translation with everything in it has no problems', () => {
  expect(check(smallest('de'))).toEqual([]);
});

test('a translation must have every sentence of English, with the same places', () => {
  const problems = check({ ...smallest('de'), 'de/copy/help.json': { title: 'Hilfe {name}' } });
  expect(problems).toEqual([
    'de/copy/help.json, group: is missing. Translate it from English.',
    'de/copy/help.json, title: has other places than English. Use none.',
  ]);
});

test('a translation keeps the ids of questions, options and tips', () => {
  const renamed = { ...pick, options: [pick.options[0], { id: 'kaffee', label: 'Kaffee' }] };
  const problems = check({
    ...smallest('de'),
    'de/prompts/trust.json': { theme: 'trust', prompts: [question, renamed] },
    'de/tips/presence.json': { topic: 'presence', tips: [{ ...tip, id: 'anwesend-1' }, calmTip] },
  });
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'de/prompts/trust.json, trust-2',
    'de/tips/presence.json, presence-1',
    'de/tips/presence.json, anwesend-1',
  ]);
});

test('a translation guesses where English does, and nowhere else', () => {
  const who = { ...question, question: 'Who naps?', format: 'who-of-us' };
  const problems = check({
    ...smallest('de'),
    'en/prompts/trust.json': { theme: 'trust', prompts: [{ ...who, guess: true }] },
    'de/prompts/trust.json': { theme: 'trust', prompts: [who] },
  });
  expect(problems).toEqual([
    'de/prompts/trust.json, trust-1: differs from English. Make it who-of-us, depth 1 with a guess.',
  ]);
});

test('content without English is refused', () => {
  const german = fixtureSources(smallest('de')).filter(({ locale }) => locale === 'de');
  expect(checkContent(german)[0]?.what).toBe('there is no English');
});
