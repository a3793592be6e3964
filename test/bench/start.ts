import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from './result.ts';

/** A start on an empty folder, a start on the folder it left, and the memory that the second one holds. */
export async function benchStart(): Promise<readonly Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'));
  try {
    const fresh = await startOnce(folder);
    const warm = await startOnce(folder);
    const bare = await bareNode();
    return [
      { name: 'start-fresh', couples: 0, ms: fresh.ms, mb: fresh.peak },
      {
        name: 'start-warm',
        couples: 0,
        ms: warm.ms,
        mb: warm.peak,
        ratio: warm.ms / bare,
        against: 'starting an empty Node',
      },
      { name: 'memory', couples: 0, ms: warm.ms, mb: warm.resident },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Start = { readonly ms: number; readonly resident: number; readonly peak: number };

async function startOnce(folder: string): Promise<Start> {
  const port = await freePort();
  const begin = performance.now();
  const child = spawn(process.execPath, ['src/launch.mjs', 'start'], {
    env: { PATH: process.env['PATH'], ATTUNE_PORT: String(port), ATTUNE_DATA_DIR: folder, LOG_LEVEL: 'silent' },
    stdio: 'ignore',
  });
  try {
    await ready(port, child);
    const ms = performance.now() - begin;
    await new Promise((resolve) => setTimeout(resolve, 3000));
    return { ms, resident: memoryOf(child, 'VmRSS'), peak: memoryOf(child, 'VmHWM') };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}

async function bareNode(): Promise<number> {
  const begin = performance.now();
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' });
  await new Promise((resolve) => child.once('exit', resolve));
  return performance.now() - begin;
}

async function ready(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (child.exitCode !== null) throw new Error(`Attune ended with status ${child.exitCode} before it was ready`);
    const answer = await fetch(`http://127.0.0.1:${port}/health`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('Attune was not ready within 30 s');
}

/** Memory of a running process in MB, as Linux reports it; 0 elsewhere. */
function memoryOf(child: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
