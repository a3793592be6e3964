import type { Answers, Asked } from './answers.ts';
import { day, hour } from './clock.ts';
import type { Placing } from './placing.ts';

/** A journey as it is written: its questions in order, and whether both of two people who chose nothing allow each. */
export type Journey = {
  readonly title: string;
  readonly isFirst: boolean;
  readonly questions: readonly { readonly id: string; readonly isAllowed: boolean }[];
};

/** What comes of one: its card; with which of its questions it asks, the how manieth of how many; and its end. */
export type OfJourney = `begins ${string}` | `asks ${string}` | `ends ${string}`;

/** Less is no journey. */
const fewest = 3;

type Way = {
  readonly title: string;
  readonly steps: readonly string[];
  asked: number;
  /** The question that was asked last. */
  last: string;
  /** When it is looked whether it is at its end. */
  endsAt: number | null;
};

/**
 * What is to come of journeys, as docs/what-is-asked-next.md tells it. What comes of it is told where the question of the
 * rhythm comes: the journey asks nothing at another time.
 */
export class Journeys {
  readonly #all: readonly Journey[];
  readonly #asked: readonly Asked[];
  readonly #answers: Answers;
  readonly #placing: Placing;
  #isNew = true;
  #on: Way | null = null;
  #ending: readonly Way[] = [];

  /** `asked`: all that they were asked, and will be. */
  constructor(all: readonly Journey[], asked: readonly Asked[], answers: Answers, placing: Placing) {
    this.#all = all;
    this.#asked = asked;
    this.#answers = answers;
    this.#placing = placing;
  }

  /** Either begins one: it takes the place of another. */
  begin(title: string, now: number): readonly OfJourney[] {
    const journey = this.#all.find((one) => one.title === title);
    const steps = journey === undefined ? [] : this.#stepsOf(journey, now);
    if (steps.length < fewest) return [];
    this.#isNew = false;
    this.#on = { title, steps, asked: 0, last: '', endsAt: null };
    return [`begins ${title}`];
  }

  leave(): void {
    this.#on = null;
  }

  /** The question of the rhythm comes. */
  ask(key: string, now: number): readonly OfJourney[] {
    const first = this.#all.find(({ isFirst }) => isFirst);
    const begun = this.#isNew && first !== undefined ? this.begin(first.title, now) : [];
    this.#isNew = false;
    const way = this.#on;
    if (way === null) return begun;
    const which = way.steps[way.asked];
    way.asked += 1;
    way.last = key;
    if (way.asked === way.steps.length) {
      this.#on = null;
      this.#ending = [...this.#ending, { ...way, endsAt: now + 16 * hour }];
    }
    return [...begun, `asks ${way.title}, ${way.asked} of ${way.steps.length}: ${which}`];
  }

  /** When it is looked next whether one is at its end. */
  next(): number {
    return Math.min(...this.#ending.flatMap(({ endsAt }) => endsAt ?? []));
  }

  take(now: number, rests: boolean): readonly OfJourney[] {
    const due = this.#ending.filter(({ endsAt }) => endsAt !== null && endsAt <= now);
    for (const way of due) {
      const waits = rests || this.#answers.isOpen(way.last, now);
      const free = this.#placing.afterQuiet(now);
      way.endsAt = waits ? now + day : free > now ? free : null;
    }
    this.#ending = this.#ending.filter(({ endsAt }) => endsAt !== null);
    return due.flatMap(({ title, endsAt }): OfJourney | [] => (endsAt === null ? `ends ${title}` : []));
  }

  /** What they allow and were not asked within a year; where that is too little, what they were asked too. */
  #stepsOf({ questions }: Journey, now: number): readonly string[] {
    const lately = new Set(this.#asked.flatMap(({ at, prompt }) => (at < now && at >= now - 365 * day ? prompt : [])));
    const allowed = questions.flatMap(({ id, isAllowed }) => (isAllowed ? id : []));
    const fresh = allowed.filter((id) => !lately.has(id));
    return fresh.length >= fewest ? fresh : allowed;
  }
}
