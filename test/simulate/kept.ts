import type { ChosenRhythm, RitualName } from './acts.ts';
import { lastTwo } from './clock.ts';

/** What two people keep with Attune, as far as it decides whether a ritual has something to say. */
export class Kept {
  /** When either said what they value in the other. */
  readonly #said: number[] = [];
  /** Until when that was told. */
  #told = 0;

  say(at: number): void {
    this.#said.push(at);
  }

  /** Whether a ritual that is here has something to say. What is told is told. */
  tells(what: RitualName, rhythm: ChosenRhythm, now: number): boolean {
    switch (what) {
      case 'digest':
        return this.#digest(rhythm, now);
      default:
        return true;
    }
  }

  /** What was said between the last two times of the rhythm, and not told yet. */
  #digest(rhythm: ChosenRhythm, now: number): boolean {
    const [from, until] = lastTwo(rhythm, now);
    const isNew = this.#said.some((at) => at >= Math.max(from, this.#told) && at < until);
    if (isNew) this.#told = until;
    return isNew;
  }
}
