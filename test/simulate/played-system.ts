import { TestSystem } from '../fakes/test-system.ts';
import { Chance } from './chance.ts';

/** A clock that is moved, and chance that repeats to the last id: the same couples can be played twice and compared. */
export class PlayedSystem extends TestSystem {
  readonly #ids: Chance;

  constructor(now: number, seed: number) {
    super(now, seed);
    this.#ids = new Chance(seed);
  }

  override newId(): string {
    const digits = Array.from({ length: 4 }, () => this.#ids.whole(0, 0xffff_ffff).toString(16).padStart(8, '0'));
    return digits.join('').replace(/^(.{8})(.{4}).(.{3}).(.{3})/, '$1-$2-4$3-8$4-');
  }
}
