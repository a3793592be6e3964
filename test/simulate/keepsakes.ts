import { type Act, type ChosenRhythm, dayMs, moment } from './acts.ts';
import type { Chance } from './chance.ts';

/** What a couple keeps between its first act and its last, and what is to come of it by itself. */
export function keepsakesOf(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts = chance.happens(0.4) ? jar(chance, zone, begin, end) : [];
  return acts.filter(({ at }) => at > begin + dayMs && at < end - dayMs);
}

/** They say what they value in each other, now and then, and have the jar shown to them for some of the time. */
function jar(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + 2 * dayMs; at < end; at += chance.whole(1, 24) * dayMs) {
    acts.push({ at: moment(chance, at), kind: 'say', who: chance.one([0, 1]) });
  }
  for (let at = begin + chance.whole(2, 40) * dayMs; at < end; at += chance.whole(20, 200) * dayMs) {
    const rhythm = chance.happens(0.15) ? null : weekly(chance, zone);
    acts.push({ at: moment(chance, at), kind: 'ritual', what: 'digest', rhythm });
  }
  return acts;
}

function weekly(chance: Chance, zone: string): ChosenRhythm {
  const days = chance.happens(0.8) ? [chance.whole(1, 7)] : [2, 6];
  return { days, time: chance.one(['09:00', '18:00', '20:00', '20:30']), zone };
}
