import type { RoomRef } from '../../src/model/place.ts';
import type { Where } from './bot-calls.ts';

/** What a person does: asks for a tip, opens the form for an answer, submits the answer. */
export const deeds = ['tip', 'form', 'answer'] as const;

export type Deed = (typeof deeds)[number];

/**
 * Milliseconds from the moment the platform sent what a person did: until the bot's first answer arrived, and until
 * its content did. The two are the same where the first answer holds the content.
 */
export type Times = { readonly ack: number; readonly done: number };

/** A platform with a bot that is not connected yet, and a person who does the same things there as elsewhere. */
export type Scene = AsyncDisposable & {
  readonly where: Where;
  readonly room: RoomRef;
  readonly people: readonly [string, string];
  /** What the person does; `card` is the message whose Answer button is pressed. `settle` waits for the bot. */
  act(deed: Deed, card: string, settle: () => Promise<void>): Promise<Times>;
  /** Puts a message with an Answer button there, and returns its id. */
  addCard(): string;
  /** Everything that the platform would have refused. */
  readonly violations: readonly string[];
};
