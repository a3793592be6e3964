import type { Button } from '../card/card.ts';
import type { HomeSection } from '../card/home.ts';
import type { Markup } from '../card/markup.ts';
import type { Library } from '../content/library.ts';
import type { Couple, Side } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { Stores } from '../port/store.ts';
import type { RitualDefinition } from './ritual.ts';

/** Who looks at which of their couples, and when. `library` is in that person's language. */
export type Glance = {
  readonly stores: Stores;
  readonly library: Library;
  readonly couple: Couple;
  readonly side: Side;
  readonly now: Instant;
};

/** A look ahead, and how far. */
export type Ahead = Glance & {
  readonly until: Instant;
  /** Every ritual that there is. */
  readonly rituals: readonly RitualDefinition[];
};

/** Something that comes at a moment. Nobody's words. */
export type ComingThing = {
  readonly at: Instant;
  /** A sentence that names it, where it is the next of its kind. */
  readonly text?: Markup;
  /** A few words for it in a calendar, behind the day and the time. Left out for what is no event of its own. */
  readonly entry?: Markup;
  /** It is about the whole day that begins `at` that moment. */
  readonly wholeDay?: true;
};

/** Something that waits for this person, and the button that does it. No kind of it can hold the other's words. */
export type WaitingThing = { readonly text: Markup; readonly button: Button };

/** What a feature adds to a look at how things stand: on a person's home, and wherever what comes is told. */
export type AtAGlance = {
  /** What comes until a moment, each time that it does; what is next of its kind also beyond that. */
  readonly coming?: (ahead: Ahead) => Promise<readonly ComingThing[]>;
  readonly waiting?: (glance: Glance) => Promise<readonly WaitingThing[]>;
  /** A section of its own. */
  readonly section?: (glance: Glance) => Promise<HomeSection>;
};
