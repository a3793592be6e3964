import type { Scheduler } from 'fast-check';

/** One life of Attune: whatever it waits for comes in an order that chance has chosen, until the process ends. */
export class Process {
  readonly #scheduler: Scheduler;
  readonly #atEnd = new Set<() => void>();
  #ended = false;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Comes back when it is this one's turn; never once the process has ended. */
  async step(what: string): Promise<void> {
    await this.#scheduler.schedule(Promise.resolve(), what);
    if (this.#ended) await new Promise<never>(() => {});
  }

  /** What happens if the process ends now; returns what takes that back. */
  onEnd(what: () => void): () => void {
    this.#atEnd.add(what);
    return () => this.#atEnd.delete(what);
  }

  end(): void {
    this.#ended = true;
    for (const what of this.#atEnd) what();
  }
}
