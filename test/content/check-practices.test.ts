import { expect, test } from 'vitest';
import { checkPractices } from '../../src/content/check-practices.ts';
import { parseContent } from '../../src/content/parse-content.ts';
import { describeProblem } from '../../src/content/problem.ts';
import { fixtureTexts } from './content-fixture.ts';

const read = { id: 'first', kind: 'read', text: 'Sit down together.' };
const end = { id: 'end', kind: 'close', text: 'That is it.', tryNext: 'Rest a little.' };
const roles = [
  { id: 'speaker', name: 'speaker' },
  { id: 'listener', name: 'listener' },
];
const both = { speaker: 'You speak.', listener: 'You listen to {partner}.' };
const turn = { id: 'speak', kind: 'turn', role: 'speaker', minutes: 3, for: both };

const sound = {
  id: 'walk',
  title: 'A walk',
  purpose: 'To walk together.',
  notFor: 'Not in a storm.',
  minutes: 20,
  evidence: 'idea',
  heading: 'Practical Tips',
  steps: [read, end],
};

function problemsIn(changes: object): readonly string[] {
  const texts = fixtureTexts({ 'en/practices/walk.json': { ...sound, ...changes } });
  const { sources, problems } = parseContent(texts);
  return [...problems, ...sources.flatMap(checkPractices)].map(describeProblem);
}

test('a sound one is well', () => {
  expect(problemsIn({})).toEqual([]);
  expect(problemsIn({ roles, steps: [turn, { id: 'swap', kind: 'swap', to: 'speak' }, end] })).toEqual([]);
});

const choose = (one: string, two: string) => ({
  id: 'fork',
  kind: 'choose',
  who: 'both',
  text: 'Where to?',
  options: [
    { id: 'one', label: 'One', next: one },
    { id: 'two', label: 'Two', next: two },
  ],
});

test.each<[string, object, string]>([
  [
    'a dead end',
    { steps: [end, read] },
    'walk, step first: is a dead end: nothing comes after it. End with a "close" step, or add "next".',
  ],
  [
    'a step that nothing leads to',
    { steps: [{ ...read, next: 'end' }, { ...read, id: 'lost' }, end] },
    'walk, step lost: is never reached.',
  ],
  [
    'a step that is none',
    { steps: [{ ...read, next: 'nowhere' }, end] },
    'walk, step first: leads to "nowhere", which is no step.',
  ],
  ['a way that goes round', { steps: [read, choose('first', 'fork'), end] }, 'walk, step end: is never reached.'],
  [
    'no way to the end',
    { steps: [choose('round', 'end'), { ...read, id: 'round', next: 'round' }, end] },
    'walk, step round: has no way to the end.',
  ],
  [
    'a role that nobody has',
    { steps: [{ ...turn, for: undefined, text: 'Go on.' }, end] },
    'walk, step speak: needs the role "speaker", which nobody has. Add "roles" to the practice.',
  ],
  ['a role that no step speaks of', { roles }, 'walk, roles: has "speaker", which no step speaks of.'],
  [
    'words for one role only',
    { roles, steps: [{ ...turn, for: { speaker: 'You speak.' } }, end] },
    'walk, step speak: has words for one of the two roles only.',
  ],
  [
    'a place that nobody fills',
    { steps: [{ ...read, text: 'Look at {speaker}.' }, end] },
    'walk, step first: has the place {speaker}, which nobody fills.',
  ],
  [
    '{partner} to both',
    { steps: [{ ...read, text: 'Look at {partner}.' }, end] },
    'walk, step first: says {partner} to both.',
  ],
  ['a step that says nothing', { steps: [{ id: 'first', kind: 'read' }, end] }, 'walk, step first: says nothing.'],
  ['two steps of one name', { steps: [read, read, end] }, 'walk, step first: is there twice.'],
  [
    'two swaps in a row',
    { roles, steps: [turn, { id: 'a', kind: 'swap', to: 'speak' }, { id: 'b', kind: 'swap', to: 'speak' }, end] },
    'walk, step a: leads to another swap.',
  ],
  [
    'a swap without roles',
    { steps: [read, { id: 'a', kind: 'swap', to: 'first' }, end] },
    'walk, step a: swaps roles, and there are none.',
  ],
  ['another name than its file', { id: 'run' }, 'run, id: is "run", but the file is "walk". Name the file run.json.'],
  [
    'a text over the limit',
    { steps: [{ ...read, text: 'word '.repeat(71) }, end] },
    'first, text: does not keep to the writing rules. Use at most 70 words.',
  ],
  [
    'a label over the limit',
    {
      steps: [choose('end', 'end'), end].map((one) =>
        'options' in one ? { ...one, options: [{ id: 'a', label: 'x'.repeat(35), next: 'end' }, ...one.options] } : one,
      ),
    },
    'fork, options 1 label: is too long: at most 34.',
  ],
  [
    'a place in a form',
    { steps: [{ ...read, kind: 'ask', format: 'words', question: 'How is {partner}?' }, end] },
    'first, question: ',
  ],
  [
    'a kind of step that is none',
    { steps: [{ ...read, kind: 'sing' }, end] },
    'first, kind: is none of the known values.',
  ],
])('%s is refused, by file, id, step and reason', (_, changes, expected) => {
  const found = problemsIn(changes);
  expect(found.join('\n')).toContain(expected);
  expect(found.every((one) => one.startsWith('en/practices/walk.json, '))).toBe(true);
});
