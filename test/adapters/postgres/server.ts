import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chown, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL server for tests. */
export type Server = {
  /** Makes an empty database and returns its address. */
  createDatabase(): Promise<string>;
  /** Stops it as a host does, and starts it again; `null` where it was given, and is not ours to stop. */
  readonly power: { down(): Promise<void>; up(): Promise<void> } | null;
  /** Where its files are; `null` where it was given. */
  readonly folder: string | null;
  stop(): Promise<void>;
};

/** People for whom the server has rules of their own: one who needs a password, one who is let in over TLS alone. */
export const guests = {
  withPassword: 'guest_with_password',
  overTls: 'guest_over_tls',
} as const;

const rules = [
  `host all ${guests.withPassword} 127.0.0.1/32 scram-sha-256`,
  `hostnossl all ${guests.overTls} 127.0.0.1/32 reject`,
];

/**
 * Whether tests can have a real server: at `ATTUNE_TEST_DATABASE_URL`, or Debian's PostgreSQL, started for the
 * occasion. Where `CI` is set it must be there, so that nobody believes in tests that were left out.
 */
export async function hasServer(): Promise<boolean> {
  if (process.env['ATTUNE_TEST_DATABASE_URL'] !== undefined || (await findBinaries()) !== null) return true;
  if (process.env['CI'] !== undefined) {
    throw new Error('CI needs PostgreSQL: install the package postgresql, or set ATTUNE_TEST_DATABASE_URL');
  }
  return false;
}

/** With `durable`, it waits for the disk as a host's does. */
export async function startServer(durable = false): Promise<Server> {
  const given = process.env['ATTUNE_TEST_DATABASE_URL'];
  if (given !== undefined)
    return { createDatabase: () => createDatabase(given), power: null, folder: null, stop: async () => undefined };
  const binaries = await findBinaries();
  if (binaries === null) throw new Error('there is no PostgreSQL on this machine');
  const folder = await mkdtemp(join(tmpdir(), 'attune-postgres-'));
  const owner = await whoMayRun();
  if (owner.uid !== undefined && owner.gid !== undefined) await chown(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  const init = ['--pgdata', data, '--username', 'attune', '--auth', 'trust', '--encoding', 'UTF8', '--locale', 'C'];
  await promisify(execFile)(join(binaries, 'initdb'), [...init, '--no-sync'], { ...owner, cwd: folder });
  const hba = join(data, 'pg_hba.conf');
  await writeFile(hba, `${rules.join('\n')}\n${await readFile(hba, 'utf8')}`);
  const port = await freePort();
  const address = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '' };
  // A deadlock is noticed a second later by default, and there is nothing here that a power cut could take.
  const settings = { ...address, deadlock_timeout: '50ms', fsync: durable ? 'on' : 'off' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const url = `postgres://attune@127.0.0.1:${port}/postgres`;
  let child: ChildProcess;
  const up = async (): Promise<void> => {
    child = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], { ...owner, cwd: folder, stdio: 'ignore' });
    await untilReady(url, child);
  };
  const down = async (): Promise<void> => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  };
  await up();
  return {
    createDatabase: () => createDatabase(url),
    power: { down, up },
    folder: data,
    stop: async () => {
      await down();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Debian keeps every version in a folder of its own; the newest one counts. */
async function findBinaries(): Promise<string | null> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const [newest] = versions.toSorted((a, b) => Number(b) - Number(a));
  return newest === undefined ? null : join('/usr/lib/postgresql', newest, 'bin');
}

/** PostgreSQL refuses to run as root: then it runs as the user that Debian made for it. */
async function whoMayRun(): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((one) => one.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error('running as root, and there is no user postgres');
  return { uid: Number(uid), gid: Number(gid) };
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

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 1500; tries += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with status ${child.exitCode}`);
    const client = new pg.Client({ connectionString: url });
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end();
    if (connected) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('PostgreSQL was not ready within 30 s');
}

async function createDatabase(url: string): Promise<string> {
  const name = `attune_${crypto.randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
