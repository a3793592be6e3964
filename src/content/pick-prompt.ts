import type { Instant } from '../model/instant.ts';
import type { Depth, Theme } from '../model/theme.ts';
import type { Library, Prompt } from './library.ts';

/** What a couple has been asked, what they do not want, and what is asked for now. */
export type PromptWish = {
  readonly asked: ReadonlyMap<string, Instant>;
  readonly never: ReadonlySet<string>;
  readonly themesNever: ReadonlySet<Theme>;
  readonly depthLimit: Depth;
  readonly lastPromptId: string | null;
  /** Only questions of the weekly check-in about the two; without it, none of them. */
  readonly ritual?: 'us';
  readonly theme?: Theme;
  readonly depth?: Depth;
};

/** Placeholder until picked: see its test. */
export function pickPrompt(_library: Library, _wish: PromptWish, _random: () => number): Prompt | null {
  return null;
}
