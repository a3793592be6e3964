import type { SupportFile } from '../../content/schema/support.ts';
import type { Choice } from '../../port/command-spec.ts';

/** The file of a country by its code or its name, in whatever case and without accents; `null` if there is none. */
export function findCountry(files: readonly SupportFile[], typed: string): SupportFile | null {
  const wanted = fold(typed);
  if (wanted === '') return null;
  return files.find(({ id, country }) => fold(id) === wanted || fold(country) === wanted) ?? null;
}

/** Countries that begin with, or contain, what was typed; all of them while nothing was. */
export function suggestCountries(files: readonly SupportFile[], typed: string): readonly Choice[] {
  const wanted = fold(typed);
  return inOrder(files)
    .filter(({ id, country }) => fold(id) === wanted || fold(country).includes(wanted))
    .toSorted((a, b) => rank(a, wanted) - rank(b, wanted))
    .slice(0, 25)
    .map(({ id, country }) => ({ value: id, label: country }));
}

/** By name, and what works anywhere last. */
export function inOrder(files: readonly SupportFile[]): readonly SupportFile[] {
  const countries = files.filter(({ id }) => id !== 'general');
  const general = files.filter(({ id }) => id === 'general');
  return [...countries.toSorted((a, b) => a.country.localeCompare(b.country)), ...general];
}

function rank({ id, country }: SupportFile, wanted: string): number {
  if (fold(id) === wanted) return 0;
  return fold(country).startsWith(wanted) ? 1 : 2;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .trim();
}
