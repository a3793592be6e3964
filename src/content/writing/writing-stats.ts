import { packs } from '../../model/pack.ts';
import type { LocaleSource } from '../parse-content.ts';
import { openings, percent } from './check-mixture.ts';
import { bannedInCopy, sourcesInWhy } from './check-wording.ts';
import { type GateName, gates, older } from './gates.ts';
import { hasEscape, isSpoken, needsEscape, readingGrade } from './measure.ts';

/** How one file of questions is written: shares in percent. */
export type FileStats = {
  readonly prompts: number;
  readonly aboutBoth: number;
  readonly spoken: number;
  /** The most frequent opening word, with its share. */
  readonly opening: string;
  readonly escapes: number;
  readonly readingGrade: number;
  /** It was there before the gates, and is held to less. */
  readonly older: boolean;
};

export type WritingStats = {
  readonly byAbout: Readonly<Record<string, number>>;
  /** Every pack, also one that is empty. */
  readonly byPack: Readonly<Record<string, number>>;
  /** The opening words of all questions, the most frequent first. */
  readonly byOpening: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, FileStats>>;
  /** What is found over all, what is borne now, and what is wanted. */
  readonly gates: Readonly<
    Record<string, { readonly found: number | null; readonly now: number; readonly target: number }>
  >;
};

/** How the questions and the rest of one language are written, as far as it can be counted. */
export function writingStats(source: LocaleSource): WritingStats {
  const inUse = source.prompts.map(({ name, data }) => ({
    name,
    all: data.prompts.filter((one) => one.retired !== true),
  }));
  const all = inUse.flatMap((file) => file.all);
  const both = all.filter(({ about }) => about === 'both').length;
  const picked = all.filter(needsEscape);
  const found: Partial<Record<GateName, number>> = {
    openingWord: percent(openings(all)[0]?.[1] ?? 0, all.length),
    spoken: percent(all.filter(isSpoken).length, all.length),
    escapes: percent(picked.filter(hasEscape).length, picked.length),
    readingGrade: rounded(readingGrade(all.map(({ question }) => question))),
    aboutBoth: percent(both, all.length),
    sourceInWhy: sourcesInWhy(source).length,
    bannedInCopy: bannedInCopy(source).length,
  };
  return {
    byAbout: { both, self: all.length - both },
    byPack: Object.fromEntries(packs.map((pack) => [pack, all.filter((one) => one.pack === pack).length])),
    byOpening: Object.fromEntries(openings(all).slice(0, 12)),
    files: Object.fromEntries(inUse.map((file) => [file.name, fileStats(file)])),
    gates: Object.fromEntries(
      (Object.keys(gates) as GateName[]).map((name) => [name, { found: found[name] ?? null, ...gates[name] }]),
    ),
  };
}

function fileStats({ name, all }: { name: string; all: Parameters<typeof openings>[0] }): FileStats {
  const [word = '', count = 0] = openings(all)[0] ?? [];
  const picked = all.filter(needsEscape);
  return {
    prompts: all.length,
    aboutBoth: percent(all.filter(({ about }) => about === 'both').length, all.length),
    spoken: percent(all.filter(isSpoken).length, all.length),
    opening: `${word} ${percent(count, all.length)}`,
    escapes: picked.length === 0 ? 100 : percent(picked.filter(hasEscape).length, picked.length),
    readingGrade: rounded(readingGrade(all.map(({ question }) => question))),
    older: older.has(`prompts/${name}.json`),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
