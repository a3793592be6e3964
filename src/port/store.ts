import type { JobQueue } from './jobs.ts';
import type { AnswerStore } from './stores/answer-store.ts';
import type { AppreciationStore } from './stores/appreciation-store.ts';
import type { CheckInStore } from './stores/check-in-store.ts';
import type { CoupleStore } from './stores/couple-store.ts';
import type { DraftStore } from './stores/draft-store.ts';
import type { EventStore } from './stores/event-store.ts';
import type { InstallationStore } from './stores/installation-store.ts';
import type { InvitationStore } from './stores/invitation-store.ts';
import type { PostStore } from './stores/post-store.ts';
import type { PreviewStore } from './stores/preview-store.ts';
import type { RitualStore } from './stores/ritual-store.ts';
import type { TipStore } from './stores/tip-store.ts';

/** Everything that one transaction can read and change. */
export type Stores = {
  readonly couples: CoupleStore;
  readonly invitations: InvitationStore;
  readonly rituals: RitualStore;
  readonly checkIns: CheckInStore;
  readonly answers: AnswerStore;
  readonly appreciations: AppreciationStore;
  readonly tips: TipStore;
  readonly drafts: DraftStore;
  readonly events: EventStore;
  readonly posts: PostStore;
  readonly preview: PreviewStore;
  readonly installations: InstallationStore;
  readonly jobs: JobQueue;
};

export interface Store extends AsyncDisposable {
  /** All or nothing. Keep it short, and never wait for the network inside. Serialisation failures are tried again. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
}
