import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { type Lived, live } from './run.ts';

/** Six couples for two months over the end of summer time: few, because the whole of it is a command of its own. */
const span = {
  couples: [1, 2, 3, 4, 5, 6],
  seed: 3,
  begin: Date.parse('2026-10-01T00:00:00Z'),
  months: 2,
  store: 'memory',
} as const;

test('what comes is what the rules say; and what does not is found', async () => {
  const lived = await live(span);
  const { came, differences } = compare(lived);
  expect(differences).toEqual([]);
  expect(came).toBeGreaterThan(40);
  const seen = lived.seen.filter(({ key }) => /^check-in:[^:]+$/.test(key));
  const [first] = seen;
  if (first === undefined) throw new Error('nothing came');
  const found = (changed: Partial<Lived>) => compare({ ...lived, ...changed }).differences;
  expect(found({ seen: lived.seen.filter((one) => one !== first) })).toEqual([expect.stringContaining('did not: ')]);
  expect(found({ seen: [...lived.seen, first] })).toEqual([expect.stringContaining('should not have: ')]);
  const later = lived.seen.map((one) => (one === first ? { ...one, at: one.at + 60_000 } : one));
  expect(found({ seen: later })).toHaveLength(2);
  expect(found({ errors: ['something'] })).toHaveLength(1);
});
