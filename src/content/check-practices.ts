import { type ByRole, exitsOf, type Step } from '../model/practice/script.ts';
import type { LocaleSource } from './parse-content.ts';
import type { ContentProblem } from './problem.ts';
import type { Practice } from './schema/practice.ts';

/** Whether every practice can be walked to its end, whatever the two choose, and everybody in it exists. */
export function checkPractices({ practices }: Pick<LocaleSource, 'practices'>): readonly ContentProblem[] {
  return practices.flatMap(({ path, name, data }) => {
    const problems = [...misnamed(name, data), ...brokenWays(data), ...brokenRoles(data)];
    return problems.map((problem) => ({ file: path, id: data.id, ...problem }));
  });
}

type Problem = Omit<ContentProblem, 'file' | 'id'>;

function misnamed(name: string, { id }: Practice): readonly Problem[] {
  if (name === id) return [];
  return [{ field: 'id', what: `is "${id}", but the file is "${name}"`, remedy: `name the file ${id}.json` }];
}

function brokenWays(practice: Practice): readonly Problem[] {
  const { steps } = practice;
  const ids = steps.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  const lost = steps.flatMap((step) =>
    exitsOf(practice, step)
      .filter((exit) => !ids.includes(exit))
      .map((exit) => at(step, `leads to "${exit}", which is no step`, 'write the id of a step of this practice')),
  );
  const broken = [
    ...twice.map((id) => ({ field: `step ${id}`, what: 'is there twice', remedy: 'give one of them another id' })),
    ...lost,
    ...steps
      .filter((step) => step.kind !== 'close' && exitsOf(practice, step).length === 0)
      .map((step) => at(step, 'is a dead end: nothing comes after it', 'end with a "close" step, or add "next"')),
  ];
  return broken.length > 0 ? broken : [...unreachable(practice), ...endless(practice), ...circular(practice)];
}

function unreachable(practice: Practice): readonly Problem[] {
  const reached = reachableFrom(practice, practice.steps[0]);
  return practice.steps
    .filter(({ id }) => !reached.has(id))
    .map((step) => at(step, 'is never reached', 'lead another step to it, or remove it'));
}

/** From every step there has to be a way to the end. */
function endless(practice: Practice): readonly Problem[] {
  const ends = practice.steps.filter(({ kind }) => kind === 'close').map(({ id }) => id);
  return practice.steps
    .filter((step) => !ends.some((id) => reachableFrom(practice, step).has(id)))
    .map((step) => at(step, 'has no way to the end', 'lead it, or a step after it, to a "close" step'));
}

/** Steps that nobody has to press on may not lead to themselves. */
function circular(practice: Practice): readonly Problem[] {
  return practice.steps
    .filter((step) => step.kind === 'swap' && exitsOf(practice, step).some((id) => isSwap(practice, id)))
    .map((step) => at(step, 'leads to another swap', 'lead it to a step in which somebody does something'));
}

function isSwap({ steps }: Practice, wanted: string): boolean {
  return steps.some(({ id, kind }) => id === wanted && kind === 'swap');
}

function reachableFrom(practice: Practice, first: Step | undefined): ReadonlySet<string> {
  const reached = new Set<string>();
  for (let fresh = first === undefined ? [] : [first]; fresh.length > 0; ) {
    for (const { id } of fresh) reached.add(id);
    const exits = new Set(fresh.flatMap((step) => exitsOf(practice, step)));
    fresh = practice.steps.filter(({ id }) => exits.has(id) && !reached.has(id));
  }
  return reached;
}

function brokenRoles(practice: Practice): readonly Problem[] {
  const roles = practice.roles?.map(({ id }) => id) ?? [];
  const needed = new Set(practice.steps.flatMap(rolesIn));
  return [
    ...practice.steps.flatMap((step) => roleProblems(step, roles)),
    ...roles
      .filter((id) => !needed.has(id))
      .map((id) => ({
        field: 'roles',
        what: `has "${id}", which no step speaks of`,
        remedy: 'use the role, or leave out the roles if both do the same',
      })),
    ...(new Set(roles).size === roles.length
      ? []
      : [{ field: 'roles', what: 'has one role twice', remedy: 'give them different ids' }]),
  ];
}

function roleProblems(step: Step, roles: readonly string[]): readonly Problem[] {
  const unknown = rolesIn(step)
    .filter((id) => !roles.includes(id))
    .map((id) => at(step, `needs the role "${id}", which nobody has`, roleRemedy(roles)));
  const halves = [...variantsOf(step)].some((one) => roles.some((id) => !(id in one)))
    ? [at(step, 'has words for one of the two roles only', `write them for ${roles.join(' and ')}`)]
    : [];
  const swap =
    step.kind === 'swap' && roles.length === 0 ? [at(step, 'swaps roles, and there are none', roleRemedy([]))] : [];
  const silent =
    'text' in step || step.kind === 'swap' || ('for' in step && step.for !== undefined) || step.kind === 'ask'
      ? []
      : [at(step, 'says nothing', 'add "text", or "for" with words for each role')];
  const places = textsOf(step).flatMap((text) => [...text.matchAll(/\{([^}]*)\}|[{}]/gu)].map(([, name]) => name));
  const lost = places
    .filter((name) => name === undefined || ![...roles, 'partner'].includes(name))
    .map((name) => at(step, `has the place {${name ?? ''}}, which nobody fills`, `use ${placesFor(roles)}`));
  const shared = partnerInShared(step) ? [at(step, 'says {partner} to both', 'use it in "for" only')] : [];
  return [...unknown, ...halves, ...swap, ...silent, ...lost, ...shared];
}

function rolesIn(step: Step): readonly string[] {
  const own = 'role' in step && step.role !== undefined ? [step.role] : [];
  const who = step.kind === 'choose' && step.who !== 'both' ? [step.who] : [];
  return [...own, ...who, ...variantsOf(step).flatMap((one) => Object.keys(one))];
}

function variantsOf(step: Step): readonly ByRole[] {
  const words = 'for' in step && step.for !== undefined ? [step.for] : [];
  return step.kind === 'ask' && typeof step.question !== 'string' ? [...words, step.question] : words;
}

function textsOf(step: Step): readonly string[] {
  return [...sharedTexts(step), ...('for' in step ? Object.values(step.for ?? {}) : [])];
}

function sharedTexts(step: Step): readonly string[] {
  const text = 'text' in step && step.text !== undefined ? [step.text] : [];
  return step.kind === 'wait' ? [...text, step.over] : text;
}

function partnerInShared(step: Step): boolean {
  return sharedTexts(step).some((text) => text.includes('{partner}'));
}

function roleRemedy(roles: readonly string[]): string {
  return roles.length === 0 ? 'add "roles" to the practice' : `use ${roles.map((id) => `"${id}"`).join(' or ')}`;
}

function placesFor(roles: readonly string[]): string {
  return [...roles, 'partner'].map((id) => `{${id}}`).join(', ');
}

function at({ id }: Pick<Step, 'id'>, what: string, remedy: string): Problem {
  return { field: `step ${id}`, what, remedy };
}
