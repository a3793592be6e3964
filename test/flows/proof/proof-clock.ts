import type { MovableClock } from '../../../adapters/postgres/database.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { TestSystem } from '../../fakes/test-system.ts';

/** A system whose ids repeat too, so that two runs of the same story can be compared. */
export class ProofSystem extends TestSystem {
  #ids = 0;

  override newId(): string {
    this.#ids += 1;
    return `${this.#ids.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
  }
}

/** Lets the queue run on the same time as the bot, one world after another. */
export class ProofClock implements MovableClock {
  #system = new TestSystem();
  readonly #listeners = new Set<() => Promise<void>>();

  now(): Instant {
    return this.#system.now();
  }

  /** Real time stands still in a proof, but not in the queue's database. */
  get offset(): number {
    return this.now() - Date.now();
  }

  follow(system: TestSystem): void {
    this.#system = system;
  }

  async advance(ms: number): Promise<void> {
    this.#system.advance(ms);
    for (const listener of this.#listeners) await listener();
  }

  onJump(listener: () => Promise<void>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
