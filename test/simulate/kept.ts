import type { ChosenRhythm, RitualName } from './acts.ts';
import { dayOf, lastTwo } from './clock.ts';

/** What two people keep with Attune, as far as it decides whether a ritual has something to say. */
export class Kept {
  /** When either said what they value in the other. */
  readonly said: number[] = [];
  /** The days that they keep, `YYYY-MM-DD`. */
  readonly days: string[] = [];
  /** What they aim at, and have not reached. */
  readonly goals = new Set<number>();
  /** Until when it was told what they said. */
  #told = 0;

  /** Whether a ritual has something to say at a moment of its rhythm; `at` is that moment, once it is not quiet. */
  speaks(what: RitualName, { zone }: ChosenRhythm, at: number): boolean {
    if (what === 'goals') return this.goals.size > 0;
    return what === 'day' ? this.#comesBack(dayOf(zone, at)) : true;
  }

  /** Whether one that is here has something to say. What is told is told. */
  tells(what: RitualName, rhythm: ChosenRhythm, now: number): boolean {
    return what === 'digest' ? this.#digest(rhythm, now) : this.speaks(what, rhythm, now);
  }

  /** What was said between the last two times of the rhythm, and not told yet. */
  #digest(rhythm: ChosenRhythm, now: number): boolean {
    const [from, until] = lastTwo(rhythm, now);
    const isNew = this.said.some((at) => at >= Math.max(from, this.#told) && at < until);
    if (isNew) this.#told = until;
    return isNew;
  }

  /** A day comes back each year after its own; 29 February on the 28th where there is none. */
  #comesBack(today: string): boolean {
    const { year } = Temporal.PlainDate.from(today);
    return this.days.some((day) => {
      const kept = Temporal.PlainDate.from(day);
      return kept.year < year && kept.with({ year }).toString() === today;
    });
  }
}
