import { type Instant, minute } from '../../../src/model/instant.ts';
import { type Job, type JobRunner, mostTries } from '../../../src/port/jobs.ts';
import type { Log } from '../../../src/port/log.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';
import { StoreUnavailableError } from '../../../src/port/store-unavailable-error.ts';
import { Agenda } from './agenda.ts';

/** So many run at once. */
const concurrency = 8;

const firstRest = 5000;

type RunJob = (job: Job, tries: number) => Promise<void>;

type Waiting = { readonly job: Job; readonly at: Instant; readonly tries: number };

/** The jobs of a store in memory. Nothing polls: what is put off is seen when somebody wakes the runner. */
export class MemoryJobs implements JobRunner {
  readonly #now: () => Instant;
  readonly #log: Log;
  readonly #waiting = new Map<string, Waiting>();
  readonly #agenda = new Agenda((key) => this.#waiting.get(key)?.at ?? null);
  readonly #idle = new Set<() => void>();
  #run: RunJob | null = null;
  #running = 0;
  #made = 0;
  #stopped = false;

  constructor(now: () => Instant, log: Log) {
    this.#now = now;
    this.#log = log;
  }

  /** They are there from now on: their transaction is committed. */
  add(jobs: readonly Job[], at: Instant): void {
    for (const job of jobs) {
      this.#made += 1;
      this.#put(String(this.#made).padStart(16, '0'), { job, at, tries: 0 });
    }
    if (this.#run !== null) this.wake();
  }

  /** When the next one is due. */
  next(): Instant | null {
    return this.#agenda.next();
  }

  lines(): readonly string[] {
    return [...this.#waiting].map(([key, { job }]) => `jobs (${key},${JSON.stringify(job)})`);
  }

  async start(run: RunJob): Promise<void> {
    if (this.#run !== null) throw new Error('the job runner was started twice');
    this.#run = run;
    this.wake();
  }

  async giveWay(): Promise<void> {}

  wake(): void {
    const run = this.#run;
    while (run !== null && !this.#stopped && this.#running < concurrency) {
      const [key] = this.#agenda.due(this.#now(), 1);
      const taken = key === undefined ? undefined : this.#waiting.get(key);
      if (key === undefined || taken === undefined) break;
      this.#waiting.delete(key);
      this.#running += 1;
      void this.#settle(key, taken, run);
    }
    if (this.#running > 0 || this.#run === null) return;
    for (const resolve of this.#idle) resolve();
    this.#idle.clear();
  }

  async idle(): Promise<void> {
    if (this.#run === null) return;
    await new Promise<void>((resolve) => {
      this.#idle.add(resolve);
      this.wake();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  #put(key: string, waiting: Waiting): void {
    this.#waiting.set(key, waiting);
    this.#agenda.put(waiting.at, key);
  }

  async #settle(key: string, { job, tries }: Waiting, run: RunJob): Promise<void> {
    try {
      await run(job, tries);
    } catch (error) {
      this.#fail(key, { job, tries }, error);
    }
    this.#running -= 1;
    this.wake();
  }

  #fail(key: string, { job, tries }: Omit<Waiting, 'at'>, error: unknown): void {
    const fields = { job: job.name, id: key, tries: tries + 1 };
    const rest = Math.min(firstRest * 2 ** tries, 10 * minute);
    if (error instanceof StoreUnavailableError) {
      // It is no fault of the job's, and no try of it.
      this.#put(key, { job, at: this.#now() + firstRest, tries });
    } else if (tries >= mostTries) {
      this.#log.error('a job was given up', error, fields);
    } else if (error instanceof PlatformError) {
      this.#log.warn('a job will be tried again', { ...fields, kind: error.kind });
      this.#put(key, { job, at: error.retryAt ?? this.#now() + rest, tries: tries + 1 });
    } else {
      this.#log.error('a job failed and will be tried again', error, fields);
      this.#put(key, { job, at: this.#now() + rest, tries: tries + 1 });
    }
  }
}
