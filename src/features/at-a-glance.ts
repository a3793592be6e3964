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
  /** Every ritual that there is. */
  readonly rituals: readonly RitualDefinition[];
  readonly now: Instant;
};

/** Something that comes at a moment, in a sentence that names it. */
export type ComingThing = { readonly at: Instant; readonly text: Markup };

/** Something that waits for this person, and the button that does it. No kind of it can hold the other's words. */
export type WaitingThing = { readonly text: Markup; readonly button: Button };

/** What a feature adds to a look at how things stand: on a person's home, and wherever what comes is told. */
export type AtAGlance = {
  readonly coming?: (glance: Glance) => Promise<readonly ComingThing[]>;
  readonly waiting?: (glance: Glance) => Promise<readonly WaitingThing[]>;
  /** A section of its own. */
  readonly section?: (glance: Glance) => Promise<HomeSection>;
};
