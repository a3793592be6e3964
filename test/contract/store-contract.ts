import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../src/port/store.ts';
import { answersKeepTheirPromise } from './store-answers.ts';
import { appreciationsAreKept } from './store-appreciations.ts';
import { checkInsAreKept } from './store-check-ins.ts';
import { couplesAreKept } from './store-couples.ts';
import { datesAreKept } from './store-dates.ts';
import { goalsAreKept } from './store-goals.ts';
import { heldCardsAreKept } from './store-held-cards.ts';
import { invitationsAreKept } from './store-invitations.ts';
import { jobsFollowTheirTransaction } from './store-jobs.ts';
import { journeysAreKept } from './store-journeys.ts';
import { momentsAreKept } from './store-moments.ts';
import type { OpenedStore } from './store-opened.ts';
import { ownPromptsAreKept } from './store-own-prompts.ts';
import { practicesAreKept } from './store-practices.ts';
import { questionnairesAreKept } from './store-questionnaires.ts';
import { ritualsComeDue } from './store-rituals.ts';
import { smallStoresRemember } from './store-traces.ts';
import { transactionsHold } from './store-transactions.ts';

/**
 * What every store must do, as one suite. `open` gives an empty one; all tests of the suite share it. `parallel` is
 * whether its transactions can run at the same time, or wait for each other.
 */
export function describeStore(name: string, parallel: boolean, open: () => Promise<OpenedStore>): void {
  describe(name, () => {
    let opened: OpenedStore;
    beforeAll(async () => {
      opened = await open();
    }, 60_000);
    afterAll(async () => {
      await opened?.close();
    });
    const store = (): Store => opened.store;

    couplesAreKept(store, () => opened.dump());
    invitationsAreKept(store);
    ritualsComeDue(store, parallel);
    checkInsAreKept(store);
    answersKeepTheirPromise(store, () => opened.dump());
    appreciationsAreKept(store, () => opened.dump());
    momentsAreKept(store, () => opened.dump());
    questionnairesAreKept(store, () => opened.dump());
    practicesAreKept(store, () => opened.dump());
    datesAreKept(store, () => opened.dump());
    goalsAreKept(store, () => opened.dump());
    ownPromptsAreKept(store, () => opened.dump());
    smallStoresRemember(store, () => opened.dump());
    journeysAreKept(store);
    heldCardsAreKept(store, () => opened.dump());
    transactionsHold(store, parallel);
    jobsFollowTheirTransaction(() => opened);
  });
}
