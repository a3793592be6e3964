import { expect, test } from 'vitest';
import { checkContent } from '../../src/content/check-content.ts';
import { parseContent } from '../../src/content/parse-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { aQuestionnaire, fixtureSources, fixtureTexts, smallest } from './content-fixture.ts';

type Draft = ReturnType<typeof aQuestionnaire>;

/** What is wrong with style.json once it was changed, without the file's name. */
function check(change: (draft: Draft) => object): readonly string[] {
  const file = change(aQuestionnaire('style'));
  return checkContent(fixtureSources({ 'en/questionnaires/style.json': file }))
    .map(describeProblem)
    .map((line) => line.replace('en/questionnaires/style.json, ', ''));
}

const [dimension] = aQuestionnaire('style').dimensions;
const [low, high] = aQuestionnaire('style').readings[0]?.regions ?? [];

function withDimension(changes: object) {
  return (draft: Draft) => ({ ...draft, dimensions: [{ ...dimension, ...changes }] });
}

test('a questionnaire that hangs together has no problems', () => {
  expect(check((draft) => draft)).toEqual([]);
});

test('all three have to be there, each in the file of its name', () => {
  expect(checkContent(fixtureSources({ 'en/questionnaires/pulse.json': undefined })).map(describeProblem)).toEqual([
    'en/questionnaires/pulse.json: lacks the questionnaire "pulse". Write it.',
  ]);
  const misplaced = fixtureSources({ 'en/questionnaires/style.json': aQuestionnaire('pulse') });
  expect(checkContent(misplaced).map(describeProblem).join('\n')).toContain('is "pulse", but the file is for "style"');
});

test('each item is in one dimension, no more and no less', () => {
  const second = { id: 'still', text: 'It is still here.', scale: 'how' };
  expect(check((draft) => ({ ...draft, items: [...draft.items, second] }))).toEqual([
    'still: is in no dimension. Add it to one, or remove it.',
  ]);
  expect(check(withDimension({ items: ['quiet', 'quiet'] }))[0]).toContain('quiet: is in more than one place');
  expect(check(withDimension({ items: ['quiet', 'loud'] }))[0]).toContain('calm, items: names "loud", which is none');
  expect(check(withDimension({ reversed: ['loud'] }))[0]).toContain('calm, items: names "loud"');
});

test('levels rise, and every one of them is reached by some answers', () => {
  const levels = (...all: object[]) => withDimension({ levels: all });
  expect(check(levels({ id: 'low' }, { id: 'high' }))).toEqual([
    'calm, levels low: is out of order. Let upTo rise from level to level, and leave it out in the last one alone.',
  ]);
  expect(check(levels({ id: 'low', upTo: 3 }, { id: 'high', upTo: 2 }))[0]).toContain('levels high: is out of order');
  expect(check(levels({ id: 'low', upTo: 3.2 }, { id: 'mid', upTo: 3.8 }, { id: 'high' }))).toEqual([
    'calm, levels mid: is reached by no answers. Move its borders, or remove it.',
  ]);
});

test('regions leave no gap, do not overlap, and are all reached', () => {
  const regions =
    (...all: (object | undefined)[]) =>
    (draft: Draft) => ({ ...draft, readings: [{ id: 'calm', regions: all }], patterns: undefined });
  const third = { ...low, id: 'third' };
  const about = (problems: readonly string[]) => problems.filter((one) => !one.startsWith('patterns'));
  expect(about(check(regions(low, { ...high, when: [{ calm: ['low'] }] })))).toEqual([
    'calm: has more than one region for calm low: low, high. Leave it to one of them.',
    'calm: has no region for calm high. Add one, or let one of the others reach there.',
  ]);
  expect(about(check(regions(low, high, third)))[0]).toContain('has more than one region for calm low: low, third');
  expect(about(check(regions(low, high, { ...low, id: 'none', when: [{ calm: ['middling'] }] })))).toEqual([
    'none, when: names "calm middling", which is no level of a dimension. Correct it.',
  ]);
  const wide = { ...low, when: [{ calm: ['low', 'high'] }] };
  expect(about(check(regions(wide, { ...high, when: [{ calm: ['high'], other: ['x'] }] })))[0]).toContain('"other"');
});

test('ids, scales, tips and pairs of regions have to be there', () => {
  const [item] = aQuestionnaire('style').items;
  expect(check((draft) => ({ ...draft, items: [item, item] }))[0]).toContain('quiet, id: is used twice');
  expect(check((draft) => ({ ...draft, items: [{ ...item, scale: 'often' }] }))).toEqual([
    'quiet, scale: "often" is no scale of this file. Use one of these: how.',
  ]);
  expect(check(withDimension({ guide: { ...dimension?.guide, tip: 'presence-2' } }))[0]).toContain(
    'calm, guide tip: names "presence-2", which is no tip in use',
  );
  expect(check((draft) => ({ ...draft, patterns: draft.patterns.slice(1) }))).toEqual([
    'patterns low and low: is missing. Write how the two tend to meet.',
  ]);
  const twice = { of: ['high', 'low'], text: 'Again.', question: 'And now?' };
  expect(check((draft) => ({ ...draft, patterns: [...draft.patterns, twice] }))[0]).toContain(
    'patterns high and low: is of no two regions, or there twice',
  );
  const pulse = { ...aQuestionnaire('pulse'), dimensions: [{ ...dimension, guide: undefined }] };
  expect(checkContent(fixtureSources({ 'en/questionnaires/pulse.json': pulse })).map(describeProblem)).toEqual([
    'en/questionnaires/pulse.json, calm, guide: is missing. Write it.',
  ]);
});

test('a text over its limit is named with its item and field', () => {
  const long = { ...aQuestionnaire('style'), items: [{ id: 'quiet', text: 'very '.repeat(21), scale: 'how' }] };
  const { problems } = parseContent(fixtureTexts({ 'en/questionnaires/style.json': long }));
  expect(problems.map(describeProblem).join('\n')).toContain('en/questionnaires/style.json, quiet');
  const four = { ...aQuestionnaire('style'), scales: { how: ['Never', 'Rarely', 'Often', 'Always'] } };
  expect(parseContent(fixtureTexts({ 'en/questionnaires/style.json': four })).problems).not.toEqual([]);
});

test('a translation keeps the ids, what options count for, the levels and the regions', () => {
  const german = aQuestionnaire('style');
  const changed = {
    ...german,
    dimensions: [{ ...dimension, levels: [{ id: 'low', upTo: 2 }, { id: 'high' }] }],
  };
  const problems = checkContent(fixtureSources({ ...smallest('de'), 'de/questionnaires/style.json': changed })).map(
    describeProblem,
  );
  expect(problems).toEqual([
    expect.stringContaining('de/questionnaires/style.json, style dimension calm: differs from English'),
  ]);
});
