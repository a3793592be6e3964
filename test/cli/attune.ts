import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { createLog, logLevels } from '../../adapters/system/log.ts';
import { openMetrics } from '../../src/cli/open-metrics.ts';
import { createRun, type Run } from '../../src/cli/run.ts';
import { startConnected } from '../../src/cli/start-connected.ts';
import { main } from '../../src/main.ts';
import { spawnAttune } from '../fakes/spawn-attune.ts';

/** What one command of the command line said, and how it ended. */
export type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command to its end, with these variables and no others, in this process: that spares the seconds which a
 * process takes to start. One at a time, because a process has its variables and its output once.
 */
export function attune(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const ran = last.then(() => run(args, env));
  last = ran.catch(() => undefined);
  return ran;
}

async function run(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const here = takeOver(env);
  try {
    await main(args);
    return { status: Number(process.exitCode ?? 0), out: here.out(), err: here.err() };
  } finally {
    here.release();
  }
}

/**
 * Attune on the platforms of `env`, in this process, until disposed of. Throws what its start throws. A
 * command that runs here meanwhile has to end before.
 */
export async function runningHere(
  env: Readonly<Record<string, string>>,
  start: (run: Run) => Promise<void> = startConnected,
): Promise<AsyncDisposable & { readonly said: string; readonly run: Run; readonly ended: Promise<void> }> {
  const here = takeOver(env);
  const log = createLog(logLevels.find((level) => level === process.env['LOG_LEVEL']) ?? 'warn', process.stderr);
  const run = createRun({ log, metrics: openMetrics() });
  const ended = start(run).finally(here.release);
  await Promise.race([here.saying('Attune is ready'), ended]);
  return {
    run,
    ended,
    get said() {
      return here.out() + here.err();
    },
    [Symbol.asyncDispose]: () => {
      run.end('the test is over');
      return ended;
    },
  };
}

/** Gives this process these variables, and keeps what it says for itself, until released. */
function takeOver(env: Readonly<Record<string, string>>) {
  const kept = { env: process.env, exitCode: process.exitCode };
  const out = captured(process.stdout);
  const err = captured(process.stderr);
  process.env = { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'warn', ...env };
  process.exitCode = undefined;
  return {
    out: out.text,
    err: err.text,
    saying: out.saying,
    release: () => {
      out.release();
      err.release();
      process.env = kept.env;
      process.exitCode = kept.exitCode;
    },
  };
}

function captured(stream: NodeJS.WriteStream) {
  const { write } = stream;
  let said = '';
  let heard = (): void => undefined;
  stream.write = (chunk: string | Uint8Array) => {
    said += String(chunk);
    heard();
    return true;
  };
  return {
    text: () => said,
    saying: (words: string) =>
      new Promise<void>((resolve) => {
        heard = () => {
          if (said.includes(words)) resolve();
        };
      }),
    release: () => {
      stream.write = write;
    },
  };
}

/** The same as a process of its own, for what ends the process or is about it. */
export async function attuneProcess(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const child = begin(args, env);
  let [out, err] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, out, err };
}

/** Attune as its host runs it. `said` is all that it wrote. */
export class Running implements AsyncDisposable {
  said = '';
  readonly #child: ChildProcess;
  readonly #ended: Promise<number | null>;

  /** `nodeArgs` stand before the script. */
  constructor(env: Readonly<Record<string, string>>, nodeArgs: readonly string[] = []) {
    this.#child = spawnAttune(['start'], { LOG_LEVEL: 'warn', ...env }, nodeArgs);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.said += text;
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once('close', resolve));
  }

  /** Throws with what it said if it ends instead. */
  async ready(): Promise<void> {
    const open = new Promise<void>((resolve) => {
      const look = (): void => {
        if (this.said.includes('Attune is ready')) resolve();
      };
      this.#child.stdout?.on('data', look);
      look();
    });
    const over = this.#ended.then((code) => {
      throw new Error(`Attune ended with ${code} instead of starting:\n${this.said}`);
    });
    await Promise.race([open, over]);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Resolves with its exit status. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  /** Asks it to stop. Resolves with its exit status, and how long it took (ms). */
  async stop(
    signal: 'SIGTERM' | 'SIGINT' = 'SIGTERM',
  ): Promise<{ readonly status: number | null; readonly ms: number }> {
    const from = performance.now();
    this.#child.kill(signal);
    return { status: await this.#ended, ms: performance.now() - from };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

export async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return String(address.port);
}

function begin(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawnAttune(args, { LOG_LEVEL: 'warn', ...env });
}
