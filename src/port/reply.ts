import type { ActionId } from '../card/action-id.ts';
import type { Card } from '../card/card.ts';
import type { Form } from '../card/form.ts';
import type { AckMode } from './command-spec.ts';
import type { Keep } from './hold.ts';

/** A file handed to one person. */
export type File = { readonly name: string; readonly mediaType: string; readonly text: string };

/** A card that only the person who acted sees. `traceless` ones are never stored, anywhere. */
export type PrivateReply = {
  readonly kind: 'private';
  readonly card: Card;
  readonly files?: readonly File[];
  readonly traceless?: true;
  /** Brought up to date later, for as long as the platform lets it be replaced. */
  readonly keep?: Keep;
};

/** A card in the room, seen by both. */
export type SharedReply = { readonly kind: 'shared'; readonly card: Card };

/**
 * Replaces the card that holds the button. From a form, and where one was to be opened, the card whose button does that, if
 * only the one who acted sees that card; else it is a new card for that one. `traceless` and `keep` as above.
 */
export type UpdateReply = {
  readonly kind: 'update';
  readonly card: Card;
  readonly traceless?: true;
  readonly keep?: Keep;
};

/** Opens a form. */
export type FormReply = { readonly kind: 'form'; readonly form: Form };

/**
 * A form that can't be taken: the same form with all that was typed in it, and a sentence per input name. A
 * platform that can't show sentences in a form shows them on a private card with a button for `reopen`.
 */
export type InvalidReply = {
  readonly kind: 'invalid';
  readonly form: Form;
  readonly problems: Readonly<Record<string, string>>;
  readonly reopen?: ActionId;
};

/**
 * Already done, or nothing to say. `taken`: another process has this event, or an earlier delivery of it, and answers
 * it. Then nothing may be sent: on some platforms the first answer is the only one.
 */
export type NoReply = { readonly kind: 'nothing'; readonly taken?: true };

export type Reply = PrivateReply | SharedReply | UpdateReply | FormReply | InvalidReply | NoReply;

/** What may follow each acknowledgement. A refusal is a private card, always possible. */
export type ReplyAfter = {
  private: PrivateReply | InvalidReply | NoReply;
  shared: SharedReply | PrivateReply | NoReply;
  update: UpdateReply | PrivateReply | InvalidReply | NoReply;
  form: FormReply | UpdateReply | PrivateReply | NoReply;
} & Record<AckMode, Reply>;
