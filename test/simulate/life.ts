import { type Act, type ChosenRhythm, dayMs, moment } from './acts.ts';
import { Chance } from './chance.ts';
import { keepsakesOf, monthly } from './keepsakes.ts';
import { walksOf } from './walks.ts';

/** Two people and a year of theirs. */
export type Life = {
  /** Numbers the couple; rooms and people are named after it. */
  readonly couple: number;
  readonly zones: readonly [string, string];
  /** How likely each of the two is to answer a question. */
  readonly diligence: readonly [number, number];
  /** How likely they are to rate the pulse, and to say yes to what is offered. */
  readonly zeal: number;
  readonly acts: readonly Act[];
};

/** Zones with every kind of clock: northern and southern summers, none, and one that is half an hour apart. */
const zones = [
  'Europe/Lisbon',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Sydney',
] as const;

const times = ['07:30', '18:00', '20:00', '21:30'] as const;

/**
 * What a couple does in so many months from `begin`, by chance alone. Nothing that it does falls on a full or half hour.
 * `journeys`: which there are.
 */
export function lifeOf(couple: number, seed: number, begin: number, months: number, journeys: readonly string[]): Life {
  const chance = new Chance(Math.imul(seed, 1_000_003) + couple);
  const first = chance.one(zones);
  const together = chance.happens(0.7);
  const life = { couple, zones: [first, together ? first : chance.one(zones)] as const };
  const acts: Act[] = [];
  let at = begin + chance.whole(0, 20) * dayMs;
  const end = begin + months * 30.44 * dayMs;
  let ended = false;
  while (at < end && !ended) {
    const when = moment(chance, at);
    if (acts.length === 0) acts.push({ at: when, kind: 'pair' });
    else ended = live(chance, life.zones, when, acts);
    at += (acts.length === 1 ? chance.whole(1, 3) : chance.whole(3, 40)) * dayMs;
  }
  // Most are lazy: what comes does not depend on what is answered, and an answer costs as much time as five questions.
  const diligence = [chance.next() ** 8, chance.next() ** 8] as const;
  const span = [acts[0]?.at ?? end, ended ? (acts.at(-1)?.at ?? end) : end] as const;
  acts.push(...keepsakesOf(chance, first, ...span), ...walksOf(chance, journeys, ...span));
  return { ...life, diligence, zeal: chance.next(), acts: acts.toSorted((one, other) => one.at - other.at) };
}

/** Adds one thing that they do; whether it was the last one. */
function live(chance: Chance, [own, other]: readonly [string, string], at: number, acts: Act[]): boolean {
  // Soon after they began they choose a rhythm, as most do, and many the pulse.
  const what = acts.length === 1 ? 0 : acts.length === 2 && chance.happens(0.6) ? 0.35 : chance.next();
  if (what < 0.32) acts.push({ at, kind: 'schedule', ...wish(chance, own, other) });
  else if (what < 0.42)
    acts.push({ at, kind: 'ritual', what: 'pulse', rhythm: chance.happens(0.25) ? null : monthly(chance, own) });
  else if (what < 0.55) acts.push({ at, kind: 'skip' });
  else if (what < 0.68) acts.push({ at, kind: 'pause', days: chance.whole(1, 20) });
  else if (what < 0.75) acts.push({ at, kind: 'pause', days: null });
  else if (what < 0.83) acts.push({ at, kind: 'resume' });
  else if (what < 0.9) acts.push({ at, kind: 'quiet', ...chance.one(quiet) });
  else if (what < 0.96) acts.push({ at, kind: 'move' });
  else {
    acts.push({ at, kind: chance.happens(0.5) ? 'unpair' : 'forget' });
    return true;
  }
  return false;
}

const quiet = [
  { from: '22:00', to: '08:00' },
  { from: '23:00', to: '06:00' },
  { from: '21:00', to: '09:00' },
  { from: '19:30', to: '07:00' },
] as const;

function wish(chance: Chance, own: string, other: string): { rhythm: ChosenRhythm; us: number | null } {
  // Some every day: then nothing else finds a free evening.
  const likely = chance.happens(0.05) ? 1 : 0.2;
  const days = [1, 2, 3, 4, 5, 6, 7].filter(() => chance.happens(likely));
  const us = chance.happens(0.4) ? chance.whole(1, 7) : null;
  const zone = chance.happens(0.8) ? own : other;
  return { rhythm: { days: days.length === 0 ? [3] : days, time: chance.one(times), zone }, us };
}
