import { putBackLife } from '../../model/goal.ts';
import type { Chore } from '../definition.ts';

const batch = 100;

/** What was taken off a list cannot be put back after a day: its words are erased, and its card says no more of it. */
export const chores: readonly Chore[] = [
  {
    name: 'fade-goals',
    batch,
    run: async ({ stores, now }) => {
      const faded = await stores.goals.fade(now - putBackLife, batch);
      await stores.jobs.enqueue(faded.map((goalId) => ({ name: 'show-goal', goalId })));
      return faded.length;
    },
  },
];
