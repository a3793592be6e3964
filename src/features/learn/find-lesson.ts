import type { Lesson, Library } from '../../content/library.ts';
import type { Choice } from '../../port/command-spec.ts';
import { foldName } from '../../schedule/fold-name.ts';

/** What somebody typed leads to: one lesson, some that fit, or none. */
export type FoundLessons =
  | { readonly kind: 'one'; readonly lesson: Lesson }
  | { readonly kind: 'some'; readonly lessons: readonly Lesson[] }
  | { readonly kind: 'none' };

/** By id or title; else by what stands in its titles, its line in the list, or the titles of its pages. */
export function findLessons({ lessons }: Library, typed: string): FoundLessons {
  const wanted = foldName(typed);
  const all = [...lessons.values()];
  const exact = all.find(({ id, title }) => foldName(id) === wanted || foldName(title) === wanted);
  const fitting = wanted === '' ? [] : all.filter((one) => foldName(wordsOf(one)).includes(wanted));
  const [first, second] = exact === undefined ? fitting : [exact];
  if (first === undefined) return { kind: 'none' };
  return second === undefined ? { kind: 'one', lesson: first } : { kind: 'some', lessons: fitting };
}

export function suggestLessons(typed: string, { lessons }: Library): readonly Choice[] {
  const wanted = foldName(typed);
  return [...lessons.values()]
    .filter((one) => foldName(wordsOf(one)).includes(wanted))
    .map(({ id, title }) => ({ value: id, label: title }));
}

function wordsOf({ id, title, summary, pages }: Lesson): string {
  return [title, id, summary, ...pages.map((page) => page.title)].join(' ');
}
