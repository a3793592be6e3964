import { describe, expect, test } from 'vitest';
import { assembleContent } from '../../src/content/assemble-content.ts';
import { checkContent } from '../../src/content/check-content.ts';
import { contentStats } from '../../src/content/content-stats.ts';
import { parseContent } from '../../src/content/parse-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { fixtureSources, fixtureTexts, question, smallest } from './content-fixture.ts';

const lesson = {
  id: 'calm',
  heading: 'basics',
  place: 1,
  title: 'Calm',
  summary: 'What calm is.',
  pages: [{ title: 'Sit down', text: 'Sit down for a moment.', evidence: 'idea' }],
  question: 'trust-1',
  practice: 'sitting',
  tip: 'calm-1',
};

const practice = {
  id: 'sitting',
  title: 'Sitting',
  purpose: 'To sit.',
  notFor: 'Not while walking.',
  minutes: 5,
  evidence: 'idea',
  heading: 'Somewhere',
  steps: [
    { id: 'sit', kind: 'read', text: 'Sit.' },
    { id: 'end', kind: 'close', text: 'Done.', tryNext: 'Sit again.' },
  ],
};

const files = (...all: readonly (typeof lesson | object)[]) => ({
  'en/practices/sitting.json': practice,
  ...Object.fromEntries(all.map((one) => [`en/lessons/${(one as { id: string }).id}.json`, one])),
});

/** What is wrong with these lessons. */
function check(...all: readonly object[]): readonly string[] {
  return checkContent(fixtureSources(files(...all))).map(describeProblem);
}

/** What their files are refused for by themselves. */
function refusals(changes: object): readonly string[] {
  return parseContent(fixtureTexts(files({ ...lesson, ...changes }))).problems.map(describeProblem);
}

test('a lesson whose question, practice and tip are there has no problems', () => {
  expect(check(lesson)).toEqual([]);
});

describe('a lesson leads to what is in use', () => {
  test('and names what is not, by file, id and field', () => {
    expect(check({ ...lesson, question: 'trust-9', practice: 'standing', tip: 'calm-9' })).toEqual([
      'en/lessons/calm.json, calm, question: names "trust-9", which is no question in use that can be asked at any time. Name one that is, and not of us.json or calendar.json.',
      'en/lessons/calm.json, calm, practice: names "standing", which is no practice in use. Name one that is.',
      'en/lessons/calm.json, calm, tip: names "calm-9", which is no tip in use. Name one that is.',
    ]);
  });

  test('withdrawn ones are not, nor are the questions of the weekly check-in', () => {
    expect(check({ ...lesson, question: 'us-1' })[0]).toContain('question: names "us-1"');
    const withdrawn = fixtureSources({
      ...files(lesson),
      'en/practices/sitting.json': { ...practice, retired: true },
      'en/prompts/trust.json': { theme: 'trust', prompts: [{ ...question, retired: true }] },
    });
    expect(checkContent(withdrawn).map(({ field }) => field)).toEqual(['question', 'practice']);
  });

  test('what a withdrawn lesson leads to does not matter', () => {
    expect(check({ ...lesson, question: 'trust-9', retired: true })).toEqual([]);
  });
});

describe('every lesson can be reached', () => {
  test('the file is called by its id', () => {
    const problems = checkContent(fixtureSources({ ...files(), 'en/lessons/other.json': lesson }));
    expect(problems.map(describeProblem)).toEqual([
      'en/lessons/other.json, calm, id: is "calm", but the file is "other". Name the file calm.json.',
    ]);
  });

  test('no two have one title, or one place in the list', () => {
    expect(check(lesson, { ...lesson, id: 'quiet', title: 'CALM' })).toEqual([
      'en/lessons/quiet.json, quiet, place: is that of "calm" too. Give one of the two another place.',
      'en/lessons/quiet.json, quiet, title: is never reached by its title: "calm" has the same. Call one of the two something else.',
    ]);
  });

  test('a heading is not one that the list lacks', () => {
    expect(refusals({ heading: 'weather' })[0]).toContain('calm.json, heading: is none of the known values');
  });

  test('a menu holds all that stand under one heading', () => {
    expect(refusals({ place: 26 })[0]).toContain('calm.json, place: is too long: at most 25');
    const many = Array.from({ length: 26 }, (_, at) => ({
      ...lesson,
      id: `calm-${at}`,
      title: `Calm ${at}`,
      place: Math.min(at + 1, 25),
    }));
    expect(check(...many).join('\n')).toContain(
      'calm-25, heading: is never reached: the menu of "basics" holds 25 lessons.',
    );
  });
});

describe('a lesson is written so that it can be read on a phone', () => {
  const [page] = lesson.pages;
  test('a page is short, and says what it says as it stands', () => {
    const withText = (text: string) => refusals({ pages: [{ ...page, text }] })[0];
    expect(withText('calm '.repeat(81))).toContain('Use at most 80 words');
    expect(withText('Ask {partner}.')).toContain('Leave out braces and tags');
    expect(withText('Sit down!')).toContain('Leave out the exclamation mark');
  });

  test('a table has two columns, and rows of a few words', () => {
    const table = { columns: ['One', 'Two'], rows: [{ name: 'How', cells: ['So.', 'Else.'] }] };
    expect(refusals({ pages: [{ ...page, table }] })[0]).toContain('is too short: at least 2');
    const row = { name: 'How', cells: ['word '.repeat(17), 'Else.'] };
    expect(refusals({ pages: [{ ...page, table: { ...table, rows: [row, row] } }] })[0]).toContain('at most 16 words');
  });
});

test('only what is for one person alone leads to nothing in the channel, and then to nothing at all', () => {
  const { question: _, practice: __, ...bare } = lesson;
  expect(check({ ...bare, alone: true })).toEqual([]);
  expect(refusals({ alone: true })[0]).toContain('leave out "question" and "practice"');
  expect(parseContent(fixtureTexts(files(bare))).problems.map(describeProblem)[0]).toContain(
    'Add "question" and "practice"',
  );
});

test('the library has those in use, by heading and place, and the count too', () => {
  const sources = fixtureSources(
    files(
      { ...lesson, id: 'a', title: 'A', place: 2 },
      { ...lesson, id: 'b', title: 'B' },
      { ...lesson, id: 'c', title: 'C', heading: 'signs' },
      { ...lesson, id: 'd', title: 'D', place: 3, retired: true },
    ),
  );
  expect([...assembleContent(sources).library('en').lessons.keys()]).toEqual(['b', 'a', 'c']);
  expect(contentStats(sources)['en']?.lessons).toBe(3);
});

test('another language has the same lessons, with the same pages and links', () => {
  const other = Object.entries(smallest('de')).map(([path, data]) => [path, data] as const);
  const inGerman = { ...lesson, pages: [...lesson.pages, { ...lesson.pages[0], evidence: 'study' }] };
  const sources = fixtureSources({
    ...files(lesson),
    ...Object.fromEntries(other),
    'de/practices/sitting.json': practice,
    'de/lessons/calm.json': inGerman,
  });
  const shape = 'at place 1 of basics, with trust-1, sitting, calm-1 and the pages idea';
  expect(checkContent(sources).map(describeProblem)).toEqual([
    `de/lessons/calm.json, calm: differs from English. Make it ${shape}.`,
  ]);
});
