import { expect, test } from 'vitest';
import { placesIn } from '../../src/content/check-copy.ts';
import type { Library } from '../../src/content/library.ts';
import { pseudoContent } from '../fakes/pseudo/pseudo-content.ts';
import { pseudoCopy } from '../fakes/pseudo/pseudo-copy.ts';
import { isMade, pseudo, unpseudo } from '../fakes/pseudo/pseudo-words.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import { englishCopy } from './composed/all-composed.ts';

/**
 * The language that nobody speaks, with which `test/flows/pseudo.proof.ts` goes through every card and form: it has all of
 * English, in other words.
 */
test('its words are a third longer, with other letters, and from right to left', () => {
  expect(pseudo('Tell {partner} how it was…')).toBe('\u200fṬẹḷḷɐ {partner} ḥọẉɐ ịṭɐ ẉạṣɐ…');
  expect(unpseudo(pseudo('What’s “that”?'))).toBe('What’s “that”?');
  const long = 'Something that takes a few more words than that, as some sentences do.';
  expect(pseudo(long).length / long.length).toBeCloseTo(1.33, 1);
});

test('its sentences have the places and the branches of the English ones', async () => {
  for (const [key, message] of Object.entries(await englishCopy())) {
    expect([key, placesIn(pseudoCopy(message), 'en')]).toEqual([key, placesIn(message, 'en')]);
  }
  expect(pseudoCopy('<cmd>checkin now</cmd> for {n, plural, one {# day} other {# days}}')).toBe(
    '\u200f<cmd>checkin now</cmd> ḟọṛɐ {n, plural, one {# ḍạỵɐ} other {# ḍạỵṣɐ}}\u200f',
  );
});

test('everything that people read is in it, and says the same', async () => {
  const [strange, english] = [(await pseudoContent()).library('en'), (await shippedContent()).library('en')];
  const parts = [
    'prompts',
    'journeys',
    'tips',
    'practices',
    'lessons',
    'dateIdeas',
    'starters',
    'questionnaires',
  ] as const;
  const read = (library: Library) => textsIn(parts.map((part) => library[part]));
  expect(read(strange).map(unpseudo)).toEqual(read(english));
  const sentences = read(strange).filter((text) => /[A-Za-z]+ [A-Za-z]+ /u.test(text) && !isMade(text));
  // The headings of the article, which nobody is shown.
  expect(sentences.filter((text) => !headings.has(text))).toEqual([]);
  expect(strange.say.text('journey.title')).not.toBe(english.say.text('journey.title'));

  function textsIn(value: unknown): readonly string[] {
    if (typeof value === 'string') return [value];
    if (value instanceof Map) return [...value.values()].flatMap(textsIn);
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
  }
});

const headings = new Set(
  [...(await shippedContent()).library('en').practices.values()].map(({ heading }) => String(heading)),
);
