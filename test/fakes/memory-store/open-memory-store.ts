import type { Instant } from '../../../src/model/instant.ts';
import type { Job, JobRunner } from '../../../src/port/jobs.ts';
import type { Log } from '../../../src/port/log.ts';
import type { Store, Stores } from '../../../src/port/store.ts';
import { createAnswerStore } from './answer-store.ts';
import { createAppreciationStore } from './appreciation-store.ts';
import { createCheckInStore } from './check-in-store.ts';
import { createCoupleStore } from './couple-store.ts';
import { createDateStore } from './date-store.ts';
import { createDigestStore } from './digest-store.ts';
import { createDraftStore } from './draft-store.ts';
import { createGoalStore } from './goal-store.ts';
import { createHeldCardStore } from './held-card-store.ts';
import { createInstallationStore, createPreviewStore } from './host-stores.ts';
import { createInvitationStore } from './invitation-store.ts';
import { MemoryJobs } from './job-runner.ts';
import { createJourneyStore } from './journey-store.ts';
import { createLookBackStore } from './look-back-store.ts';
import { createMeetingStore } from './meeting-store.ts';
import { Memory } from './memory.ts';
import { createMomentStore } from './moment-store.ts';
import { createOfferStore } from './offer-store.ts';
import { createOwnPromptStore } from './own-prompt-store.ts';
import { createParkedStore } from './parked-store.ts';
import { createPracticeStore } from './practice-store.ts';
import { createRitualStore } from './ritual-store.ts';
import { createRoundStore } from './round-store.ts';
import { createTipStore } from './tip-store.ts';
import { createEventStore, createPostStore } from './traces.ts';

/** A store that keeps everything in memory, and its jobs. */
export type MemoryStore = {
  readonly store: Store;
  readonly runner: JobRunner;
  /** The earliest moment for which something is planned; `null` when nothing is. */
  nextMoment(): Instant | null;
  /** A line for everything that it keeps, without what a database would seal. */
  dump(): string;
};

/**
 * The ports of the store without a database, many times faster: for what takes thousands of couples through years. One
 * transaction runs at a time, and is undone as a whole where it fails. Nothing in it waits for anything else, so that
 * none is ever late; nothing is sealed, and a value is kept as it was given.
 */
export function openMemoryStore({ now, log }: { readonly now: () => Instant; readonly log: Log }): MemoryStore {
  const memory = new Memory();
  const runner = new MemoryJobs(now, log);
  let enqueued: { readonly jobs: readonly Job[]; readonly at: Instant }[] = [];
  const stores: Stores = {
    ...createStores(memory),
    jobs: {
      enqueue: async (jobs, at = now()) => void enqueued.push({ jobs, at }),
    },
  };

  const attempt = async <T>(work: (stores: Stores) => Promise<T>): Promise<T> => {
    enqueued = [];
    try {
      const result = await work(stores);
      memory.undo.commit();
      for (const { jobs, at } of enqueued) runner.add(jobs, at);
      return result;
    } catch (error) {
      memory.undo.rollBack();
      throw error;
    }
  };

  let last: Promise<unknown> = Promise.resolve();
  return {
    store: {
      transaction: (work) => {
        const done = last.then(() => attempt(work));
        last = done.catch(() => undefined);
        return done;
      },
      ping: async () => {},
      [Symbol.asyncDispose]: async () => {},
    },
    runner,
    nextMoment: () => {
      const [kept, jobs] = [memory.next(), runner.next()];
      return kept === null || jobs === null ? (kept ?? jobs) : Math.min(kept, jobs);
    },
    dump: () => [...memory.lines(), ...runner.lines()].join('\n'),
  };
}

function createStores(memory: Memory): Omit<Stores, 'jobs'> {
  return {
    couples: createCoupleStore(memory),
    invitations: createInvitationStore(memory),
    rituals: createRitualStore(memory),
    offers: createOfferStore(memory),
    lookBacks: createLookBackStore(memory),
    checkIns: createCheckInStore(memory),
    answers: createAnswerStore(memory),
    appreciations: createAppreciationStore(memory),
    rounds: createRoundStore(memory),
    meetings: createMeetingStore(memory),
    moments: createMomentStore(memory),
    digests: createDigestStore(memory),
    practices: createPracticeStore(memory),
    journeys: createJourneyStore(memory),
    dates: createDateStore(memory),
    goals: createGoalStore(memory),
    ownPrompts: createOwnPromptStore(memory),
    tips: createTipStore(memory),
    drafts: createDraftStore(memory),
    events: createEventStore(memory),
    posts: createPostStore(memory),
    heldCards: createHeldCardStore(memory),
    parked: createParkedStore(memory),
    preview: createPreviewStore(memory),
    installations: createInstallationStore(memory),
  };
}
