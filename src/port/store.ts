import type { JobQueue } from './jobs.ts';
import type { AnswerStore } from './stores/answer-store.ts';
import type { AppreciationStore } from './stores/appreciation-store.ts';
import type { CheckInStore } from './stores/check-in-store.ts';
import type { CoupleStore } from './stores/couple-store.ts';
import type { DateStore } from './stores/date-store.ts';
import type { DigestStore } from './stores/digest-store.ts';
import type { DraftStore } from './stores/draft-store.ts';
import type { EventStore } from './stores/event-store.ts';
import type { GoalStore } from './stores/goal-store.ts';
import type { HeldCardStore } from './stores/held-card-store.ts';
import type { InstallationStore } from './stores/installation-store.ts';
import type { InvitationStore } from './stores/invitation-store.ts';
import type { JourneyStore } from './stores/journey-store.ts';
import type { LookBackStore } from './stores/look-back-store.ts';
import type { MeetingStore } from './stores/meeting-store.ts';
import type { MomentStore } from './stores/moment-store.ts';
import type { OfferStore } from './stores/offer-store.ts';
import type { OwnPromptStore } from './stores/own-prompt-store.ts';
import type { ParkedStore } from './stores/parked-store.ts';
import type { PostStore } from './stores/post-store.ts';
import type { PracticeStore } from './stores/practice-store.ts';
import type { PreviewStore } from './stores/preview-store.ts';
import type { RitualStore } from './stores/ritual-store.ts';
import type { RoundStore } from './stores/round-store.ts';
import type { TipStore } from './stores/tip-store.ts';

/** Everything that one transaction can read and change. */
export type Stores = {
  readonly couples: CoupleStore;
  readonly invitations: InvitationStore;
  readonly rituals: RitualStore;
  readonly offers: OfferStore;
  readonly lookBacks: LookBackStore;
  readonly checkIns: CheckInStore;
  readonly answers: AnswerStore;
  readonly appreciations: AppreciationStore;
  readonly rounds: RoundStore;
  readonly meetings: MeetingStore;
  readonly moments: MomentStore;
  readonly digests: DigestStore;
  readonly practices: PracticeStore;
  readonly journeys: JourneyStore;
  readonly dates: DateStore;
  readonly goals: GoalStore;
  readonly ownPrompts: OwnPromptStore;
  readonly tips: TipStore;
  readonly drafts: DraftStore;
  readonly events: EventStore;
  readonly posts: PostStore;
  readonly heldCards: HeldCardStore;
  readonly parked: ParkedStore;
  readonly preview: PreviewStore;
  readonly installations: InstallationStore;
  readonly jobs: JobQueue;
};

export interface Store extends AsyncDisposable {
  /**
   * All or nothing. Keep it short, and never wait for the network inside. Serialisation failures are tried again. With
   * `within` (ms) nobody waits longer: what is late is undone; `keepTrying` uses that time to wait for a database that
   * does not answer. Throws a `StoreUnavailableError` if it does not.
   */
  transaction<T>(
    work: (stores: Stores) => Promise<T>,
    options?: { readonly within?: number; readonly keepTrying?: boolean },
  ): Promise<T>;
  /** Throws a `StoreUnavailableError` when the database does not answer, within a few seconds, or its disk is full. */
  ping(): Promise<void>;
}
