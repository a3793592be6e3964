import { type Act, type ChosenRhythm, dayMs, moment, type RitualName } from './acts.ts';
import type { Chance } from './chance.ts';

/** What a couple keeps between its first act and its last, and what is to come of it by itself. */
export function keepsakesOf(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts = [
    ...(chance.happens(0.4) ? jar(chance, zone, begin, end) : []),
    ...(chance.happens(0.4) ? days(chance, zone, begin, end) : []),
    ...(chance.happens(0.4) ? goals(chance, zone, begin, end) : []),
    ...(chance.happens(0.3) ? plans(chance, zone, begin, end) : []),
    ...(chance.happens(0.4) ? switches(chance, 'review', () => monthly(chance, zone), begin, end) : []),
  ];
  return acts.filter(({ at }) => at > begin + dayMs && at < end - dayMs);
}

/** They say what they value in each other, now and then, and have the jar shown to them for some of the time. */
function jar(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + 2 * dayMs; at < end; at += chance.whole(1, 24) * dayMs) {
    acts.push({ at: moment(chance, at), kind: 'say', who: chance.one([0, 1]) });
  }
  const rhythm = () => weekly(chance, zone, chance.happens(0.8) ? [chance.whole(1, 7)] : [2, 6]);
  return [...acts, ...switches(chance, 'digest', rhythm, begin, end)];
}

/** They keep days, of which some come back soon, and have them brought up. */
function days(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + 2 * dayMs; at < end; at += chance.whole(2, 40) * dayMs) {
    const back = Temporal.Instant.fromEpochMilliseconds(at + chance.whole(1, 60) * dayMs).toZonedDateTimeISO(zone);
    const kept = back.toPlainDate().subtract({ years: chance.whole(1, 6) });
    acts.push({ at: moment(chance, at), kind: 'keep', day: chance.happens(0.1) ? '2020-02-29' : kept.toString() });
  }
  const rhythm = () => weekly(chance, zone, chance.happens(0.7) ? [1, 2, 3, 4, 5, 6, 7] : [1, 3, 5, 6]);
  return [...acts, ...switches(chance, 'day', rhythm, begin, end)];
}

/** They aim at one thing after the other, and have the goals brought to them each month. */
function goals(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  let goal = 0;
  for (let at = begin + 2 * dayMs; at < end; at += chance.whole(5, 80) * dayMs) {
    goal += 1;
    acts.push({ at: moment(chance, at), kind: 'aim', goal });
    acts.push({ at: moment(chance, at + chance.whole(1, 120) * dayMs), kind: 'reach', goal });
  }
  return [...acts, ...switches(chance, 'goals', () => monthly(chance, zone), begin, end)];
}

/** They plan dates: some soon, some weeks ahead. */
function plans(chance: Chance, zone: string, begin: number, end: number): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + 2 * dayMs; at < end; at += chance.whole(3, 40) * dayMs) {
    const then = Temporal.Instant.fromEpochMilliseconds(at + chance.whole(0, 25) * dayMs).toZonedDateTimeISO(zone);
    const time = chance.one(['08:30', '12:00', '19:30', '23:15']);
    acts.push({ at: moment(chance, at), kind: 'plan', day: then.toPlainDate().toString(), time, zone });
  }
  return acts;
}

/** A ritual is switched on, changed, and now and then off. */
function switches(
  chance: Chance,
  what: RitualName,
  rhythm: () => ChosenRhythm,
  begin: number,
  end: number,
): readonly Act[] {
  const acts: Act[] = [];
  for (let at = begin + chance.whole(2, 40) * dayMs; at < end; at += chance.whole(20, 200) * dayMs) {
    acts.push({ at: moment(chance, at), kind: 'ritual', what, rhythm: chance.happens(0.15) ? null : rhythm() });
  }
  return acts;
}

function weekly(chance: Chance, zone: string, on: readonly number[]): ChosenRhythm {
  return { days: on, time: chance.one(['09:00', '18:00', '20:00', '20:30']), zone };
}

export function monthly(chance: Chance, zone: string): ChosenRhythm {
  return { monthDay: chance.whole(1, 31), time: chance.one(['18:00', '20:00', '20:30']), zone };
}
