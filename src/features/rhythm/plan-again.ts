import { day } from '../../model/instant.ts';
import { planNext } from '../../schedule/plan-ritual.ts';
import type { Chore } from '../definition.ts';

const batch = 100;

/** Further ahead than the next occurrence can be: a week or a month, a day that the date line takes, quiet hours of two. */
const farthest = { weekly: 12 * day, monthly: 36 * day };

/**
 * Plans anew what lies too far ahead: it was planned while the host's clock was wrong, and that has been set back since.
 * Without this a couple would be asked nothing for as long as the clock was ahead.
 */
export const planAgain: Chore = {
  name: 'plan-again',
  batch,
  run: async ({ now, stores }) => {
    const from = { weekly: now + farthest.weekly, monthly: now + farthest.monthly };
    const tooFar = await stores.rituals.lockBeyond(from, batch);
    await stores.rituals.save(tooFar.map((ritual) => ({ ...planNext(ritual, null, now), lastSkip: null })));
    return tooFar.length;
  },
};
