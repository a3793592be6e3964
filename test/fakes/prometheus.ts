import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** One series of what was asked: its labels, and its value now. */
export type Sample = { readonly metric: Readonly<Record<string, string>>; readonly value: number };

const present = isPresent();

/** On a build machine a missing Prometheus fails; on somebody's own it is said, and the tests are left out. */
export const leftOut = !present && process.env['CI'] === undefined;

/** The title of a group of tests, which says where they are left out. */
export function withPrometheus(title: string): string {
  return leftOut ? `${title} (LEFT OUT: no prometheus; apt-get install prometheus)` : title;
}

/** What promtool says of files in `ops/prometheus`. Throws with what it says if it finds something wrong. */
export function promtool(...args: readonly string[]): string {
  return execFileSync('promtool', args, { cwd: 'ops/prometheus', encoding: 'utf8' });
}

/** A real Prometheus with the settings and alerts of `ops/prometheus`, but that reads the process on `port` each second. */
export class Prometheus implements AsyncDisposable {
  readonly address: string;
  readonly #child: ChildProcess;
  readonly #folder: string;
  readonly #ended: Promise<unknown>;

  private constructor(address: string, child: ChildProcess, folder: string) {
    this.address = address;
    this.#child = child;
    this.#folder = folder;
    this.#ended = new Promise((resolve) => child.once('close', resolve));
  }

  static async read(target: string, own: string): Promise<Prometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'attune-prometheus-'));
    await cp('ops/prometheus', folder, { recursive: true });
    const config = join(folder, 'prometheus.yml');
    const settings = (await readFile(config, 'utf8')).replaceAll('15s', '1s').replaceAll('127.0.0.1:4141', target);
    await writeFile(config, settings);
    const address = `127.0.0.1:${own}`;
    const child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--log.level=error',
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const prometheus = new Prometheus(`http://${address}`, child, folder);
    await prometheus.#ready();
    return prometheus;
  }

  /** What an expression comes to now. Throws with Prometheus's reason if it is not one. */
  async ask(expression: string): Promise<readonly Sample[]> {
    const response = await fetch(`${this.address}/api/v1/query`, {
      method: 'POST',
      body: new URLSearchParams({ query: expression }),
    });
    const { status, error, data } = (await response.json()) as Answer;
    if (status !== 'success') throw new Error(`${expression}: ${error}`);
    if (data.resultType === 'scalar') return [{ metric: {}, value: Number(data.result[1]) }];
    return data.result.map(({ metric, value }) => ({ metric, value: Number(value[1]) }));
  }

  /** Waits until an expression comes to something. Throws if it takes too long. */
  async until(expression: string): Promise<void> {
    const until = performance.now() + patience;
    while (performance.now() < until) {
      if ((await this.ask(expression)).length > 0) return;
      await pause(200);
    }
    throw new Error(`this came to nothing: ${expression}`);
  }

  async #ready(): Promise<void> {
    const until = performance.now() + patience;
    while (performance.now() < until) {
      const answered = await fetch(`${this.address}/-/ready`).catch(() => null);
      if (answered?.ok === true) return;
      await pause(100);
    }
    throw new Error('Prometheus did not get ready');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill();
    await this.#ended;
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** On a busy machine (ms). */
const patience = 60_000;

type Answer = {
  readonly status: string;
  readonly error?: string;
  readonly data:
    | { readonly resultType: 'scalar'; readonly result: readonly [number, string] }
    | {
        readonly resultType: 'vector';
        readonly result: readonly {
          readonly metric: Readonly<Record<string, string>>;
          readonly value: readonly [number, string];
        }[];
      };
};

function isPresent(): boolean {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
