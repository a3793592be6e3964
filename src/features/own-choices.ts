import { optionWords } from '../card/option-words.ts';
import type { PartnerWords } from '../model/partner-words.ts';

/** Something on a list of the couple's own, by its id and the words that it goes by. */
type Named = { readonly id: string; readonly words: PartnerWords };

/** Those that hold every word that was typed, in whatever case; those that begin with it come first. */
export function fitting<T extends Named>(all: readonly T[], typed: string): readonly T[] {
  const wanted = folded(typed);
  const parts = wanted.split(' ');
  const begins = (one: T) => folded(one.words.reveal()).startsWith(wanted);
  const fits = all.filter(({ words }) => parts.every((part) => folded(words.reveal()).includes(part)));
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))];
}

/**
 * The one that is meant by what stands in an option: its id, as a platform gives it when it was picked from what was
 * proposed; its words; or words that fit it alone. `null` for none or several.
 */
export function meant<T extends Named>(all: readonly T[], typed: string): T | null {
  const byId = all.find(({ id }) => id === typed);
  if (byId !== undefined) return byId;
  const wanted = folded(typed);
  if (wanted === '') return null;
  const same = all.filter(({ words }) => [words.reveal(), optionWords(words)].some((text) => folded(text) === wanted));
  const [only, ...more] = same.length > 0 ? same : fitting(all, typed);
  return only !== undefined && more.length === 0 ? only : null;
}

/** As choices of an option: each is picked by its id. */
export function choicesOf(all: readonly Named[]): readonly { readonly value: string; readonly label: string }[] {
  return all.map(({ id, words }) => ({ value: id, label: optionWords(words) }));
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
