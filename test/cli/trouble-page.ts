import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

/** What `migrate` says to a user who owns nothing. */
export function asNobody(env: Readonly<Record<string, string>>): string {
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const { status, stderr } = spawnSync(process.execPath, ['src/launch.mjs', 'migrate'], {
    ...nobody,
    env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'silent', ...env },
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  return stderr.trimEnd();
}

/** Whether a user who owns nothing can read what is tested. */
export function letsEverybodyIn(path: string): boolean {
  return (statSync(path).mode & 0o001) !== 0 && (dirname(path) === path || letsEverybodyIn(dirname(path)));
}

/** The rows of the page's second table: what is said, and what to do. */
export function documented(): readonly { readonly says: string; readonly remedy: string }[] {
  const [, section = ''] =
    /## When it starts[^\n]*\n([\s\S]*?)\n## /.exec(readFileSync('docs/troubles.md', 'utf8')) ?? [];
  return section
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\| (What it says|-)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, says = '', remedy = '']) => ({ says, remedy }));
}

/** `…` stands for anything. */
export function pattern(text: string, from: '^' | ''): RegExp {
  return new RegExp(from + text.split('…').map(RegExp.escape).join('.*'));
}

/** What looks like a whole database, but for its log. */
export const parts = {
  PG_VERSION: '18',
  'base/1': '',
  'global/pg_control': '',
  'pg_xact/0': '',
  'pg_multixact/0': '',
  'postgresql.conf': '',
};

export const log = { 'pg_wal/000000010000000000000001': '' };

/** Makes a data folder whose database has these files, with what is in each. */
export async function like(dataDir: string, files: Readonly<Record<string, string>>): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    const path = join(dataDir, 'postgres', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  return dataDir;
}
