import type { Asked } from './answers.ts';
import { day, localAt } from './clock.ts';

/** A question for a time of the year, as it is written: for which, and whether both of two who chose nothing allow it. */
export type Timely = { readonly id: string; readonly when: string; readonly isAllowed: boolean };

/** A question that comes in its time. */
export type OfTimes = `asks for ${string}`;

const north = ['Europe/Lisbon', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles'];
const south = ['Australia/Sydney'];

/** Three months each, from March and from September on. */
const seasons = ['spring', 'summer', 'autumn', 'winter'] as const;

/**
 * Which time of the year a question of the rhythm has to be for, as docs/what-is-asked-next.md tells it: the turn of the
 * year, at most once in a fortnight, and then the season, not within four weeks of another for any time. It has to be so for
 * both by their clocks; the zone tells on which half of the earth each is. Never the very first question, and none twice
 * within a year.
 */
export class Times {
  readonly #zones: readonly [string, string];
  readonly #all: readonly Timely[];
  readonly #asked: readonly Asked[];

  /** `asked`: all that they were asked, and will be. */
  constructor(zones: readonly [string, string], all: readonly Timely[], asked: readonly Asked[]) {
    this.#zones = zones;
    this.#all = all;
    this.#asked = asked;
  }

  /** Where no journey asks. */
  ask(now: number): readonly OfTimes[] {
    const before = this.#asked.filter(({ at }) => at < now);
    if (before.length === 0) return [];
    const timely = before.flatMap(({ prompt, at }) => {
      const found = this.#all.find(({ id }) => id === prompt);
      return found === undefined ? [] : [{ ...found, at }];
    });
    const isFree = (when: string) => {
      const lately = timely.filter(({ at }) => at > now - 365 * day).map(({ id }) => id);
      return this.#all.some((one) => one.when === when && one.isAllowed && !lately.includes(one.id));
    };
    const isDue = (when: string) =>
      when === 'new-year'
        ? timely.every((one) => one.when !== when || one.at <= now - 14 * day)
        : timely.every(({ at }) => at <= now - 28 * day);
    const when = this.#itIs(now).find((one) => isDue(one) && isFree(one));
    return when === undefined ? [] : [`asks for ${when}`];
  }

  /** Which times it is for both, the rarest first. */
  #itIs(now: number): readonly string[] {
    const [mine = [], theirs = []] = this.#zones.map((zone) => timesIn(zone, now));
    return mine.filter((one) => theirs.includes(one));
  }
}

function timesIn(zone: string, now: number): readonly string[] {
  const { month, day: date } = localAt(zone, now);
  const turn = (month === 12 && date >= 27) || (month === 1 && date <= 6) ? ['new-year'] : [];
  const half = north.includes(zone) ? 9 : south.includes(zone) ? 3 : null;
  const season = half === null ? undefined : seasons[Math.floor(((month + half) % 12) / 3)];
  return season === undefined ? turn : [...turn, season];
}
