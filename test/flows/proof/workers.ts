import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, Running } from '../../cli/attune.ts';
import { DatabaseProxy } from '../../fakes/database-proxy.ts';

/** One of several processes on a database, which it reaches over a network of its own. */
export class Worker implements AsyncDisposable {
  readonly port: string;
  readonly proxy: DatabaseProxy;
  readonly #env: Readonly<Record<string, string>>;
  readonly #folder: string;
  #running: Running;

  private constructor(env: Readonly<Record<string, string>>, port: string, proxy: DatabaseProxy, folder: string) {
    this.port = port;
    this.proxy = proxy;
    this.#folder = folder;
    this.#env = { ...env, DATABASE_URL: proxy.url, ATTUNE_PORT: port, ATTUNE_DATA_DIR: folder };
    this.#running = this.#start();
  }

  /** Starts one on the database at `url`, and does not wait until it is ready. */
  static async start(url: string, env: Readonly<Record<string, string>>): Promise<Worker> {
    const folder = await mkdtemp(join(tmpdir(), 'attune-worker-'));
    return new Worker(env, await freePort(), await DatabaseProxy.open(url), folder);
  }

  /** All that this life of it wrote. */
  get said(): string {
    return this.#running.said;
  }

  ready(): Promise<void> {
    return this.#running.ready();
  }

  /** As a power cut does, or somebody who is out of patience. */
  async kill(): Promise<void> {
    await this.#running[Symbol.asyncDispose]();
    this.#running = this.#start();
  }

  /** As an update does: asked to stop, and started once it has. Returns the status that it ended with. */
  async restart(): Promise<number | null> {
    const { status } = await this.#running.stop();
    this.#running = this.#start();
    return status;
  }

  /** Starts it anew if it has ended by itself, as whatever it runs under does. */
  async revive(): Promise<void> {
    const hasEnded = await Promise.race([this.#running.ended.then(() => true), pause(50, false)]);
    if (hasEnded) this.#running = this.#start();
  }

  signal(signal: NodeJS.Signals): void {
    this.#running.signal(signal);
  }

  async health(): Promise<{ readonly status: number; readonly body: Readonly<Record<string, unknown>> }> {
    const found = await fetch(`http://127.0.0.1:${this.port}/health`).catch(() => null);
    return found === null
      ? { status: 0, body: {} }
      : { status: found.status, body: (await found.json()) as Readonly<Record<string, unknown>> };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#running[Symbol.asyncDispose]();
    await this.proxy[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }

  #start(): Running {
    return new Running(this.#env);
  }
}
