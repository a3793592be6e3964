import { expect, test } from 'vitest';
import { bothAllow, neitherRulesOut } from '../../src/features/both-allow.ts';
import type { Pack } from '../../src/model/pack.ts';
import { sampleCouple, samplePrompts } from './check-in/couple-loop.ts';

// What journeys and follow-ups ask goes through here.
test.each<[Pack[], Pack[], boolean]>([
  [[], [], false],
  [['apart'], [], false],
  [[], ['apart'], false],
  [['apart'], ['married'], false],
  [['married', 'apart'], ['apart'], true],
])('a question of a pack needs the yes of both: %j and %j', (one, other, allowed) => {
  const { partners, ...couple } = sampleCouple();
  const [first, second] = partners;
  const pair = {
    ...couple,
    partners: [
      { ...first, packs: one },
      { ...second, packs: other },
    ],
  } as const;
  const [prompt] = samplePrompts;
  if (prompt === undefined) throw new Error('no prompt');
  expect(bothAllow({ ...prompt, pack: 'apart' }, pair, { never: new Set() })).toBe(allowed);
  expect(bothAllow(prompt, pair, { never: new Set() })).toBe(true);
});

test('a question that was withdrawn is not asked any more, but nobody has ruled it out', () => {
  const [prompt] = samplePrompts;
  if (prompt === undefined) throw new Error('no prompt');
  const withdrawn = { ...prompt, retired: true } as const;
  expect(bothAllow(withdrawn, sampleCouple(), { never: new Set() })).toBe(false);
  expect(neitherRulesOut(withdrawn, sampleCouple(), { never: new Set() })).toBe(true);
  expect(neitherRulesOut(withdrawn, sampleCouple(), { never: new Set([prompt.id]) })).toBe(false);
});
