import type { z } from 'zod';
import type { ParsedAction } from '../card/action-id.ts';
import type { CopyKey } from '../content/copy.ts';
import type { Library } from '../content/library.ts';
import type { CoupleId } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import type { AckMode, Choice } from '../port/command-spec.ts';
import type { JobName, JobOf, Unshown } from '../port/jobs.ts';
import type { ReplyAfter } from '../port/reply.ts';
import type { Stores } from '../port/store.ts';
import type { ChoreContext, Context, CoupleContext, JobContext, Suggesting } from './context.ts';

/** An option of a command, with its sentences by key. */
export type OptionDefinition = {
  readonly name: string;
  readonly description: CopyKey;
  readonly required: boolean;
} & (
  | { readonly kind: 'text'; readonly maxLength: number }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly choices: (library: Library) => readonly Choice[] }
  | {
      readonly kind: 'suggested';
      readonly suggest: (typed: string, library: Library, now: Instant) => readonly Choice[];
    }
  /**
   * Proposes what is the couple's own: only ever to one of the two, in their room. Where a platform proposes nothing, its
   * command is given what was typed.
   */
  | {
      readonly kind: 'suggested';
      readonly suggestOwn: (typed: string, reading: Suggesting) => Promise<readonly Choice[]>;
    }
  | { readonly kind: 'partner' }
);

export type Options = Readonly<Record<string, string>>;

/** What was submitted with a form. */
export type Submitted = {
  readonly typed: Readonly<Record<string, PartnerWords>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
};

/**
 * Who may do it: `anyone`, or only one of the two partners of the room. `traceless` leaves nothing in any log,
 * metric or table.
 */
type Who<C extends Context> = C extends CoupleContext ? 'partner' : 'anyone' | 'traceless';

type CommandOf<C extends Context, A extends AckMode> = {
  readonly kind: 'command';
  /** `tip`, or `checkin now`. */
  readonly path: string;
  /** What its name alone stands for, of several with that name, where a platform lets people type just that. */
  readonly usual?: true;
  readonly description: CopyKey;
  readonly options: readonly OptionDefinition[];
  readonly who: Who<C>;
  readonly ack: A;
  /** With which options nobody else may see that it was used, where others may otherwise. The answer is private then. */
  readonly alone?: (options: Options) => boolean;
  readonly run: (context: C, options: Options) => Promise<ReplyAfter[A]>;
};

type ActionOf<C extends Context, A extends AckMode> = {
  readonly kind: 'action';
  /** `check-in.pass`; what follows in the button's id is in `action.args`. `value` is what was picked in a menu. */
  readonly name: string;
  readonly who: Who<C>;
  readonly ack: A;
  /** What its menu offers, where that is fixed: any other value is refused before it runs. */
  readonly offers?: z.ZodType<string>;
  readonly run: (context: C, action: ParsedAction, value: string | undefined) => Promise<ReplyAfter[A]>;
};

type FormOf<C extends Context, A extends AckMode> = {
  readonly kind: 'form';
  readonly name: string;
  readonly who: Who<C>;
  readonly ack: A;
  /** What its inputs offer, by their names, where that is fixed: any other pick is refused before it runs. */
  readonly offers?: Readonly<Record<string, z.ZodType<string>>>;
  readonly run: (context: C, action: ParsedAction, submitted: Submitted) => Promise<ReplyAfter[A]>;
};

export type CommandDefinition = { [A in AckMode]: CommandOf<Context, A> | CommandOf<CoupleContext, A> }[AckMode];
export type ActionDefinition = { [A in AckMode]: ActionOf<Context, A> | ActionOf<CoupleContext, A> }[AckMode];
export type FormDefinition = {
  [A in 'private' | 'update']: FormOf<Context, A> | FormOf<CoupleContext, A>;
}['private' | 'update'];

export type Definition = CommandDefinition | ActionDefinition | FormDefinition;

/** One kind of job: what it does, and what becomes of it where the platform does not let it. */
export type JobDefinition<Name extends JobName> = {
  readonly run: (context: JobContext, job: JobOf<Name>) => Promise<void>;
  /**
   * The couple in whose room it speaks: while that is out of reach, the rhythm rests and the job waits with it. Left out
   * for what speaks to one person, or in a room in which nobody is paired.
   */
  readonly coupleOf?: (stores: Stores, job: JobOf<Name>) => Promise<CoupleId | null>;
  /** Who waits for it, and is told when it is given up. Left out where nobody does: a reminder, a note. */
  readonly unshown?: (stores: Stores, job: JobOf<Name>) => Promise<Unshown | null>;
};

/** A feature's jobs, by their names. */
export type JobDefinitions<Names extends JobName = JobName> = { readonly [Name in Names]: JobDefinition<Name> };

/**
 * Work that time brings: found through an index, done a batch at a time, each batch in a transaction of its own.
 * `run` says how many it handled; fewer than `batch` means that nothing is left.
 */
export type Chore = {
  readonly name: string;
  readonly batch: number;
  /** It depends on what the others bring in the same minute: it comes after them. */
  readonly last?: true;
  readonly run: (context: ChoreContext) => Promise<number>;
};
