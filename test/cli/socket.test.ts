import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { ask } from '../../src/cli/admin/ask.ts';
import type { AdminCommand, Office } from '../../src/cli/admin/command.ts';
import { openSocket } from '../../src/cli/admin/open-socket.ts';
import { socketIn } from '../../src/cli/admin/wire.ts';
import { CliError } from '../../src/cli/explain-failure.ts';
import { readConfig } from '../../src/config.ts';
import { MemoryLog } from '../fakes/memory-log.ts';

let folder = '';
let env: NodeJS.ProcessEnv;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-socket-'));
  env = process.env;
  process.env = { ATTUNE_DATA_DIR: folder, LOG_LEVEL: 'silent' };
});

afterEach(async () => {
  process.env = env;
  await rm(folder, { recursive: true, force: true });
});

const double: AdminCommand<{ n: number }, number> = {
  name: 'double',
  asked: z.object({ n: z.number() }),
  run: async (_office, { n }, tell) => {
    tell(1, 2, 'halves');
    if (n === 13) throw new CliError('13 brings bad luck.');
    return n * 2;
  },
};

const open = (): Promise<AsyncDisposable | null> =>
  openSocket({ config: readConfig(process.env), log: new MemoryLog() } as unknown as Office, [double]);

/** What comes back for a text, whatever it is. */
function send(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    connect(join(folder, 'attune.sock'))
      .on('data', (piece) => {
        said += String(piece);
      })
      .on('error', reject)
      .on('close', () => resolve(said))
      .end(text);
  });
}

test('what is asked is carried out by the process that runs, and what it refuses is said', async () => {
  await using socket = await open();
  expect(socket).not.toBeNull();
  expect(await ask(double, { n: 21 })).toBe(42);
  await expect(ask(double, { n: 13 })).rejects.toThrow('13 brings bad luck.');
  await expect(ask({ ...double, name: 'halve' }, { n: 1 })).rejects.toThrow(/does not know "halve"/);
  await expect(ask(double, { n: 'x' } as never)).rejects.toThrow(CliError);
});

test('it is for its own user alone, and nothing that is sent to it does harm', async () => {
  await using _socket = await open();
  expect((await stat(join(folder, 'attune.sock'))).mode & 0o777).toBe(0o600);
  for (const text of ['', '\n', 'GET / HTTP/1.1\r\n\r\n', '{"command":1}\n', 'x'.repeat(100_000)]) {
    expect(await send(text)).toContain('refused');
  }
  expect(await ask(double, { n: 1 })).toBe(2);
});

test('one that a killed process left is replaced, and is gone after a clean stop', async () => {
  const path = join(folder, 'attune.sock');
  const left = createServer().listen(path);
  await new Promise((resolve) => left.once('listening', resolve));
  left.unref();
  {
    await using _socket = await open();
    expect(await ask(double, { n: 2 })).toBe(4);
  }
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await writeFile(path, 'not a socket');
  await using _socket = await open();
  expect(await ask(double, { n: 3 })).toBe(6);
});

test('a folder that can have no socket goes without', async () => {
  await mkdir(join(folder, 'attune.sock'));
  expect(await open()).toBeNull();
  expect(socketIn(join(folder, 'x'.repeat(120)))).toBeNull();
  expect(socketIn(folder)).not.toBeNull();
});
