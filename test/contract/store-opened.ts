import type { JobRunner } from '../../src/port/jobs.ts';
import type { Store } from '../../src/port/store.ts';

/** A store under test, with its runner, which is not started. */
export type OpenedStore = {
  readonly store: Store;
  readonly runner: JobRunner;
  /** Every row of every table, as text. */
  dump(): Promise<string>;
  close(): Promise<void>;
};
