import type { ReplyCase } from '../model/result.ts';
import type { Theme } from '../model/theme.ts';
import type { HelpedWay } from '../model/way.ts';
import type { Library } from './library.ts';
import type { Starter } from './schema/starters.ts';

/** What a reply can begin with, the best first. `seed` turns those that fit equally well, so that not always the same come first. */
export function chooseStarters(
  starters: Library['starters'],
  theme: Theme,
  way: HelpedWay,
  what: ReplyCase,
  seed: string,
): readonly string[] {
  const fitting = [starters[theme], starters.any].map((file) =>
    (file?.[way]?.starters ?? []).filter((starter) => fits(starter, what)),
  );
  // What was written for this very result says more than what was written for the theme.
  const exact = fitting.flat().filter((starter) => isExact(starter, what));
  const groups = [exact, ...fitting.map((all) => all.filter((starter) => !exact.includes(starter)))];
  return [...new Set(groups.flatMap((group) => turned(group, seed)).map(({ text }) => text))];
}

/** How to do it well: in the words of the theme, where it has any. */
export function starterHint(starters: Library['starters'], theme: Theme, way: HelpedWay): string {
  return (starters[theme]?.[way] ?? starters.any[way])?.hint ?? '';
}

/** Whether a beginning fits an answer. */
export function fits(starter: Starter, { result, depth, hasWords, about, glad }: ReplyCase): boolean {
  const { fits: kinds, depths } = starter;
  if (depths !== undefined && !depths.includes(depth)) return false;
  if (starter.about !== undefined && starter.about !== about) return false;
  if (starter.glad !== undefined && starter.glad !== glad) return false;
  if (kinds === undefined) return true;
  return kinds.some((kind) => {
    if (kind === 'words') return hasWords || result === 'words';
    return kind === 'picks' ? result !== 'words' : kind === result;
  });
}

function isExact({ fits: kinds }: Starter, { result }: ReplyCase): boolean {
  return result !== 'words' && kinds !== undefined && kinds.includes(result);
}

function turned(group: readonly Starter[], seed: string): readonly Starter[] {
  if (group.length === 0) return group;
  let sum = 0;
  for (const sign of seed) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 65_521;
  const by = sum % group.length;
  return [...group.slice(by), ...group.slice(0, by)];
}
