import type { Markup } from '../../src/card/markup.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { InteractionEvent } from '../../src/port/inbound-event.ts';

/** The few sentences that this adapter says itself, in one language: where Discord has no other way to show something. */
export type DiscordWords = {
  /** Title of the card that says what was wrong in a form: a modal cannot. */
  readonly notTaken: string;
  /** Button that opens the form again, and what stands above it. */
  readonly reopen: string;
  readonly kept: Markup;
  /** Stands above what was typed, where the form cannot be opened again. */
  readonly below: Markup;
  /** A form came too late to be opened: try again. */
  readonly late: Markup;
  /** What was done could not be shown, and where it can be seen. */
  readonly notShown: (event: InteractionEvent) => Markup;
  /** Something went wrong and nothing was done, with the reference under which it is logged. */
  readonly broken: (reference: string) => Markup;
  /** What a thread is called in which the two do something together: no more than that, as the server's audit log shows it. */
  readonly thread: string;
  /** In the room: this person's direct messages are closed, and how to open them. */
  readonly closed: (person: UserRef) => Markup;
};
