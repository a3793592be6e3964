import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { openOnDisk, seedDataFolder } from '../adapters/postgres/open-store.ts';
import { aCouple } from '../contract/store-fixtures.ts';
import { attuneProcess, attune as run } from './attune.ts';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-cli-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test('every command and every option says what it does', () => {
  const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
  const commands = all(createProgram());
  expect(commands.map((one) => one.name())).toEqual(
    expect.arrayContaining(['start', 'check', 'stats', 'rotate', 'migrate', 'export', 'forget']),
  );
  for (const command of commands) {
    expect(command.helpInformation()).toMatch(/^Usage: /);
    expect(command.description(), command.name()).not.toBe('');
    for (const option of command.options) expect(option.description, `${command.name()} ${option.long}`).not.toBe('');
  }
});

test('--help lists the commands', async () => {
  const { status, out } = await attuneProcess(['--help'], {});
  expect(status).toBe(0);
  for (const name of ['start', 'status', 'backup', 'restore', 'move', 'content', 'keys', 'migrate', 'export', 'forget'])
    expect(out).toContain(`  ${name}`);
});

test('whoever reads along may go away in the middle, and the version is told', () => {
  const first = spawnSync('sh', ['-c', `"${process.execPath}" src/launch.mjs content stats | true`], {
    encoding: 'utf8',
  });
  expect([first.stdout, first.stderr]).toEqual(['', '']);
  // As under a script of somebody's own, whose processes npm knows nothing of.
  const env = { ...process.env, npm_lifecycle_event: 'test', npm_lifecycle_script: 'vitest run' };
  const version = spawnSync(process.execPath, ['src/launch.mjs', '--version'], { encoding: 'utf8', env });
  expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a practice plays itself where nobody types, to its end; one that is none is said to be none', async () => {
  const { status, out } = await attune(['content', 'try', 'apology'], {});
  expect(status).toBe(0);
  expect(out).toContain('Alex, Sam would like to do this with you.');
  expect(out.trimEnd()).toMatch(/That’s it for today\.[\s\S]*\[Do something else\]$/);
  const unknown = await attune(['content', 'try', 'nothing'], {});
  expect(unknown).toMatchObject({ status: 1, out: expect.stringContaining('There is no practice "nothing".') });
});

test('an unknown command is refused, with the way to help', async () => {
  const { status, err } = await attuneProcess(['dance'], {});
  expect(status).not.toBe(0);
  expect(err).toContain("unknown command 'dance'");
  expect(err).toContain('--help');
});

test('settings that cannot be used stop everything, all named at once', async () => {
  const { status, err } = await attune(['migrate'], { ATTUNE_PORT: 'x', LOG_LEVEL: 'loud' });
  expect(status).toBe(1);
  expect(err).toContain('ATTUNE_PORT');
  expect(err).toContain('LOG_LEVEL');
});

test('content stats counts, as JSON too', async () => {
  const { out } = await attune(['content', 'stats', '--json']);
  const { en } = JSON.parse(out);
  expect(en.prompts).toBeGreaterThanOrEqual(160);
  expect(en.tips).toBeGreaterThanOrEqual(60);
  expect(en.questionnaires).toBe(3);
});

test('content check names file, id and field', async () => {
  const content = join(folder, 'content');
  await cp('content', content, { recursive: true });
  expect((await attune(['content', 'check', '--folder', content])).status).toBe(0);
  const path = join(content, 'en/prompts/trust.json');
  const text = await readFile(path, 'utf8');
  const { prompts } = JSON.parse(text);
  await writeFile(path, text.replace(`"${prompts[0].question}"`, '"Really!"'));
  const { status, out } = await attune(['content', 'check', '--folder', content]);
  expect(status).toBe(1);
  expect(out).toContain(`en/prompts/trust.json, ${prompts[0].id}, question`);
});

test('migrate, rotate, export and forget work on a new folder', async () => {
  const env = { ATTUNE_DATA_DIR: join(folder, 'data') };
  await seedDataFolder(env.ATTUNE_DATA_DIR);
  expect((await attune(['migrate'], env)).out).toContain('up to date');
  const status = JSON.parse((await attune(['status', '--json'], env)).out);
  expect(status).toMatchObject({ running: null, couples: [], queue: { due: 0 }, backups: { last: null } });
  // The file is what is missing, not the database.
  expect((await attune(['backup', '--with-key'], env)).err).toMatch(/^\S+host\.key is not there/);
  const empty = await attune(['export', '--user', 'sam'], env);
  expect(empty.status).toBe(0);
  expect(JSON.parse(empty.out)).toMatchObject({ couples: [] });
  const key = await readFile(join(env.ATTUNE_DATA_DIR, 'host.key'), 'utf8');
  const rotated = await attune(['keys', 'rotate'], env);
  expect(rotated.status).toBe(0);
  expect(rotated.out).toContain('Back it up');
  expect(await readFile(join(env.ATTUNE_DATA_DIR, 'host.key'), 'utf8')).not.toBe(key);
  expect((await stat(join(env.ATTUNE_DATA_DIR, 'host.key'))).mode & 0o777).toBe(0o600);
  const hesitant = await attune(['forget', '--user', 'sam'], env);
  expect(hesitant.status).toBe(1);
  expect(hesitant.err).toContain('--yes');
  expect((await attune(['forget', '--user', 'sam', '--yes'], env)).out).toContain('Nothing was kept');
  expect((await attune(['export', '--user', 'sam', '--platform', 'pigeon'], env)).err).toContain('discord, slack, web');
});

test('where there is nothing yet, commands say so and make nothing', async () => {
  const env = { ATTUNE_DATA_DIR: join(folder, 'nowhere') };
  const exporting = ['export', '--user', 'sam'];
  for (const command of [['status'], ['backup'], ['jobs', '--given-up'], ['keys', 'rotate'], exporting]) {
    expect(await attune(command, env)).toMatchObject({ status: 1, err: expect.stringContaining('no data yet') });
  }
  expect((await attune(['restore'], env)).err).toContain('There is no backup in');
  expect((await attune(['restore', '--check'], env)).err).toContain('Name the file');
  expect((await attune(['restore', folder], env)).err).toContain('is no backup of Attune');
  expect((await attune(['move', '--to', join(folder, 'there')], env)).err).toContain('DATABASE_URL is not set');
  expect((await attune(['jobs'], env)).err).toContain('--given-up');
  expect(await readdir(folder)).not.toContain('nowhere');
});

test('a key file that is gone is missed before anything is written, by the doctor as well', async () => {
  const env = { ATTUNE_DATA_DIR: join(folder, 'keyless') };
  await seedDataFolder(env.ATTUNE_DATA_DIR);
  const { store, close } = await openOnDisk(env.ATTUNE_DATA_DIR);
  await store.transaction(({ couples }) => couples.add(aCouple()));
  await close();
  const refused = await attune(['export', '--user', 'sam'], env);
  expect(refused.status).toBe(1);
  expect(refused.err).toMatch(/host\.key is gone.*sealed with the host key "test".*Nothing was changed/);
  expect((await attune(['doctor'], env)).out).toMatch(/host\.key is gone/);
  expect(await readdir(env.ATTUNE_DATA_DIR)).not.toContain('host.key');
});

test('a Node that is too old is told so in a sentence', async () => {
  const launch = await readFile('src/launch.mjs', 'utf8');
  const old = join(folder, 'old.mjs');
  await writeFile(
    old,
    launch.replace('process.versions.node', "'20.20.2'").replace('process.versions.node', "'20.20.2'"),
  );
  const { status, stderr } = spawnSync(process.execPath, [old], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain('Attune needs Node 26 or newer, and this is Node 20.20.2');
  expect(stderr).toContain('npm rebuild node --ignore-scripts=false');
  // Where a package is missing, nothing of Attune can be loaded.
  await writeFile(old, launch);
  const bare = spawnSync(process.execPath, [old], { encoding: 'utf8' });
  expect([bare.status, bare.stderr]).toEqual([
    1,
    expect.stringMatching(/^Attune is not installed as a whole: .*\nRun "npm ci"/),
  ]);
  expect(bare.stderr).not.toMatch(/^\s+at /m);
});

function attune(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  return run(args, { ATTUNE_DATA_DIR: join(folder, 'unused'), LOG_LEVEL: 'error', ...env });
}
