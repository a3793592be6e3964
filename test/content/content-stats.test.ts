import { expect, test } from 'vitest';
import { checkShelf } from '../../src/content/check-shelf.ts';
import { contentStats } from '../../src/content/content-stats.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { gates } from '../../src/content/writing/gates.ts';
import { fixtureSources, pick, question } from './content-fixture.ts';

test('counts what is in use, by theme, format, mood, depth and evidence', () => {
  const stats = contentStats(fixtureSources());
  expect(stats['en']).toMatchObject({
    prompts: 3,
    journeys: 0,
    followUps: 0,
    tips: 2,
    practices: 0,
    lessons: 0,
    dateIdeas: 0,
    starters: 282,
    questionnaires: 3,
    support: 1,
    copy: 2,
    byTheme: { trust: 2, 'check-ins': 1 },
    byTopic: { presence: 2 },
    byFormat: { words: 2, 'this-or-that': 1 },
    byMood: { everyday: 3 },
    byDepth: { 1: 3 },
    byEvidence: { idea: 5 },
  });
});

test('how it is written is counted by file, and beside what it is held to', () => {
  const spoken = { ...question, id: 'trust-3', question: 'Who’d you call?', about: 'self', pack: 'apart' };
  const changes = { 'en/prompts/trust.json': { theme: 'trust', prompts: [question, spoken] } };
  const writing = contentStats(fixtureSources(changes))['en']?.writing;
  expect(writing?.byAbout).toEqual({ both: 2, self: 1 });
  expect(writing?.byPack).toMatchObject({ apart: 1, married: 0 });
  expect(writing?.byOpening).toEqual({ what: 1, who: 1, how: 1 });
  expect(writing?.files['trust']).toMatchObject({ prompts: 2, aboutBoth: 50, spoken: 50, escapes: 100, older: false });
  expect(writing?.gates['aboutBoth']).toEqual({ found: 67, ...gates.aboutBoth });
});

test('a withdrawn question is not counted', () => {
  const prompts = [question, { ...pick, retired: true }];
  expect(contentStats(fixtureSources({ 'en/prompts/trust.json': { theme: 'trust', prompts } }))['en']?.prompts).toBe(2);
});

test('a guess is counted as one, by what it is on', () => {
  const who = { ...question, id: 'trust-3', question: 'Who naps more?', format: 'who-of-us' };
  const prompts = [question, who, { ...who, id: 'trust-4', question: 'Who hums more?', guess: true }];
  const stats = contentStats(fixtureSources({ 'en/prompts/trust.json': { theme: 'trust', prompts } }));
  expect(stats['en']?.byFormat).toEqual({ words: 2, 'who-of-us': 1, 'guess on who-of-us': 1 });
});

test('a shelf with too little on it says how much to write', () => {
  const problems = fixtureSources().flatMap(checkShelf).map(describeProblem);
  expect(problems).toContain('en/prompts/trust.json: has 2 questions in use, and needs 10. Write 8 more.');
  expect(problems).toContain('en/tips/presence.json: has 2 tips in use, and needs 3. Write 1 more.');
});
