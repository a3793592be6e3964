import { expect, test } from 'vitest';
import { fitting, meant } from '../../src/features/own-choices.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';

const all = ['A café in Łódź', 'See the sea', '🌊', '海を見る', '🌊🌊', 'see the sea 🌊'].map((words, at) => ({
  id: `id-${at}`,
  words: new PartnerWords(words),
}));

test.each([
  ['cafe in lodz', ['id-0']],
  ['LÓDŹ — café!', ['id-0']],
  ['sea', ['id-1', 'id-5']],
  ['see, the: sea.', ['id-1', 'id-5']],
  ['海', ['id-3']],
  ['🌊', ['id-2', 'id-4', 'id-5']],
  ['🏔', []],
  ['', all.map(({ id }) => id)],
])('%s fits', (typed, ids) => {
  expect(fitting(all, typed).map(({ id }) => id)).toEqual(ids);
});

test('one is meant by its id, its words, or what fits it alone, signs or none', () => {
  const of = (typed: string) => meant(all, typed)?.id ?? null;
  expect(['id-3', 'lodz', '🌊', '🌊🌊', 'See the Sea 🌊', 'see the séa', '!', '  ', 'e'].map(of)).toEqual([
    'id-3',
    'id-0',
    'id-2',
    'id-4',
    'id-5',
    null,
    null,
    null,
    null,
  ]);
});
