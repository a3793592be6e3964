import type { Deed, Step } from './step.ts';

/** Lists of steps that are simpler: first without whole stretches, then without a step, then with a plainer step. */
export function* shorterSteps(steps: readonly Step[]): Generator<readonly Step[]> {
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = steps.length - size; from > -size; from -= size) {
      const start = Math.max(from, 0);
      yield [...steps.slice(0, start), ...steps.slice(from + size)];
    }
  }
  for (const [index, step] of steps.entries()) {
    for (const plainer of plainerSteps(step)) yield steps.with(index, plainer);
  }
}

function plainerSteps(step: Step): readonly Step[] {
  if (step.do === 'at once') return step.both;
  if (step.do === 'restart') return step.after === null ? [] : [step.after, { ...step, after: null }];
  return plainerDeeds(step);
}

function plainerDeeds(step: Step): readonly Deed[] {
  return [
    ...('twice' in step && step.twice ? [{ ...step, twice: false }] : []),
    ...('flavour' in step && step.flavour !== 'plain' ? [{ ...step, flavour: 'plain' as const }] : []),
  ];
}
