import type { CoupleId, Side } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';

/** What a job can say to one partner, privately: each is `tell-…` in `copy/notices.json`. */
export type Told =
  | 'paused-room-gone'
  | 'paused-forbidden'
  | 'paused-removed'
  | 'partner-left'
  | 'unpaired'
  | 'restored'
  | 'restore-asked'
  | 'moved'
  /** The other had themselves forgotten. */
  | 'erased'
  | 'settings-reveal'
  | 'settings-answers'
  | 'settings-quiet'
  /** What somebody wrote is shown without its words, because the platform does not take them. */
  | 'words-refused'
  | 'question-unshown'
  | 'reveal-unshown'
  | 'reply-unshown'
  | 'appreciation-unshown'
  | 'moment-unshown'
  /** Both have brought in what they picked, and it is not there. */
  | 'pulse-unshown'
  | 'style-unshown'
  | 'reconnect-unshown'
  /** One of the two took back what both saw, and it still stands somewhere. */
  | 'sharing-stuck'
  | 'practice-unshown'
  | 'date-unshown'
  /** A date that could not become an event of the place. */
  | 'event-forbidden'
  | 'event-refused'
  /** A goal was added or reached, and its card is not there. */
  | 'goal-unshown'
  | 'own-prompt-unshown'
  /** It was taken back, and still stands somewhere. */
  | 'take-back-stuck'
  | 'moment-stuck'
  | 'partner-away'
  /** What those hear who chose a direct message. */
  | 'question-here'
  | 'reveal-here'
  | 'reply-here'
  | 'practice-here'
  | 'day-here'
  | 'digest-here'
  /** The two had a date: how was it? */
  | 'date-was';

/** What a note leads to: a feature knows by its kind whether a note that had to wait is still news. */
export type About = { readonly kind: string; readonly id: string };

/** What both are told, in their room: each is `announce-…` in `copy/notices.json`. */
export const announced = ['restored', 'moved', 'partner-back', 'room-back'] as const;

export type Announced = (typeof announced)[number];

/** How often a job is tried again: what may pass is tried for a day. */
export const mostTries = 152;

/** Who is told what when a job is given up: it could not be shown, and is not tried again. */
export type Unshown = {
  readonly coupleId: CoupleId;
  readonly to: readonly Side[];
  readonly notice: Told;
  /** The same however often it is found out. */
  readonly key: string;
};

/**
 * What each job carries, by its name. Every feature adds its own here, next to what runs them:
 * `declare module '…/port/jobs.ts' { interface JobShapes { 'post-x': { readonly xId: string } } }`.
 */
// biome-ignore lint/suspicious/noEmptyInterface: features fill it by declaration merging, which a type alias cannot do.
export interface JobShapes {}

/** Work that is done once its transaction is committed. It carries ids alone, never a word of anybody's. */
export type Job = { [Name in keyof JobShapes]: { readonly name: Name } & JobShapes[Name] }[keyof JobShapes];

export type JobName = keyof JobShapes;

/** The job of one name. */
export type JobOf<Name extends JobName> = Extract<Job, { name: Name }>;

/** The queue, inside a transaction: what is enqueued exists exactly if the transaction commits. */
export interface JobQueue {
  /** With `at`, they are due only then. */
  enqueue(jobs: readonly Job[], at?: Instant): Promise<void>;
}

/** Takes jobs and has them run: several at once, each until it succeeds or its tries are used up. */
export interface JobRunner extends AsyncDisposable {
  /**
   * `run` throws to have the job tried again later; a `PlatformError` may say when. `tries` is how often it was tried
   * before.
   */
  start(run: (job: Job, tries: number) => Promise<void>): Promise<void>;
  /** Looks for work now instead of at the next poll. */
  wake(): void;
  /** For whoever has a lot to do: resolves after jobs and presses had a while for themselves; at once where no jobs run. */
  giveWay(): Promise<void>;
  /** Resolves when nothing is queued, due and unfinished. For stories and for a clean stop. */
  idle(): Promise<void>;
}
