import type { RitualName } from './acts.ts';
import { day, dayOf, hour } from './clock.ts';
import type { Known, Placing } from './placing.ts';

type Waiting = {
  readonly what: RitualName;
  /** When it is looked whether it can come; `null` while all rests. */
  at: number | null;
};

/**
 * What is offered to two people who have not chosen it so far, each once, ever, as soon as it makes sense: the look into
 * the jar, with the third thing in it, if each has put one in; the look back at a day, with the first that they keep; the
 * look at their goals, once one has been open for a week; the look back at their month, at noon after the first whole one
 * with three things in it. It comes once it is quiet for neither and nothing rests, and not once they have chosen. (The
 * pulse is offered with what both see of it.)
 */
export class Offers {
  readonly #known: Known;
  readonly #placing: Placing;
  readonly #made = new Set<RitualName>();
  #waiting: readonly Waiting[] = [];
  /** When a goal will have been there for a week. */
  #weeks: readonly number[] = [];
  #began = '';
  #monthOver = Number.POSITIVE_INFINITY;

  constructor(known: Known, placing: Placing) {
    this.#known = known;
    this.#placing = placing;
  }

  pair(now: number): void {
    this.#began = this.#month(now).toString();
    this.#monthOver = this.#noonAfter(now);
  }

  /** One of them has put something into the jar. */
  say(now: number): void {
    const { said } = this.#known.kept;
    if (said.length >= 3 && new Set(said.map(({ who }) => who)).size === 2) this.#make('digest', now);
  }

  keep(now: number): void {
    this.#make('day', now);
  }

  aim(now: number): void {
    if (!this.#isChosen('goals')) this.#weeks = [...this.#weeks, now + 7 * day];
  }

  /** All goes on: what waited for that is looked at. */
  goOn(now: number): void {
    for (const one of this.#waiting) one.at ??= now;
  }

  /** In another room all that is open is looked at. */
  move(now: number): void {
    for (const one of this.#waiting) one.at = one.at === null ? null : now;
  }

  next(rests: boolean): number {
    const month = rests ? [] : [this.#monthOver];
    return Math.min(...this.#waiting.flatMap(({ at }) => at ?? []), ...this.#weeks, ...month);
  }

  take(now: number, rests: boolean): readonly RitualName[] {
    if (this.#weeks.some((at) => at <= now)) {
      this.#weeks = this.#weeks.filter((at) => at > now);
      if ([...this.#known.kept.goals.values()].some((since) => now - since >= 7 * day)) this.#make('goals', now);
    }
    if (!rests && this.#monthOver <= now) this.#lookBack(now);
    this.#waiting = this.#waiting.filter(({ what }) => !this.#isChosen(what));
    const due = this.#waiting.filter(({ at }) => at !== null && at <= now);
    for (const one of due) {
      const free = this.#placing.afterQuiet(now);
      one.at = rests ? null : free;
    }
    const come = due.filter(({ at }) => at === now);
    this.#waiting = this.#waiting.filter((one) => !come.includes(one));
    return come.map(({ what }) => what);
  }

  #lookBack(now: number): void {
    const over = this.#month(now).subtract({ months: 1 });
    if (this.#began < over.toString() && this.#known.kept.inMonth(this.#zone, now).length >= 3) {
      this.#monthOver = Number.POSITIVE_INFINITY;
      this.#make('review', now);
    } else this.#monthOver = this.#noonAfter(now);
  }

  #make(what: RitualName, now: number): void {
    if (this.#made.has(what) || this.#isChosen(what)) return;
    this.#made.add(what);
    this.#waiting = [...this.#waiting, { what, at: now }];
  }

  #isChosen(what: RitualName): boolean {
    return this.#known.plans.some((plan) => plan.what === what && plan.isChosen);
  }

  get #zone(): string {
    return this.#known.plans[0]?.rhythm.zone ?? this.#known.zones[0];
  }

  #month(now: number): Temporal.PlainYearMonth {
    return Temporal.PlainDate.from(dayOf(this.#zone, now)).toPlainYearMonth();
  }

  #noonAfter(now: number): number {
    const next = this.#month(now).add({ months: 1 }).toPlainDate({ day: 1 });
    return next.toZonedDateTime(this.#zone).epochMilliseconds + 12 * hour;
  }
}
