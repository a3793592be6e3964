import type { Prompt } from '../../content/library.ts';
import type { Answer } from '../../model/answer.ts';
import type { Appreciation } from '../../model/appreciation.ts';
import type { Origin, PassKind } from '../../model/check-in.ts';
import type { AnswerMode, Pause, QuietHours, Reveal, Side } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { InvitationState } from '../../model/invitation.ts';
import type { RoomRef, UserRef } from '../../model/place.ts';
import type { Response } from '../../model/response.ts';
import type { RitualName, Weekday } from '../../model/ritual.ts';
import type { Depth, Theme } from '../../model/theme.ts';
import type { Way } from '../../model/way.ts';

/** A copy of one person's data, as its JSON file holds it. Times are ISO 8601 in UTC. */
export type OwnData = {
  readonly format: 'attune-export-1';
  readonly exportedAt: string;
  readonly person: UserRef;
  readonly couples: readonly OwnCouple[];
  readonly invitations: readonly {
    /** `from`: sent by this person. */
    readonly direction: 'from' | 'to';
    readonly at: string;
    readonly room: RoomRef;
    readonly state: InvitationState;
  }[];
};

export type OwnCouple = {
  readonly room: RoomRef;
  readonly pairedAt: string;
  readonly endedAt: string | null;
  readonly eraseAt: string | null;
  readonly settings: {
    readonly locale: string;
    readonly zone: string;
    readonly nudges: boolean;
    readonly depthLimit: Depth;
    readonly themesNever: readonly Theme[];
  };
  readonly shared: {
    readonly reveal: Reveal;
    readonly answers: AnswerMode;
    readonly quietHours: QuietHours;
    readonly pause: Pause | null;
  };
  readonly rituals: readonly {
    readonly name: RitualName;
    readonly on: boolean;
    readonly days: readonly Weekday[];
    readonly time: string;
    readonly zone: string;
  }[];
  /** Oldest first. */
  readonly checkIns: readonly OwnCheckIn[];
  /** Oldest first. */
  readonly appreciations: readonly OwnAppreciation[];
  readonly neverAsk: readonly { readonly promptId: string; readonly question: string | null }[];
  readonly savedTips: readonly { readonly tipId: string; readonly idea: string | null }[];
};

export type OwnCheckIn = {
  readonly askedAt: string;
  readonly origin: Origin;
  readonly promptId: string;
  readonly theme: Theme | null;
  /** `null` for a question that the content no longer has. */
  readonly question: string | null;
  readonly second: string | null;
  readonly answeredAt: string | null;
  readonly passed: PassKind | null;
  readonly revealedAt: string | null;
  readonly reveal: Reveal | null;
  readonly answer: Spoken | null;
  readonly responses: readonly Said[];
  /** Only what was shown in the room. */
  readonly partner: { readonly answer: Spoken; readonly responses: readonly Said[] } | null;
};

export type OwnAppreciation = {
  /** `given`: said by this person. Of what they received, only what was shown in the room. */
  readonly direction: 'given' | 'received';
  readonly at: string;
  /** `null` once this person took it back. */
  readonly words: string | null;
};

/** An answer in words; a choice with its label. */
export type Spoken = {
  readonly choice?: string;
  readonly guess?: string;
  readonly words?: string;
  readonly second?: string;
};

export type Said = {
  readonly at: string;
  readonly way: Way;
  /** Of an answer, what was asked back: one's own question, or one that was shown in the room. */
  readonly asked?: string;
  readonly words: string;
};

export function timeOf(at: Instant): string {
  return new Date(at).toISOString();
}

export function spoken(answer: Answer, prompt: Prompt | null): Spoken {
  return {
    ...(answer.choice === undefined ? {} : { choice: labelOf(answer.choice, prompt) }),
    ...(answer.guess === undefined ? {} : { guess: labelOf(answer.guess, prompt) }),
    ...(answer.words === undefined ? {} : { words: answer.words.reveal() }),
    ...(answer.second === undefined ? {} : { second: answer.second.reveal() }),
  };
}

/** A reply; `among` are all that the copy may hold. */
export function said({ at, way, words, answersTo }: Response, among: readonly Response[]): Said {
  const asked = among.find(({ id }) => id === answersTo)?.words.reveal();
  return { at: timeOf(at), way, ...(asked === undefined ? {} : { asked }), words: words.reveal() };
}

export function appreciated({ side, at, words }: Appreciation, reader: Side): OwnAppreciation {
  return {
    direction: side === reader ? 'given' : 'received',
    at: timeOf(at),
    words: words === null ? null : words.reveal(),
  };
}

function labelOf(choice: string, prompt: Prompt | null): string {
  if (prompt === null) return choice;
  if (prompt.format === 'scale') return `${choice} (1: ${prompt.low}, 5: ${prompt.high})`;
  if (!('options' in prompt)) return choice;
  return prompt.options.find((option) => option.id === choice)?.label ?? choice;
}
