import type { Instant } from '../../../src/model/instant.ts';
import type { WebWords } from '../words.ts';

/** The platforms whose look the preview knows how to draw. */
export const lookNames = ['discord', 'slack'] as const;

export type LookName = (typeof lookNames)[number];

/** For whom a look is drawn: people by their ids on that platform, and the reader's zone (IANA), language and time. */
export type Reader = {
  readonly names: ReadonlyMap<string, string>;
  readonly zone: string;
  readonly locale: string;
  readonly now: Instant;
  /** Pictures that go with a body, by what it calls them, as addresses that hold them. */
  readonly pictures: ReadonlyMap<string, string>;
  /** What no platform says itself. */
  readonly say: WebWords['say'];
};

/** What a platform knows of a message beside its body, and shows around it. */
export type Around = {
  /** Whether it was changed after it was posted. */
  readonly edited: boolean;
  /** The command that it answers, and the name of who used it. */
  readonly used: { readonly by: string; readonly command: string } | null;
  /** Whether it stands below another message. */
  readonly isReply: boolean;
};

/** What is drawn: a message from `at`, which may be for one person only, or a form. `body` is what the platform would get. */
export type Subject =
  | ({ readonly kind: 'message'; readonly body: unknown; readonly at: Instant; readonly toOne: boolean } & Around)
  | { readonly kind: 'form'; readonly body: unknown };

/**
 * Draws a body as HTML for the frame: no script, no style of its own, no address but those of pictures that are part
 * of it. It shows what the body says and nothing that we know better.
 */
export type DrawLook = (subject: Subject, reader: Reader) => string;
