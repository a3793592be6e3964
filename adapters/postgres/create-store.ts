import { type Kysely, sql } from 'kysely';
import type { Metrics } from '../../src/port/metrics.ts';
import type { Seal } from '../../src/port/seal.ts';
import type { Store, Stores } from '../../src/port/store.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { createAnswerStore, eraseAnswers } from './answer-store.ts';
import { createAppreciationStore, eraseAppreciations } from './appreciation-store.ts';
import { createCheckInStore, eraseCheckIns } from './check-in-store.ts';
import { createCoupleStore } from './couple-store.ts';
import type { Database } from './database.ts';
import { createDateStore, eraseDates } from './date-store.ts';
import { createDigestStore, eraseDigests } from './digest-store.ts';
import { createDraftStore } from './draft-store.ts';
import { createEventStore } from './event-store.ts';
import { createGoalStore, eraseGoals } from './goal-store.ts';
import { createHeldCardStore } from './held-card-store.ts';
import { createInstallationStore } from './installation-store.ts';
import { createInvitationStore, eraseInvitations } from './invitation-store.ts';
import { createJourneyStore, eraseJourneys } from './journey-store.ts';
import { createLookBackStore } from './look-back-store.ts';
import { createMeetingStore } from './meeting-store.ts';
import { createMomentStore, eraseMoments } from './moment-store.ts';
import { NoAnswerError } from './no-answer.ts';
import { createOfferStore } from './offer-store.ts';
import { createOwnPromptStore, eraseOwnPrompts } from './own-prompt-store.ts';
import { createParkedStore } from './parked-store.ts';
import { whileDown } from './persistently.ts';
import { createPostStore } from './post-store.ts';
import { createPracticeStore, erasePractices } from './practice-store.ts';
import { createPreviewStore } from './preview-store.ts';
import type { Queue } from './queue.ts';
import { retrying } from './retry-transaction.ts';
import { createRitualStore } from './ritual-store.ts';
import { createRoundStore } from './round-store.ts';
import type { Tables } from './tables.ts';
import { createTipStore } from './tip-store.ts';
import { transact } from './transact.ts';

/**
 * The store over an open database. Disposing of it stops the queue and closes the database, in that order; dispose
 * of a job runner before.
 */
export function createStore(options: {
  readonly database: Database;
  readonly seal: Seal;
  readonly queue: Queue;
  readonly metrics?: Pick<Metrics, 'observe'>;
}): Store {
  const { database, seal, queue, metrics } = options;
  const { kysely, contact } = database;
  return {
    transaction: async (work, { within, keepTrying = false } = {}) => {
      const began = performance.now();
      const attempt = (left: number | undefined) =>
        retrying(async () => {
          let enqueued = false;
          const run = (db: Kysely<Tables>) =>
            work(
              storesOn(db, seal, async (jobs, at) => {
                if (jobs.length === 0) return;
                enqueued = true;
                await queue.enqueue(db, jobs, at);
              }),
            );
          const result = await transact(kysely, run, left);
          if (enqueued) queue.announce();
          return result;
        });
      try {
        if (within === undefined || !keepTrying) return await contact.asking(() => attempt(within));
        return await whileDown(within, (left) => contact.asking(() => attempt(left)));
      } finally {
        metrics?.observe('database_seconds', (performance.now() - began) / 1000);
      }
    },
    ping: async () => {
      await contact.asking(() => transact(kysely, async (db) => void (await sql`select 1`.execute(db)), longestPing));
      if (!(await database.hasRoom())) throw new StoreUnavailableError(new NoAnswerError('the disk is full'));
    },
    [Symbol.asyncDispose]: async () => {
      await queue.stop();
      await database.close();
    },
  };
}

/** How long `ping` waits (ms). Whoever asks for the health of Attune wants to know soon. */
const longestPing = 5000;

/** Each store erases its own rows. */
const erasers = [
  eraseCheckIns,
  eraseAnswers,
  eraseAppreciations,
  eraseDigests,
  eraseMoments,
  erasePractices,
  eraseJourneys,
  eraseDates,
  eraseGoals,
  eraseOwnPrompts,
  eraseInvitations,
];

function storesOn(db: Kysely<Tables>, seal: Seal, enqueue: Stores['jobs']['enqueue']): Stores {
  const connection = { db, seal };
  return {
    couples: createCoupleStore(connection, erasers),
    invitations: createInvitationStore(connection),
    rituals: createRitualStore(connection),
    offers: createOfferStore(connection),
    lookBacks: createLookBackStore(connection),
    checkIns: createCheckInStore(connection),
    answers: createAnswerStore(connection),
    appreciations: createAppreciationStore(connection),
    rounds: createRoundStore(connection),
    meetings: createMeetingStore(connection),
    moments: createMomentStore(connection),
    digests: createDigestStore(connection),
    practices: createPracticeStore(connection),
    journeys: createJourneyStore(connection),
    dates: createDateStore(connection),
    goals: createGoalStore(connection),
    ownPrompts: createOwnPromptStore(connection),
    tips: createTipStore(connection),
    drafts: createDraftStore(connection),
    events: createEventStore(connection),
    posts: createPostStore(connection),
    heldCards: createHeldCardStore(connection),
    parked: createParkedStore(connection),
    preview: createPreviewStore(connection),
    installations: createInstallationStore(connection),
    jobs: { enqueue },
  };
}
