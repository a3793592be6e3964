import fc from 'fast-check';
import { checkPractices } from '../../../src/content/check-practices.ts';
import { type Practice, practiceFile } from '../../../src/content/schema/practice.ts';

const roles = [
  { id: 'speaker', name: 'speaker' },
  { id: 'listener', name: 'listener' },
] as const;

type Shape = {
  readonly kind: Practice['steps'][number]['kind'];
  readonly a: number;
  readonly b: number;
  readonly flag: boolean;
};

const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom('read', 'turn', 'confirm', 'ask', 'write', 'choose', 'wait', 'swap', 'agree'),
  a: fc.nat({ max: 30 }),
  b: fc.nat({ max: 30 }),
  flag: fc.boolean(),
});

/** Practices that keep to the schema and pass the check: every kind of step, every fork, with roles and without. */
export const randomPractice: fc.Arbitrary<Practice> = fc
  .record({ shapes: fc.array(shape, { minLength: 1, maxLength: 8 }), hasRoles: fc.boolean(), isAlone: fc.boolean() })
  .map(({ shapes, hasRoles, isAlone }) => practiceOf('random', shapes, hasRoles, isAlone && hasRoles));

/** Builds a practice whose steps lead on in order, with ways back and ahead in between. Throws if it is not valid. */
export function practiceOf(id: string, shapes: readonly Shape[], hasRoles: boolean, alone: boolean): Practice {
  const known = shapes
    .filter(({ kind }) => hasRoles || !['turn', 'confirm', 'write', 'swap'].includes(kind))
    // A swap never leads to another one.
    .filter(({ kind }, index, all) => kind !== 'swap' || all[index - 1]?.kind !== 'swap');
  const ids = [...known.map((_, index) => `step-${index}`), 'end'];
  const both = { speaker: 'You speak to {partner}, and {listener} listens.', listener: 'You listen to {speaker}.' };
  const says = hasRoles ? { text: 'Now, {speaker} and {listener}.', for: both } : { text: 'Now, both of you.' };
  const steps = known.map((one, index) => ({ id: ids[index], ...says, ...stepOf(one, index, ids, known, hasRoles) }));
  const data = {
    id,
    title: 'A random practice',
    purpose: 'To be walked through.',
    notFor: 'Not today.',
    minutes: 10,
    evidence: 'idea',
    heading: 'Somewhere',
    ...(hasRoles ? { roles } : {}),
    ...(alone ? { alone: true } : {}),
    steps: [
      { id: 'start', kind: 'read', ...says },
      ...steps.map(({ kind, ...step }) =>
        kind === 'swap' ? { kind, id: step.id, to: step['to'] } : { kind, ...step },
      ),
      {
        id: 'end',
        kind: 'close',
        text: 'That is it.',
        tryNext: 'Rest.',
        ...(shapes.length % 2 === 0 ? { line: 'A line?' } : {}),
      },
    ],
  };
  const practice = practiceFile.parse(data) as Practice;
  const problems = checkPractices({ practices: [{ path: `${id}.json`, name: id, data: practice }] });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return practice;
}

function stepOf(one: Shape, index: number, ids: readonly string[], all: readonly Shape[], hasRoles: boolean) {
  const { kind, a, b, flag } = one;
  const next = ids[index + 1] ?? 'end';
  const role = flag ? 'speaker' : 'listener';
  const anywhere = ids[a % ids.length] ?? 'end';
  switch (kind) {
    case 'turn':
      return { kind, role, minutes: 1 + (a % 20) };
    case 'confirm':
      return { kind, role };
    case 'ask': {
      const question = flag && hasRoles ? { speaker: 'What was it?', listener: 'What did you hear?' } : 'How was it?';
      const format = (['words', 'scale', 'options'] as const)[a % 3] ?? 'words';
      if (format === 'scale') return { kind, question, format, low: 'low', high: 'high' };
      return format === 'words'
        ? { kind, question, format }
        : { kind, question, format, options: options(2 + (b % 4)) };
    }
    case 'write':
      return { kind, role, parts: options(1 + (a % 4)), ...(b % 2 === 0 ? { kept: anywhere } : {}) };
    case 'choose': {
      const ways = [next, anywhere, ids[b % ids.length] ?? 'end'].slice(0, 2 + (a % 2));
      return {
        kind,
        who: hasRoles && a % 3 === 0 ? role : 'both',
        options: options(ways.length).map((option, at) => ({ ...option, next: ways[at] })),
      };
    }
    case 'wait':
      return {
        kind,
        minutes: [20, 45, 120, 720].slice(a % 3, 1 + (a % 3) + (b % 2)),
        over: 'It is over, both of you.',
        ...(flag && hasRoles ? { role } : {}),
      };
    case 'swap': {
      const back = all.slice(0, index).findLastIndex(({ kind: other }) => other !== 'swap');
      return { kind, to: back >= 0 ? ids[back] : 'start' };
    }
    case 'agree':
      return flag ? { kind, write: { label: 'What is it?' } } : { kind };
    default:
      return { kind: 'read' as const };
  }
}

function options(count: number): { id: string; label: string }[] {
  return ['one', 'two', 'three', 'four', 'five'].slice(0, count).map((id) => ({ id, label: `Option ${id}` }));
}
