/** What would take back everything that was done since a transaction began. */
export class Undo {
  #steps: (() => void)[] = [];

  note(step: () => void): void {
    this.#steps.push(step);
  }

  /** Takes everything back, the last thing first. */
  rollBack(): void {
    for (let step = this.#steps.pop(); step !== undefined; step = this.#steps.pop()) step();
  }

  /** It stays. */
  commit(): void {
    this.#steps = [];
  }
}
