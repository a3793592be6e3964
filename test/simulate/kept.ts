import type { ChosenRhythm, RitualName } from './acts.ts';
import { dayOf, lastTwo } from './clock.ts';
import { Dates } from './dates.ts';

/** What two people keep with Attune, as far as it decides whether a ritual has something to say. */
export class Kept {
  /** When either said what they value in the other. */
  readonly said: { readonly at: number; readonly who: 0 | 1 }[] = [];
  /** The days that they keep, `YYYY-MM-DD`, and when they wrote them down. */
  readonly days: { readonly day: string; readonly at: number }[] = [];
  /** What they aim at, and have not reached, and since when. */
  readonly goals = new Map<number, number>();
  /** When they reached something. */
  readonly reached: number[] = [];
  readonly dates: Dates;
  /** When they were shown what both had answered, or rated. */
  readonly #shown: readonly (readonly number[])[];
  /** Until when it was told what they said. */
  #told = 0;
  /** The day on which they were told last what comes back on it. */
  #toldOn = '';

  constructor(zones: readonly [string, string], shown: readonly (readonly number[])[]) {
    this.#shown = shown;
    this.dates = new Dates(zones);
  }

  /** Whether a ritual has something to say at a moment of its rhythm; `at` is that moment, once it is not quiet. */
  speaks(what: RitualName, { zone }: ChosenRhythm, at: number): boolean {
    if (what === 'goals') return this.goals.size > 0;
    return what === 'day' ? this.#comesBack(dayOf(zone, at)) : true;
  }

  /** Whether one that is here has something to say. What is told is told. `zone`: by which months are counted. */
  tells(what: RitualName, rhythm: ChosenRhythm, zone: string, now: number): boolean {
    if (what === 'digest') return this.#digest(rhythm, now);
    if (what === 'day') return this.#day(dayOf(rhythm.zone, now));
    return what === 'review' ? this.inMonth(zone, now).length > 0 : this.speaks(what, rhythm, now);
  }

  /** What comes back on a day is told once on it. */
  #day(today: string): boolean {
    const isNew = this.#comesBack(today) && this.#toldOn !== today;
    if (isNew) this.#toldOn = today;
    return isNew;
  }

  /** When there was something in the month that is over. */
  inMonth(zone: string, now: number): readonly number[] {
    const present = Temporal.PlainDate.from(dayOf(zone, now)).with({ day: 1 });
    const [from = 0, until = 0] = [present.subtract({ months: 1 }), present].map(
      (first) => first.toZonedDateTime(zone).epochMilliseconds,
    );
    const all = [
      ...this.said.map(({ at }) => at),
      ...this.days.map(({ at }) => at),
      ...this.reached,
      ...this.dates.had(now),
      ...this.#shown.flat(),
    ];
    return all.filter((at) => at >= from && at < until);
  }

  /** What was said between the last two times of the rhythm, and not told yet. */
  #digest(rhythm: ChosenRhythm, now: number): boolean {
    const [from, until] = lastTwo(rhythm, now);
    const isNew = this.said.some(({ at }) => at >= Math.max(from, this.#told) && at < until);
    if (isNew) this.#told = until;
    return isNew;
  }

  /** A day comes back each year after its own; 29 February on the 28th where there is none. */
  #comesBack(today: string): boolean {
    const { year } = Temporal.PlainDate.from(today);
    return this.days.some(({ day }) => {
      const kept = Temporal.PlainDate.from(day);
      return kept.year < year && kept.with({ year }).toString() === today;
    });
  }
}
