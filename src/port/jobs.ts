import type { CheckInId } from '../model/check-in.ts';
import type { CoupleId, Side } from '../model/couple.ts';
import type { Instant } from '../model/instant.ts';
import type { MessageRef, RoomRef } from '../model/place.ts';

/** Fixed texts that a job can say to one partner, or to both in the room. Each is a pair of sentences in `copy/notices.json`. */
export type Notice =
  | 'paused-room-gone'
  | 'paused-forbidden'
  | 'partner-left'
  | 'unpaired'
  | 'restored'
  | 'restore-asked'
  | 'moved'
  /** The other had themselves forgotten. */
  | 'erased'
  | 'settings-reveal'
  | 'settings-answers'
  | 'settings-quiet';

/** What only one partner is told, privately. */
export type Told =
  | Notice
  | 'paused-removed'
  /** What somebody wrote is shown without its words, because the platform does not take them. */
  | 'words-refused'
  | 'question-unshown'
  | 'reveal-unshown'
  | 'reply-unshown'
  | 'appreciation-unshown'
  /** It was taken back, and still stands somewhere. */
  | 'take-back-stuck'
  | 'partner-away'
  /** What those hear who chose a direct message. */
  | 'question-here'
  | 'reveal-here'
  | 'reply-here';

/** What only both are told, in their room. */
export type Announced = Notice | 'partner-back' | 'room-back';

/** How often a job is tried again: what may pass is tried for a day. */
export const mostTries = 152;

/** Work that is done once its transaction is committed. It carries ids alone, never a word of anybody's. */
export type Job =
  /** `by` is the one who asked for it by hand. */
  | { readonly name: 'post-check-in'; readonly checkInId: CheckInId; readonly by?: Side }
  | { readonly name: 'refresh-check-in'; readonly checkInId: CheckInId }
  | { readonly name: 'whisper-reveal'; readonly checkInId: CheckInId; readonly side: Side }
  | { readonly name: 'nudge'; readonly checkInId: CheckInId; readonly side: Side }
  | { readonly name: 'post-response'; readonly responseId: string }
  | { readonly name: 'post-appreciation'; readonly appreciationId: string }
  | { readonly name: 'refresh-appreciation'; readonly appreciationId: string }
  | { readonly name: 'post-invitation'; readonly invitationId: string }
  | { readonly name: 'refresh-invitation'; readonly invitationId: string }
  /** `at`: when it was wanted, by which a job that had to wait knows it. */
  | { readonly name: 'announce-rhythm'; readonly coupleId: CoupleId; readonly key: string; readonly at?: Instant }
  | {
      readonly name: 'tell';
      readonly coupleId: CoupleId;
      readonly side: Side;
      readonly notice: Told;
      readonly key: string;
      /** What it leads to. */
      readonly message?: MessageRef;
    }
  /** Looks whether a partner who had left is back, and goes on if so. */
  | { readonly name: 'look-for-partner'; readonly coupleId: CoupleId; readonly side: Side; readonly key: string }
  /** Asks a partner once how they would like to hear of things. */
  | { readonly name: 'ask-hears'; readonly coupleId: CoupleId; readonly side: Side }
  /** Attune was let into a room in which nobody is paired. */
  | { readonly name: 'say-hello'; readonly room: RoomRef; readonly key: string }
  | { readonly name: 'announce'; readonly coupleId: CoupleId; readonly notice: Announced; readonly key: string };

export type JobName = Job['name'];

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
  /** Resolves when nothing is queued, due and unfinished. For stories and for a clean stop. */
  idle(): Promise<void>;
}
