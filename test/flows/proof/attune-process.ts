import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { spawnAttune } from '../../fakes/spawn-attune.ts';

/** How a process ended, and how long that took from when it was asked to (ms). */
export type Ended = { readonly code: number | null; readonly signal: string | null; readonly ms: number };

/** Attune as its host runs it: a process of its own, on a folder and a port. */
export class AttuneProcess {
  readonly address: string;
  /** All that it wrote to standard output and to standard error. */
  said = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<{ code: number | null; signal: string | null }>;

  constructor(folder: string, port: number) {
    this.address = `http://127.0.0.1:${port}`;
    this.#child = spawnAttune(['start'], {
      TZ: 'UTC',
      ATTUNE_PORT: String(port),
      ATTUNE_DATA_DIR: folder,
      ATTUNE_KEYS: '',
      DATABASE_URL: '',
      LOG_LEVEL: 'info',
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    }
    this.#ended = new Promise((resolveEnd) => {
      this.#child.once('close', (code, signal) => resolveEnd({ code, signal }));
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Resolves once it answers; throws with what it said if it ends before. */
  async ready(): Promise<void> {
    const open = new Promise<void>((resolveOpen) => {
      const look = () => this.said.includes('Attune is ready') && resolveOpen();
      this.#child.stdout?.on('data', look);
      look();
    });
    const over = this.#ended.then(({ code, signal }) => {
      throw new Error(`Attune ended with ${code ?? signal} instead of starting:\n${this.said}`);
    });
    await Promise.race([open, over]);
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<Ended> {
    const from = performance.now();
    this.#child.kill(signal);
    return { ...(await this.#ended), ms: performance.now() - from };
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
