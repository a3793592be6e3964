import type { Content, Prompt } from '../../../src/content/library.ts';
import { isGuessed } from '../../../src/model/format.ts';

/** How many of each kind are left; of those in words, which hold most of what is sealed, more. */
const most = { words: 24, other: 6 } as const;

/** The same content with about as many questions of every format, so that a few random stories meet them all. */
export function evenContent(content: Content): Content {
  const left = new Map<string, number>();
  const isLeft = (prompt: Prompt): boolean => {
    if (prompt.format === 'words' && prompt.ritual === 'us') return true;
    const kind = isGuessed(prompt) ? `guess on ${prompt.format}` : prompt.format;
    const count = (left.get(kind) ?? 0) + 1;
    left.set(kind, count);
    return count <= (prompt.format === 'words' ? most.words : most.other);
  };
  const kept = new Set([...content.library('en').prompts.values()].filter(isLeft).map(({ id }) => id));
  return {
    locales: content.locales,
    library: (locale) => {
      const library = content.library(locale);
      return { ...library, prompts: new Map([...library.prompts].filter(([id]) => kept.has(id))) };
    },
  };
}
