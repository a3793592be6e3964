import type { Instant } from '../../src/model/instant.ts';
import type { Ping } from './pings.ts';

/** A card as a person sees it. */
export type SeenCard = {
  readonly id: string;
  /** Whether this person alone sees it. */
  readonly private: boolean;
  /** Title and all elements as text, one per line; people as `@name`, commands as `/path`. */
  readonly text: string;
  readonly buttons: readonly string[];
  /** The labels in a menu on the card. */
  readonly options: readonly string[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

/** A form as a person sees it: input names with what stands in them, and what was wrong. */
export type SeenForm = {
  readonly title: string;
  /** What stands above the inputs. */
  readonly about: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, readonly string[]>>;
  readonly problems: Readonly<Record<string, string>>;
};

/** One person at one platform. Every method waits until its answer is there. */
export interface Person {
  readonly name: string;
  command(path: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** Presses the button with this label on the newest card that has it, or on a given card. */
  click(label: string, card?: string): Promise<void>;
  /** Picks an option, by its label, in the menu of the newest card that has it. */
  pick(label: string): Promise<void>;
  /** The form that is open, if any. */
  form(): Promise<SeenForm | null>;
  /** Submits the open form. A name that is left out keeps what stands in it. */
  submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** Everything this person sees in the room, oldest first. */
  cards(): Promise<readonly SeenCard[]>;
}

/** A world that a story runs in: one room, some people, a clock, and the real bot on the real database. */
export interface World extends AsyncDisposable {
  readonly sam: Person;
  readonly alex: Person;
  /** Neither of the two. */
  readonly guest: Person;
  now(): Instant;
  /** Moves the clock, lets everything happen that is due, and waits until it is done. */
  pass(ms: number): Promise<void>;
  /** Waits until everything that was caused is done. */
  settle(): Promise<void>;
  /** Stops and starts Attune on the same data. */
  restart(): Promise<void>;
  /** Who was notified of what, and when, oldest first. */
  readonly pings: readonly Ping[];
  /** All log lines so far. */
  readonly log: readonly string[];
}

/** The newest card of a person that holds a text. Fails with all that the person sees. */
export async function cardWith(person: Person, text: string | RegExp): Promise<SeenCard> {
  const cards = await person.cards();
  const found = cards.findLast((card) => (typeof text === 'string' ? card.text.includes(text) : text.test(card.text)));
  if (found === undefined) {
    throw new Error(
      `${person.name} sees no card with ${text}, but:\n${cards.map((card) => card.text).join('\n---\n')}`,
    );
  }
  return found;
}

/** Everything that a person sees, as one text. */
export async function allText(person: Person): Promise<string> {
  return (await person.cards()).map((card) => card.text).join('\n---\n');
}
