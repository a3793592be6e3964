import type { PlatformErrorKind } from '../../../src/port/platform-error.ts';
import type { Who } from './journal.ts';
import type { Flavour } from './marked-text.ts';

/**
 * One thing that somebody does. `nth` chooses among what there is at that time, 0 being the newest; `twice` sends
 * the same event two times at once, as an impatient double click does.
 */
export type Deed =
  | { readonly do: 'press'; readonly who: Who; readonly nth: number; readonly twice: boolean }
  | { readonly do: 'press any id'; readonly who: Who; readonly nth: number; readonly twice: boolean }
  | {
      readonly do: 'submit' | 'submit any id';
      readonly who: Who;
      readonly nth: number;
      readonly flavour: Flavour;
      readonly twice: boolean;
    }
  | {
      readonly do: 'command';
      readonly who: Who;
      readonly nth: number;
      readonly option: number;
      readonly flavour: Flavour;
      readonly twice: boolean;
    }
  /** Presses what this person sees, but nothing that answers. */
  | { readonly do: 'look around'; readonly who: Who; readonly nth: number }
  | {
      readonly do: 'answer' | 'respond' | 'appreciate';
      readonly who: Who;
      readonly nth: number;
      readonly flavour: Flavour;
    }
  | { readonly do: 'ask' | 'export' | 'pair' | 'move' | 'hide the reveal'; readonly who: Who };

/** What can happen between one moment and the next. */
export type Step =
  | Deed
  | { readonly do: 'at once'; readonly both: readonly [Deed, Deed] }
  | { readonly do: 'wait'; readonly minutes: number }
  | {
      readonly do: 'fail';
      readonly method: 'post' | 'edit' | 'remove' | 'whisper';
      readonly kind: PlatformErrorKind;
      readonly after: boolean;
    }
  | { readonly do: 'restart'; readonly after: Deed | null };
