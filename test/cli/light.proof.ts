import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort, Running } from './attune.ts';
import { BothTwins } from './both-twins.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 });

const root = resolve(import.meta.dirname, '../..');
let folder = '';
let twins: BothTwins;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-light-'));
  twins = await BothTwins.open();
});

afterAll(async () => {
  await twins[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** Memory in MB. */
function memoryOf(pid: number, what: 'VmHWM' | 'VmRSS'): number {
  const found = new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(found?.[1]) / 1024);
}

/** The time of a core that a process has used (s), which is the same however many others want it too. */
function coreOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const own = async (name: string) => ({ ATTUNE_DATA_DIR: join(folder, name), ATTUNE_PORT: await freePort() });

/** Linux tells what a process takes. */
describe.runIf(existsSync('/proc/self/status'))('what Attune takes', () => {
  test('is below 400 MB at a first start, 250 MB after it, and half a percent of a core at rest', async () => {
    const env = { ...(await own('taken')), ...twins.env };
    const start = () => new Running(env, ['--max-semi-space-size=4']);
    {
      await using first = start();
      await first.ready();
      const found = { peak: memoryOf(first.pid, 'VmHWM'), core: coreOf(first.pid) };
      process.stdout.write(`${JSON.stringify(found)}\n`);
      expect(found.peak).toBeLessThan(400);
      // Three to four; on a busy machine caches are cold, and it is more.
      expect(found.core).toBeLessThan(8);
      expect((await first.stop()).status).toBe(0);
    }
    await using later = start();
    await later.ready();
    const core = coreOf(later.pid);
    // What the start left behind is cleared away after ten seconds.
    await pause(15_000);
    const found = { memory: memoryOf(later.pid, 'VmRSS'), core };
    // And what was cleared away too many is there again, after a minute's tick at the latest.
    await pause(45_000);
    const from = coreOf(later.pid);
    await pause(30_000);
    const rest = ((coreOf(later.pid) - from) / 30) * 100;
    process.stdout.write(`${JSON.stringify({ ...found, rest })}\n`);
    expect(found.memory).toBeLessThan(250);
    expect(rest).toBeLessThan(0.5);
  });
});

describe('SIGTERM to what the README starts', () => {
  // While npm, Node and the modules are being loaded; while the database is being made; once it is ready.
  test.each([
    ['after 0.1 s', 100],
    ['after 0.3 s', 300],
    ['after 0.6 s', 600],
    ['after 1.5 s', 1500],
    ['when it is ready', 'ready'],
  ] as const)('%s leaves nothing behind after five seconds, and the next start is well', async (name, when) => {
    const env = await own(name.replaceAll(/\W/g, '-'));
    const npm = startNpm(env);
    const gone = new Promise((closed) => npm.child.once('close', closed));
    if (when === 'ready') await expect.poll(npm.said, { timeout: 60_000 }).toContain('Attune is ready');
    else await pause(when);
    const from = performance.now();
    npm.child.kill('SIGTERM');
    // Closed once nobody writes to it any more: neither npm, nor its shell, nor Attune.
    await gone;
    expect(performance.now() - from).toBeLessThan(5000);
    expect(npm.said()).not.toMatch(/^\s+at /m);
    await expect(fetch(`http://127.0.0.1:${env.ATTUNE_PORT}/health`)).rejects.toThrow();

    await using next = new Running(env);
    await next.ready();
    expect((await next.stop()).status).toBe(0);
  });
});

function startNpm(env: Readonly<Record<string, string>>): { readonly child: ChildProcess; said(): string } {
  const child = spawn('npm', ['start'], { cwd: root, env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return { child, said: () => said };
}
