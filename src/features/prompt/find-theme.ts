import type { Library } from '../../content/library.ts';
import { type Theme, themes } from '../../model/theme.ts';
import type { Choice } from '../../port/command-spec.ts';
import { foldName } from '../../schedule/fold-name.ts';

/** The theme that somebody typed, by its id or its name, or by a part that only one name has; `null` if there is none. */
export function findTheme(library: Library, typed: string): Theme | null {
  const wanted = foldName(typed);
  const exact = themes.find((theme) => foldName(theme) === wanted || foldName(nameOf(library, theme)) === wanted);
  if (exact !== undefined) return exact;
  const [first, second] = wanted === '' ? [] : fitting(library, wanted);
  return first !== undefined && second === undefined ? first : null;
}

export function suggestThemes(typed: string, library: Library): readonly Choice[] {
  return fitting(library, foldName(typed)).map((theme) => ({ value: theme, label: nameOf(library, theme) }));
}

function fitting(library: Library, wanted: string): readonly Theme[] {
  return themes.filter((theme) => foldName(`${nameOf(library, theme)} ${theme}`).includes(wanted));
}

function nameOf({ say }: Library, theme: Theme): string {
  return say.text(`commands.theme-${theme}`);
}
