import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createMetrics } from '../../adapters/system/metrics.ts';
import { createRun, stopInTime, unlessOver } from '../../src/cli/run.ts';
import { sayStarting } from '../../src/cli/starting.ts';
import { watchUncaught } from '../../src/cli/uncaught.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { freePort, Running } from './attune.ts';

// Processes are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-ending-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function aRun() {
  const parts = { log: new MemoryLog(), metrics: createMetrics() };
  return { ...createRun(parts), ...parts };
}

describe('what nothing catches', () => {
  test('in a process is a line of the log; Attune goes on where it can, and else ends with status 1', async () => {
    const own = { ATTUNE_DATA_DIR: join(folder, 'uncaught'), ATTUNE_PORT: await freePort() };
    await seedDataFolder(own.ATTUNE_DATA_DIR);
    await using running = new Running(own, ['--import', import.meta.resolve('../fakes/throw-on-signal.ts')]);
    await running.ready();
    const told = () => running.said.split('\n').filter((line) => line.includes('"event":"nothing caught this error"'));
    for (const [times, name] of [
      [1, 'TypeError'],
      [2, 'Error'],
    ] as const) {
      running.signal('SIGUSR2');
      await expect.poll(told, { timeout: 20_000 }).toHaveLength(times);
      const { error } = JSON.parse(told()[times - 1] ?? '');
      expect(error).toMatchObject({ name, at: expect.arrayContaining([expect.stringContaining('throw-on-signal')]) });
      expect((await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/health`)).status).toBe(200);
    }
    const counted = await (await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/metrics`)).text();
    expect(counted).toContain('attune_uncaught_total{kind="rejection"} 1');
    expect(counted).toContain('attune_uncaught_total{kind="exception"} 1');

    running.signal('SIGUSR2');
    expect(await running.ended).toBe(1);
    expect(told()).toHaveLength(3);
    expect(running.said).toMatch(/^An error came up inside Attune .* Start it again; nothing is lost\./m);
    expect(running.said).not.toMatch(/my secret|^\s+at |^Node\.js/m);
  });

  test('again and again ends it, whatever it is', async () => {
    const run = aRun();
    const world = new EventEmitter();
    watchUncaught(run, world);
    let why: unknown = null;
    void run.over.then((ended) => {
      why = ended;
    });
    for (let times = 0; times < 20; times += 1) world.emit('unhandledRejection', new TypeError('my secret'));
    await Promise.resolve();
    expect(why).toBeNull();
    world.emit('unhandledRejection', 'my secret');
    expect(await run.over).toMatchObject({ message: expect.stringContaining('again and again') });
  });
});

describe('a start', () => {
  test('that is asked to stop, or whose npm is ended, ends at once although the database is silent', async () => {
    const silent = createServer();
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
    const { port } = silent.address() as { port: number };
    const reached = new Promise((resolve) => silent.once('connection', resolve));
    // As npm runs a script: in a shell that goes on after it, and that passes no signal on.
    const shell = spawn('sh', ['-c', `"${process.execPath}" src/launch.mjs start; exit 3`], {
      env: {
        PATH: process.env['PATH'] ?? '',
        npm_lifecycle_event: 'start',
        npm_lifecycle_script: 'node src/launch.mjs',
        ATTUNE_PORT: await freePort(),
        ATTUNE_DATA_DIR: join(folder, 'silent'),
        DATABASE_URL: `postgres://attune:secret@127.0.0.1:${port}/attune`,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [shell.stdout, shell.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
    }
    // Closed once nobody writes to it any more: neither the shell nor Attune.
    const gone = new Promise((resolve) => shell.once('close', resolve));
    await reached;
    shell.kill('SIGTERM');
    const from = performance.now();
    await gone;
    silent.close();
    expect(performance.now() - from).toBeLessThan(5000);
    expect(said).toMatch(/^Starting Attune\.$/m);
    expect(said).toContain('"asked":"the end of npm"');
    expect(said).not.toMatch(/^\s+at /m);
  });
});

describe('a start that npm left behind', () => {
  test('before its first line ran ends before anything is opened', async () => {
    // The shell is gone at once: nobody can ask this process to stop.
    const shell = spawn('sh', ['-c', `"${process.execPath}" src/launch.mjs start &`], {
      env: {
        PATH: process.env['PATH'] ?? '',
        npm_lifecycle_event: 'start',
        npm_lifecycle_script: 'node src/launch.mjs',
        ATTUNE_PORT: await freePort(),
        ATTUNE_DATA_DIR: join(folder, 'left'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    // Closed once nobody writes to it any more.
    await new Promise((resolve) => shell.once('close', resolve));
    expect(existsSync(join(folder, 'left'))).toBe(false);
  });
});

describe('what a start says while it starts', () => {
  test('is that a first one makes a database, and on a terminal a dot a second until it is ready', async () => {
    vi.useFakeTimers();
    const { isTTY } = process.stdout;
    let said = '';
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
    try {
      process.stdout.isTTY = true;
      const ready = sayStarting({ databaseUrl: undefined, dataDir: join(folder, 'new') });
      expect(said).toMatch(/^Starting Attune\. The first start makes a database in .*new: some seconds\.\n$/);
      await vi.advanceTimersByTimeAsync(2000);
      ready();
      ready();
      await vi.advanceTimersByTimeAsync(2000);
      expect(said).toMatch(/seconds\.\n\.\.\n$/);
    } finally {
      write.mockRestore();
      process.stdout.isTTY = isTTY;
      vi.useRealTimers();
    }
  });
});

describe('a run', () => {
  test('ends once, and tells why in the log', async () => {
    const run = aRun();
    run.end(new Error('The lock was lost.'));
    run.end('SIGTERM');
    expect(await run.over).toMatchObject({ message: 'The lock was lost.' });
    expect(run.log.lines).toHaveLength(1);
    expect(run.log.lines[0]).toContain('"reason":"The lock was lost."');
  });

  test('that is over waits a moment for what was begun, undoes it, and goes on without it else', async () => {
    const run = aRun();
    const opened = Promise.withResolvers<string>();
    const undone: string[] = [];
    const undo = async (made: string) => undone.push(made);
    const waiting = unlessOver(run, opened.promise, undo);
    run.end('SIGTERM');
    opened.resolve('the database');
    await expect(waiting).rejects.toMatchObject({ name: 'StoppedError' });
    expect(undone).toEqual(['the database']);

    vi.useFakeTimers();
    const hanging = unlessOver(run, new Promise<string>(() => undefined), undo);
    hanging.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(1000);
    vi.useRealTimers();
    await expect(hanging).rejects.toMatchObject({ name: 'StoppedError' });
  });

  test('stops without a part that does not, or that fails to', async () => {
    const run = aRun();
    vi.useFakeTimers();
    const hangs = { [Symbol.asyncDispose]: () => new Promise<void>(() => undefined) };
    const stopping = stopInTime(hangs, 'Discord', run, 2500)[Symbol.asyncDispose]();
    await vi.advanceTimersByTimeAsync(2500);
    vi.useRealTimers();
    await stopping;
    const fails = { [Symbol.asyncDispose]: async () => Promise.reject(new Error('my secret')) };
    await stopInTime(fails, 'Slack', run, 2500)[Symbol.asyncDispose]();
    expect(run.log.lines).toEqual([
      expect.stringMatching(/did not stop in time.*"part":"Discord"/),
      expect.stringMatching(/failed to stop.*"part":"Slack"/),
    ]);
  });
});
