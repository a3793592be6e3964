import type { Card, Element } from '../../src/card/card.ts';
import type { Form, TextInput } from '../../src/card/form.ts';
import type { Markup } from '../../src/card/markup.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { Rhythm } from '../../src/model/ritual.ts';
import type { Choice, CommandSpec } from '../../src/port/command-spec.ts';
import type { LookName } from './look/look.ts';

/** Who can sit at the preview: the two partners, and a stranger who happens to be in the room. */
export const personIds = ['sam', 'alex', 'guest'] as const;

export type PersonId = (typeof personIds)[number];

/** A person's display name and the zone of their device (IANA). `zoneKnown`: that person's page said so. */
export type WirePerson = {
  readonly id: PersonId;
  readonly name: string;
  readonly zone: string;
  readonly zoneKnown: boolean;
};

/** What a partner wrote, on its way to a page that may show it, or sealed in the store. */
export type WireWords = { readonly words: string };

export type WireElement =
  | Exclude<Element, { kind: 'quote' } | { kind: 'facts' }>
  | { readonly kind: 'quote'; readonly by?: Markup; readonly words: string }
  | { readonly kind: 'facts'; readonly facts: readonly { label: string; value: Markup | WireWords }[] };

/** A card with its partner words opened. */
export type WireCard = Omit<Card, 'elements'> & { readonly elements: readonly WireElement[] };

export type WireInput = Exclude<Form['inputs'][number], TextInput> | (Omit<TextInput, 'value'> & { value?: string });

export type WireForm = Omit<Form, 'inputs' | 'quote'> & {
  readonly quote?: string;
  readonly inputs: readonly WireInput[];
};

export type WireFile = { readonly name: string; readonly mediaType: string; readonly size: number };

/** One line of the room as it is stored and sent. `to` is the only person who sees it; `null` is the room. */
export type WireMessage = {
  /** Sorts by age. */
  readonly id: string;
  /** Grows with every change anywhere in the preview; it is where a stream resumes. */
  readonly revision: number;
  readonly at: Instant;
  readonly by: 'attune' | PersonId;
  readonly to: PersonId | null;
  /** The message that this one stands below. */
  readonly under: string | null;
  readonly body:
    | { readonly kind: 'card'; readonly card: WireCard }
    | { readonly kind: 'chat'; readonly words: string }
    | { readonly kind: 'gone' };
  readonly edited: boolean;
  /** The command that this answers, and who used it. */
  readonly used: { readonly by: PersonId; readonly command: string } | null;
  readonly files: readonly WireFile[];
};

/** How far bot time is moved: to the next check-in, or by this much. */
export const clockMoves = ['next', 'hour', 'day', 'week'] as const;

export type ClockMove = (typeof clockMoves)[number];

/** Bot time. `now` is what it was when this was sent. */
export type WireClock = { readonly now: Instant };

/** How things stand with the couple of the room; `null` while there is none. */
export type WireStanding = {
  readonly paused: boolean;
  /** When the next check-in comes; `null` when none does. */
  readonly next: Instant | null;
  /** On which days (ISO) and at what time questions come; `null` while they do not. */
  readonly rhythm: Rhythm | null;
} | null;

/**
 * How a sample month stands: `null` where there is none. `doing` is what is done in the step that is under way: the first
 * word of a command, or of what a button does, or `answer`, `reply`, `tap`, `chat`.
 */
export type WireSample =
  | {
      readonly state: 'running';
      readonly done: number;
      readonly of: number;
      readonly week: number;
      readonly who: PersonId;
      readonly doing: string;
    }
  /** `month`: the one in which most of it lies (`2026-11`). */
  | { readonly state: 'over'; readonly how: 'filled' | 'stopped' | 'failed'; readonly month: string }
  | null;

/** Everything that one person's page starts from. */
export type Snapshot = {
  readonly as: PersonId;
  readonly people: readonly WirePerson[];
  readonly clock: WireClock;
  readonly standing: WireStanding;
  readonly sample: WireSample;
  /** Whether there is a sample month to be filled in. */
  readonly hasSample: boolean;
  readonly commands: readonly CommandSpec[];
  /** The other platforms in whose form a card can be looked at. */
  readonly looks: readonly LookName[];
  readonly messages: readonly WireMessage[];
  /** Whether older messages are left out. */
  readonly more: boolean;
};

/** What a stream says, by the name of the event. */
export type StreamEvents = {
  readonly snapshot: Snapshot;
  readonly message: WireMessage;
  readonly people: readonly WirePerson[];
  readonly clock: WireClock;
  readonly standing: WireStanding;
  readonly sample: WireSample;
};

/** A card that is never stored, with the files that come with it. `instead` is the message whose place it takes. */
export type Passing = {
  readonly kind: 'passing';
  readonly id: string;
  readonly instead: string | null;
  readonly card: WireCard;
  readonly files: readonly { name: string; mediaType: string; text: string }[];
  /** Its pictures in their order, each as an address that holds it. */
  readonly pictures?: readonly string[];
};

/** What a page gets back for a command, a button, a menu or a form. */
export type Answer =
  | { readonly kind: 'done'; readonly message: string | null }
  | { readonly kind: 'form'; readonly form: WireForm; readonly message: string | null }
  | {
      readonly kind: 'invalid';
      readonly form: WireForm;
      readonly problems: Readonly<Record<string, string>>;
      readonly message: string | null;
    }
  | Passing;

/** Why something was not done, as a sentence for the person who did it. */
export type Trouble = { readonly error: string };

export type Suggestions = { readonly choices: readonly Choice[] };

/**
 * What another platform would get, and how it would look there, as HTML for the frame. `json` is `null` where the
 * platform could not get it.
 */
export type Rendering = { readonly name: LookName; readonly json: string | null; readonly look: string };
