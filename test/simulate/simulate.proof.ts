import { expect, test } from 'vitest';
import { cardText } from '../fakes/seen-text.ts';
import { compare } from './compare.ts';
import { type Lived, live } from './run.ts';
import { whatCame } from './what-came.ts';

/** Six couples for two months over the end of summer time: few, because the whole of it is a command of its own. */
const span = {
  couples: [1, 2, 3, 4, 5, 6],
  seed: 3,
  begin: Date.parse('2026-10-01T00:00:00Z'),
  months: 2,
} as const;

const lived = live({ ...span, store: 'memory' });

test('what comes is what the rules say; and what does not is found', async () => {
  const life = await lived;
  const { came, differences } = compare(life);
  expect(differences).toEqual([]);
  expect(came).toBeGreaterThan(40);
  const first = life.seen.find((one) => whatCame(one, life.written)?.length === 1);
  if (first === undefined) throw new Error('nothing came');
  const found = (changed: Partial<Lived>) => compare({ ...life, ...changed }).differences;
  expect(found({ seen: life.seen.filter((one) => one !== first) })).toEqual([expect.stringContaining('did not: ')]);
  expect(found({ seen: [...life.seen, first] })).toEqual([expect.stringContaining('should not have: ')]);
  const later = life.seen.map((one) => (one === first ? { ...one, at: one.at + 60_000 } : one));
  expect(found({ seen: later })).toHaveLength(2);
  expect(found({ seen: [...life.seen, { ...first, key: 'something new' }] })).toHaveLength(1);
  expect(found({ errors: ['something'] })).toHaveLength(1);
});

test('on the store in memory and on the database the same comes in the same minute, to the last word and id', async () => {
  // In which order the jobs of a minute are done is nobody's promise.
  const came = ({ seen, notes }: Lived) =>
    [...seen, ...notes]
      .map(({ at, room, key, card }) => `${new Date(at).toISOString()} ${room} ${key} ${cardText(card)}`)
      .toSorted();
  expect(came(await lived)).toEqual(came(await live({ ...span, store: 'database' })));
});
