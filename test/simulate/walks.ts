import { type Act, dayMs, moment } from './acts.ts';
import type { Chance } from './chance.ts';

/** Which journeys a couple begins and leaves between its first act and its last, and when it takes the pulse unasked. */
export function walksOf(chance: Chance, journeys: readonly string[], begin: number, end: number): readonly Act[] {
  const acts = [
    ...(chance.happens(0.5) ? walks(chance, journeys, begin, end) : []),
    ...(chance.happens(0.2) ? pulses(chance, begin, end) : []),
  ];
  return acts.filter(({ at }) => at > begin + 1000 && at < end - dayMs);
}

/** One after the other, some of them soon; and of the first weeks, which nobody began, some are left too. */
function walks(chance: Chance, journeys: readonly string[], begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + chance.whole(0, 30) * dayMs; at < end; at += chance.whole(5, 90) * dayMs) {
    const leave = at + chance.whole(1, 40) * dayMs;
    if (chance.happens(0.8))
      acts.push({ at: moment(chance, at), kind: 'walk', who: chance.one([0, 1]), journey: chance.one(journeys) });
    if (chance.happens(0.4)) acts.push({ at: moment(chance, leave), kind: 'leave', who: chance.one([0, 1]) });
  }
  return acts;
}

function pulses(chance: Chance, begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + chance.whole(1, 60) * dayMs; at < end; at += chance.whole(10, 120) * dayMs) {
    acts.push({ at: moment(chance, at), kind: 'rate', who: chance.one([0, 1]) });
  }
  return acts;
}
