import type { ChosenRhythm, RitualName } from './acts.ts';
import { after, afterQuiet, day, dayOf, hour, type Quiet } from './clock.ts';
import type { Kept } from './kept.ts';

/** The question of the rhythm, the weekly one about the two, and what else they may switch on. */
export type What = 'question' | 'us' | RitualName;

export type Plan = {
  readonly what: What;
  rhythm: ChosenRhythm;
  on: boolean;
  /** Whether it is there from the start, or they have decided about it. */
  readonly isChosen: boolean;
  /** When it came last, as far as the others have to leave room for it. */
  came: number | null;
  /** When it is planned next: not yet put off for quiet hours. */
  next: number | null;
  /** The moment of its rhythm that it waits for; `null` where `next` is that one. */
  since: number | null;
  /** The occurrence that somebody had left out. */
  skipped: number | null;
};

/** What is known of two people for it: their plans, the one that takes precedence first. */
export type Known = {
  readonly zones: readonly [string, string];
  readonly kept: Kept;
  plans: readonly Plan[];
  quiet: Quiet;
};

/** When what is planned comes: docs/rhythm.md, "Where a moment is placed". */
export class Placing {
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  /** When it comes, if it is planned for a moment. */
  place(plan: Plan, planned: number): number {
    const wish = this.afterQuiet(planned);
    if (this.#latestNear(plan, wish) === null) return wish;
    const bound = Math.min(this.nextToSay(plan, planned), wish + 7 * day);
    const ways = [this.#laterThatDay, this.#onAFreeDay, this.#atAFreeHour];
    for (const way of ways) {
      const found = way.call(this, plan, wish, bound);
      if (found !== null && found < bound) return found;
    }
    return wish;
  }

  #laterThatDay(plan: Plan, wish: number): number | null {
    for (let at = wish; this.#dayOf(at) === this.#dayOf(wish) && this.afterQuiet(at) === at; ) {
      const near = this.#latestNear(plan, at);
      if (near === null) return at;
      at = near + hour;
    }
    return null;
  }

  #onAFreeDay(plan: Plan, wish: number, bound: number): number | null {
    const daily = { days: [1, 2, 3, 4, 5, 6, 7], time: plan.rhythm.time, zone: plan.rhythm.zone };
    let moment = wish;
    for (let count = 0; count < 7; count += 1) {
      moment = after(daily, moment);
      const at = this.afterQuiet(moment);
      const taken = this.#before(plan, at + 2 * day).some(
        (other) => this.#dayOf(other) === this.#dayOf(at) || Math.abs(other - at) < hour,
      );
      if (!taken && at < bound) return at;
    }
    return null;
  }

  #atAFreeHour(plan: Plan, wish: number, bound: number): number | null {
    for (let at = wish; at < bound; ) {
      const near = this.#latestNear(plan, at);
      if (near === null) return at;
      at = this.afterQuiet(near + hour);
    }
    return null;
  }

  /** The latest of those that take precedence and come within less than an hour of a moment. */
  #latestNear(plan: Plan, at: number): number | null {
    const near = this.#before(plan, at + hour).filter((other) => Math.abs(other - at) < hour);
    return near.length === 0 ? null : Math.max(...near);
  }

  /** When everything comes, or came last, that takes precedence over a ritual, until a moment. */
  #before(plan: Plan, until: number): readonly number[] {
    return this.#known.plans.slice(0, this.#known.plans.indexOf(plan)).flatMap((other) => {
      const times = other.came === null ? [] : [other.came];
      let due = other.since ?? other.next;
      for (let next = other.on ? other.next : null; next !== null && due !== null && next < until; due = next) {
        const speaks = this.speaks(other, due);
        const at = speaks ? this.place(other, next) : next;
        if (speaks) times.push(at);
        next = after(other.rhythm, at);
      }
      return times;
    });
  }

  speaks({ what, rhythm }: Plan, due: number): boolean {
    return what === 'question' || what === 'us' || this.#known.kept.speaks(what, rhythm, this.afterQuiet(due));
  }

  /** The next moment of its rhythm at which it has something to say, if one comes within nine days. */
  nextToSay(plan: Plan, at: number): number {
    let next = after(plan.rhythm, at);
    while (!this.speaks(plan, next) && next < at + 9 * day) next = after(plan.rhythm, next);
    return next;
  }

  /** The first moment from this one on that is quiet for neither. */
  afterQuiet(at: number): number {
    return afterQuiet(this.#known.quiet, this.#known.zones, at);
  }

  /** The couple's day that a moment is on. */
  #dayOf(at: number): string {
    return dayOf(this.#known.plans[0]?.rhythm.zone ?? this.#known.zones[0], at);
  }
}
