import type { CoupleId, Side } from './couple.ts';
import type { Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';
import type { Depth, Theme } from './theme.ts';

/** In words; one of two; one of three to five; or one's own pick and a guess at the other's. */
export const ownFormats = ['words', 'this-or-that', 'choice', 'guess'] as const;

export type OwnFormat = (typeof ownFormats)[number];

/** The longest question and the longest of its answers, in UTF-16 units; how many answers there may be. */
export const ownPromptLimits = { question: 200, option: 34, options: 5 } as const;

/** What a question of their own says. */
export type OwnText = { readonly question: PartnerWords; readonly options: readonly PartnerWords[] };

/** What it is picked by: nobody's words. */
export type OwnKind = { readonly format: OwnFormat; readonly theme: Theme; readonly depth: Depth };

/** A question that one of the two put into their deck, as it stands. */
export type OwnPrompt = OwnKind & {
  readonly id: string;
  readonly coupleId: CoupleId;
  readonly by: Side;
  readonly addedAt: Instant;
  /** Counts from 1; other words, or another format, make another, and what was asked stays as it was asked. */
  readonly version: number;
  /** The other sees nothing of what it says before it is asked. */
  readonly surprise: boolean;
  /** Whether it was put to the two as it stands. */
  readonly asked: boolean;
  /** `null` once it was withdrawn before it was ever asked as it stands. */
  readonly text: OwnText | null;
  readonly withdrawnAt: Instant | null;
  /** The card that says that it was added. */
  readonly message: MessageRef | null;
};

/** One version of it, as a check-in names it. */
export type OwnVersion = OwnKind & { readonly promptId: string; readonly by: Side; readonly text: OwnText };

/** Whether two of them say the same, besides blanks around the question, which a form may drop. */
export function saysTheSame(one: OwnText, other: OwnText): boolean {
  const [all, others] = [one, other].map(({ question, options }) => [
    question.reveal().trim(),
    ...options.map((words) => words.reveal()),
  ]);
  return JSON.stringify(all) === JSON.stringify(others);
}

/** Whose question it is, and what it says; its answers by their ids. */
export type OwnWording = {
  readonly by: Side;
  readonly question: PartnerWords;
  readonly options: ReadonlyMap<string, PartnerWords>;
};

/** What is needed to pick it. */
export type OwnCard = OwnKind & { readonly promptId: string; readonly id: string };

/** As check-ins name this version of it. No prompt of the library has such an id. */
export function promptIdOf({ id, version }: Pick<OwnPrompt, 'id' | 'version'>): string {
  return `own-${id}-${version}`;
}

/** Which question of their own a check-in names, and in which version; `null` for one of the library. */
export function ownIdOf(promptId: string): { readonly id: string; readonly version: number } | null {
  const found = /^own-(?<id>[0-9a-f-]{36})-(?<version>\d{1,4})$/.exec(promptId)?.groups;
  return found === undefined ? null : { id: found['id'] ?? '', version: Number(found['version']) };
}

/** The ids of its options: `a` to `e`. */
export function optionIdsOf({ options }: OwnText): readonly string[] {
  return options.map((_, index) => String.fromCodePoint(97 + index));
}

/** Whether one of the two may read what it says: its author always, the other once it is no surprise any more. */
export function mayRead({ by, surprise, asked }: OwnPrompt, side: Side): boolean {
  return by === side || !surprise || asked;
}
