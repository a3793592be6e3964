import type { Chore } from '../definition.ts';
import { goOn } from '../go-on.ts';

const batch = 100;

/** Ends the pauses whose time is up. The next occurrence is the first after the pause, as it was announced. */
export const resumePaused: Chore = {
  name: 'resume-paused',
  batch,
  run: async ({ now, stores }) => {
    const couples = await stores.couples.lockToResume(now, batch);
    for (const couple of couples) {
      // From the end of the pause, not from now: what falls due in the same minute still comes, and the usual
      // rule about lateness decides about the rest.
      await goOn(stores, couple, (couple.pause?.until ?? now) - 1);
    }
    return couples.length;
  },
};
