import { planNext } from '../../schedule/plan-ritual.ts';
import type { Chore } from '../definition.ts';

const batch = 100;

/** Ends the pauses whose time is up. The next occurrence is the first after the pause, as it was announced. */
export const resumePaused: Chore = {
  name: 'resume-paused',
  batch,
  run: async ({ now, stores }) => {
    const couples = await stores.couples.lockToResume(now, batch);
    for (const couple of couples) {
      const rituals = await stores.rituals.of(couple.id);
      // From the end of the pause, not from now: what falls due in the same minute still comes, and the usual
      // rule about lateness decides about the rest.
      const from = (couple.pause?.until ?? now) - 1;
      await stores.couples.save({ ...couple, pause: null });
      await stores.rituals.save(rituals.map((ritual) => planNext(ritual, null, from)));
    }
    return couples.length;
  },
};
