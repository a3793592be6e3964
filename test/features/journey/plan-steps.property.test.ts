import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bothAllow } from '../../../src/features/both-allow.ts';
import { journeysIn, nextStep, planSteps } from '../../../src/features/journey/plan-steps.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { day } from '../../../src/model/instant.ts';
import { newRun } from '../../../src/model/journey.ts';
import { type Depth, type Theme, themes } from '../../../src/model/theme.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { sampleCouple } from '../check-in/couple-loop.ts';

const library = (await shippedContent()).library('en');
const ids = [...library.prompts.keys()];
const now = Date.parse('2026-11-02T20:00:00Z');

const wishes = fc.record({
  depth: fc.constantFrom<Depth>(1, 2, 3),
  never: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 30 }),
  out: fc.uniqueArray(fc.constantFrom<Theme>(...themes), { maxLength: 5 }),
});

const past = fc.array(fc.tuple(fc.constantFrom(...ids), fc.nat({ max: 800 })), { maxLength: 60 });

function couplesOf({ depth, out }: { depth: Depth; out: Theme[] }): Couple {
  const { partners, ...rest } = sampleCouple();
  return {
    ...rest,
    partners: [
      { ...partners[0], themesNever: out },
      { ...partners[1], depthLimit: depth },
    ],
  };
}

test('whatever the two want, and change their minds about, a journey keeps its count and asks only what both allow', () => {
  fc.assert(
    fc.property(
      wishes,
      wishes,
      past,
      fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
      (before, later, asked, roll) => {
        const random = () => roll.next().value ?? 0;
        for (const journey of journeysIn(library)) {
          const history = {
            asked: new Map(asked.map(([id, days]) => [id, now - days * day])),
            never: new Set(before.never),
            lastPromptId: null as string | null,
          };
          const steps = planSteps(library, journey, couplesOf(before), history, now);
          expect(steps).toEqual(journey.questions.filter((id) => steps.includes(id)));
          for (const id of steps) {
            const prompt = library.prompts.get(id);
            expect(prompt !== undefined && bothAllow(prompt, couplesOf(before), history)).toBe(true);
          }
          const couple = couplesOf(later);
          const never = new Set([...before.never, ...later.never]);
          let run = newRun({ id: 'run', coupleId: couple.id, journey: journey.id, by: null, steps }, now);
          const came = new Set<string>();
          for (const [index] of steps.entries()) {
            const at = now + index * day;
            const prompt = nextStep(library, run, couple, { ...history, never }, random);
            if (prompt === null) return;
            expect(bothAllow(prompt, couple, { never })).toBe(true);
            expect(came.has(prompt.id)).toBe(false);
            came.add(prompt.id);
            history.asked.set(prompt.id, at);
            history.lastPromptId = prompt.id;
            run = { ...run, asked: run.asked + 1 };
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a step that the content has lost since, or that was asked meanwhile, is filled in', () => {
  const couple = sampleCouple();
  const steps = ['no-such-question', 'appreciation-medal'];
  const run = newRun({ id: 'run', coupleId: couple.id, journey: 'first-two-weeks', by: null, steps }, now);
  const history = { asked: new Map([['appreciation-medal', now + day]]), never: new Set<string>(), lastPromptId: null };
  for (const asked of [0, 1]) {
    const prompt = nextStep(library, { ...run, asked }, couple, history, () => 0.3);
    expect(prompt?.apart).toBeUndefined();
    expect(steps).not.toContain(prompt?.id);
  }
});
