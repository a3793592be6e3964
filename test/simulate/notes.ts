import { afterQuiet } from './clock.ts';
import type { Known } from './placing.ts';

type Waiting = {
  readonly side: 0 | 1;
  readonly of: string;
  at: number;
  /** Whether it is news still. */
  readonly isNews: (now: number) => boolean;
};

/** Somebody is told of something, privately. */
export type OfNotes = `tells ${0 | 1} of ${string}`;

/**
 * Who is told of something by a note of their own, once it is not quiet for them, if it is news still by then. What comes in
 * the channel calls those whom it concerns by their names, and makes no sound while it is quiet for either: then each of
 * them has such a note.
 */
export class Notes {
  readonly #known: Known;
  #all: readonly Waiting[] = [];

  constructor(known: Known) {
    this.#known = known;
  }

  /** Something has come in the channel that concerns these. */
  tell(of: string, sides: readonly (0 | 1)[], now: number, isNews: Waiting['isNews'] = () => true): void {
    const { quiet, zones } = this.#known;
    if (afterQuiet(quiet, [zones[0]], now) > now || afterQuiet(quiet, [zones[1]], now) > now) {
      for (const side of sides) this.tellAlone(of, side, now, isNews);
    }
  }

  /** Something that is told to one of them alone. */
  tellAlone(of: string, side: 0 | 1, now: number, isNews: Waiting['isNews'] = () => true): void {
    this.#all = [...this.#all, { side, of, at: now, isNews }];
  }

  /** Nothing of what was is news any more. */
  end(): void {
    this.#all = [];
  }

  next(): number {
    return Math.min(...this.#all.map(({ at }) => at));
  }

  take(now: number): readonly OfNotes[] {
    const due = this.#all.filter(({ at }) => at <= now);
    for (const one of due) one.at = afterQuiet(this.#known.quiet, [this.#known.zones[one.side]], now);
    const stale = due.filter(({ isNews }) => !isNews(now));
    const come = due.filter((one) => one.at <= now && !stale.includes(one));
    this.#all = this.#all.filter((one) => !stale.includes(one) && !come.includes(one));
    return come.map(({ side, of }): OfNotes => `tells ${side} of ${of}`);
  }
}
