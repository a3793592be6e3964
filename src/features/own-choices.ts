import { optionWords } from '../card/option-words.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import { foldName } from '../schedule/fold-name.ts';

/** Something on a list of the couple's own, by its id and the words that it goes by. */
type Named = { readonly id: string; readonly words: PartnerWords };

/** Those that hold every word that was typed, whatever the case, accents and signs; those that begin with it come first. */
export function fitting<T extends Named>(all: readonly T[], typed: string): readonly T[] {
  // Signs alone, such as an emoji, are looked for as they stand.
  const fold = foldName(typed) === '' ? asWritten : foldName;
  const wanted = fold(typed);
  const parts = wanted.split(' ');
  const begins = (one: T) => fold(one.words.reveal()).startsWith(wanted);
  const fits = all.filter(({ words }) => parts.every((part) => fold(words.reveal()).includes(part)));
  return [...fits.filter(begins), ...fits.filter((one) => !begins(one))];
}

/**
 * The one that is meant by what stands in an option: its id, as a platform gives it when it was picked from what was
 * proposed; its words; or words that fit it alone. `null` for none or several.
 */
export function meant<T extends Named>(all: readonly T[], typed: string): T | null {
  const byId = all.find(({ id }) => id === typed);
  if (byId !== undefined) return byId;
  if (asWritten(typed) === '') return null;
  const found = [same(all, typed, asWritten), same(all, typed, foldName), fitting(all, typed)];
  const [only, ...more] = found.find((some) => some.length > 0) ?? [];
  return only !== undefined && more.length === 0 ? only : null;
}

/** As choices of an option: each is picked by its id. */
export function choicesOf(all: readonly Named[]): readonly { readonly value: string; readonly label: string }[] {
  return all.map(({ id, words }) => ({ value: id, label: optionWords(words) }));
}

/** Those whose words, whole or as a menu shows them, are what was typed. */
function same<T extends Named>(all: readonly T[], typed: string, fold: (text: string) => string): readonly T[] {
  const wanted = fold(typed);
  if (wanted === '') return [];
  return all.filter(({ words }) => [words.reveal(), optionWords(words)].some((text) => fold(text) === wanted));
}

/** With its signs, whatever the case. */
function asWritten(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim();
}
