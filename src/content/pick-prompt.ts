import type { CalendarTime } from '../model/calendar-time.ts';
import { isGuessed } from '../model/format.ts';
import type { Instant } from '../model/instant.ts';
import type { Pack } from '../model/pack.ts';
import type { Depth, Theme } from '../model/theme.ts';
import type { Library, Prompt } from './library.ts';
import { isWritten } from './prompt-kind.ts';
import type { PromptSource } from './schema/prompt.ts';

/** What a couple has been asked, what they do not want, and what is asked for now. */
export type PromptWish = {
  readonly asked: ReadonlyMap<string, Instant>;
  readonly never: ReadonlySet<string>;
  readonly themesNever: ReadonlySet<Theme>;
  readonly depthLimit: Depth;
  /** The packs that both want. */
  readonly packs: ReadonlySet<Pack>;
  readonly lastPromptId: string | null;
  /** It is to take the place of the very first one. */
  readonly first?: true;
  /** Only questions of the weekly check-in about the two; without it, none of them. */
  readonly ritual?: 'us';
  /** Only questions for this time of the year; without it, none that are for any. */
  readonly when?: CalendarTime;
  readonly theme?: Theme;
  readonly depth?: Depth;
};

/**
 * The question to ask. None comes back before every eligible one was asked; then the one asked longest ago does.
 * Two of depth 3 follow each other only when nothing else is left in the deck, and where there is a choice neither
 * theme nor format repeats. The very first is an opener, and so is what takes its place. `null` when nothing is eligible. `random` gives 0 up to but not including 1; the same
 * chance picks the same question.
 */
export function pickPrompt(library: Library, wish: PromptWish, random: () => number): Prompt | null {
  const last = wish.lastPromptId === null ? undefined : library.prompts.get(wish.lastPromptId);
  const eligible = (shelfOf(library).get(wish.ritual ?? wish.when ?? 'question') ?? []).filter((prompt) =>
    isEligible(prompt, wish),
  );
  const fresh = eligible.filter((prompt) => !wish.asked.has(prompt.id));
  // A question put off with "not today" is fresh again, and still not the next to come.
  const deck = fresh.length > 0 ? orAll(fresh, (prompt) => prompt !== last) : null;
  const next =
    deck === null ? askedLongestAgo(notTwiceDeep(eligible, last), wish.asked) : spreadDepth(notTwiceDeep(deck, last));
  // Where most of what is left is deep, one of that would be next: not in the place of the first.
  const varied = isFirst(wish) ? easily(wish.first === true ? (deck ?? next) : next) : vary(next, last);
  return varied.length === 0 ? null : (varied[Math.floor(random() * varied.length)] ?? null);
}

/** Whether this very question can be put to them: it is in use, for any day, new to them, and within what both allow. */
export function isNewAndAllowed(
  prompt: Prompt,
  wish: Pick<PromptWish, 'asked' | 'never' | 'themesNever' | 'depthLimit' | 'packs'>,
): boolean {
  return prompt.retired !== true && isForAnyDay(prompt) && !wish.asked.has(prompt.id) && isEligible(prompt, wish);
}

/** What is asked on any day, by the weekly check-in alone, or at a time of the year. */
type ShelfName = 'question' | 'us' | CalendarTime;

type Shelves = ReadonlyMap<ShelfName, readonly Prompt[]>;

const shelves = new WeakMap<Library, Shelves>();

/** The prompts that can still be asked, sorted out once per library. */
function shelfOf(library: Library): Shelves {
  const known = shelves.get(library);
  if (known !== undefined) return known;
  const all = [...library.prompts.values()].filter((prompt) => prompt.retired !== true && prompt.apart === undefined);
  const sorted = Map.groupBy(all, shelfNameOf);
  shelves.set(library, sorted);
  return sorted;
}

function shelfNameOf(prompt: PromptSource): ShelfName {
  return prompt.format === 'words' && prompt.ritual === 'us' ? 'us' : (prompt.when ?? 'question');
}

/** Whether it is in the deck: asked on any day, by whatever asks. */
export function isForAnyDay(prompt: PromptSource): boolean {
  return shelfNameOf(prompt) === 'question';
}

function isEligible(prompt: Prompt, wish: Omit<PromptWish, 'asked' | 'lastPromptId'>): boolean {
  return (
    prompt.depth <= wish.depthLimit &&
    (wish.depth === undefined || prompt.depth === wish.depth) &&
    (wish.theme === undefined || prompt.theme === wish.theme) &&
    !wish.themesNever.has(prompt.theme) &&
    (prompt.pack === undefined || wish.packs.has(prompt.pack)) &&
    !wish.never.has(prompt.id)
  );
}

function notTwiceDeep(prompts: readonly Prompt[], last: Prompt | undefined): readonly Prompt[] {
  return last?.depth === 3 ? orAll(prompts, (prompt) => prompt.depth !== 3) : prompts;
}

/** Where those of depth 3 outnumber the others, one comes now, so that they need not follow each other at the end. */
function spreadDepth(deck: readonly Prompt[]): readonly Prompt[] {
  const deep = deck.filter((prompt) => prompt.depth === 3);
  return deep.length > deck.length - deep.length ? deep : deck;
}

/** Nothing else was ever put to this couple. */
function isFirst({ asked, lastPromptId, first }: PromptWish): boolean {
  return first === true || (asked.size === 0 && lastPromptId === null);
}

/** Openers; else what is light and takes one tap, or more where something is guessed or put in order; else what takes taps. */
function easily(deck: readonly Prompt[]): readonly Prompt[] {
  const tapped = orAll(deck, (prompt) => !isWritten(prompt));
  const light = orAll(tapped, ({ depth }) => depth === 1);
  return orAll(
    orAll(light, (prompt) => !isGuessed(prompt) && prompt.format !== 'rank'),
    isOpener,
  );
}

/** Whether a couple may begin with it. */
export function isOpener(prompt: PromptSource): boolean {
  return (
    'opener' in prompt && prompt.opener === true && prompt.depth === 1 && !isGuessed(prompt) && prompt.retired !== true
  );
}

function askedLongestAgo(prompts: readonly Prompt[], asked: PromptWish['asked']): readonly Prompt[] {
  const oldest = prompts.reduce((least, { id }) => Math.min(least, asked.get(id) ?? least), Number.POSITIVE_INFINITY);
  return prompts.filter(({ id }) => asked.get(id) === oldest);
}

/** Neither theme nor format as the last time; else another theme; else another format. */
function vary(prompts: readonly Prompt[], last: Prompt | undefined): readonly Prompt[] {
  if (last === undefined || prompts.length < 2) return prompts;
  const otherTheme = orAll(prompts, (prompt) => prompt.theme !== last.theme);
  return orAll(otherTheme, (prompt) => prompt.format !== last.format);
}

function orAll(prompts: readonly Prompt[], wanted: (prompt: Prompt) => boolean): readonly Prompt[] {
  const some = prompts.filter(wanted);
  return some.length > 0 ? some : prompts;
}
