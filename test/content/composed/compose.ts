import { plainMarkup, type Voice } from '../../../src/card/plain-text.ts';
import type { CopyKey } from '../../../src/content/copy.ts';
import type { Library } from '../../../src/content/library.ts';
import type { Values } from '../../../src/content/say.ts';
import { type Found, placesOf } from './branches.ts';
import { type Value, valuesOf } from './places.ts';

/** A sentence as somebody may come to read it. */
export type Composed = { readonly from: string; readonly text: string };

/** What has no values, so that nobody knows how it reads: `file.key:place`. */
export class UnknownPlaces extends Error {}

/**
 * Every sentence that has places, with what is usual in all of them, and then with all that is awkward in one place at a
 * time. It goes through the same door as the cards.
 */
export function composeCopy(
  library: Library,
  copy: Readonly<Record<string, string>>,
  voice: Voice,
): readonly Composed[] {
  const values = valuesOf(library);
  const unknown: string[] = [];
  const composed = Object.entries(copy).flatMap(([key, message]) => {
    const places = placesOf(message);
    if (places.length === 0) return [];
    const held = places.map((place) => ({ place, values: heldBy(key, place, values) }));
    unknown.push(...held.flatMap(({ place, values: all }) => (all.length === 0 ? [`${key}:${place.name}`] : [])));
    const usual = Object.fromEntries(held.map(({ place, values: [first = ''] }) => [place.name, first]));
    const cases = [
      usual,
      ...held.flatMap(({ place, values: all }) => all.slice(1).map((one) => ({ ...usual, [place.name]: one }))),
    ];
    const texts = cases.map((one) => plainMarkup(library.say(key as CopyKey, one as Values), voice));
    return [...new Set(texts)].map((text) => ({ from: key, text }));
  });
  if (unknown.length > 0) throw new UnknownPlaces(unknown.join('\n'));
  return composed;
}

function heldBy(
  key: string,
  place: Found,
  values: (keyAndPlace: string) => readonly Value[] | undefined,
): readonly Value[] {
  switch (place.kind) {
    case 'filled':
      return values(`${key}:${place.name}`) ?? [];
    case 'word':
      return place.options;
    case 'number':
      if (place.ordinal) return [1, 2, 3, 4, 11, 21, 31];
      return place.options.includes('=0') ? [2, 0, 1, 1200] : [2, 1, 1200];
  }
}
