import { connect, type Socket } from 'node:net';
import { linesOf } from '../../../adapters/postgres/backup/lines-of.ts';
import { inspectDataFolder } from '../../../adapters/postgres/inspect-data-folder.ts';
import { heldMigrations } from '../../../adapters/postgres/migrate.ts';
import { createSystem } from '../../../adapters/system/clock.ts';
import { createLog } from '../../../adapters/system/log.ts';
import { type Config, readConfig } from '../../config.ts';
import { createBar } from '../bar.ts';
import { CliError } from '../explain-failure.ts';
import { openAttune, openDatabase } from '../open-attune.ts';
import type { AdminCommand, Looking, LookingCommand, Tell } from './command.ts';
import { socketIn, toldLine } from './wire.ts';

/**
 * Has a command carried out: by the Attune that has the embedded database open, over its socket; else here. Steps of long
 * work show as a bar. Throws a `CliError` where there is nothing yet, and makes nothing.
 */
export async function ask<Asked, Told>(
  command: AdminCommand<Asked, Told> | LookingCommand<Asked, Told>,
  asked: Asked,
): Promise<Told> {
  const config = readConfig(process.env);
  using bar = createBar();
  const path = config.databaseUrl === undefined ? socketIn(config.dataDir) : null;
  const socket = path === null ? null : await reach(path);
  if (socket !== null) return (await askRunning(socket, command.name, asked, bar.step)) as Told;
  if (config.databaseUrl === undefined && !inspectDataFolder(config.dataDir)) throw new CliError(nothingYet);
  if ('looks' in command) return await look(config, (office) => command.run(office, asked, bar.step));
  await using data = await openAttune({ alone: command.alone === true });
  return await command.run({ ...data, running: null }, asked, bar.step);
}

/** Opens the database alone, as it is. */
async function look<Told>(config: Config, work: (office: Looking) => Promise<Told>): Promise<Told> {
  const log = createLog(config.logLevel, process.stderr);
  const database = await openDatabase(config, log, { migrates: false });
  try {
    if ((await heldMigrations(database.kysely)).length === 0) throw new CliError(nothingYet);
    return await work({ config, log, database, system: createSystem(), running: null });
  } catch (error) {
    throw database.explain(error);
  } finally {
    await database.close();
  }
}

const nothingYet = 'There is no data yet: the first start makes the database.';

/** `null` where nobody listens. */
function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (['ENOENT', 'ENOTDIR', 'ECONNREFUSED', 'ENOTSOCK'].includes(error.code ?? '')) resolve(null);
      else if (error.code === 'EACCES') reject(new CliError(notOurs(path)));
      else reject(error);
    });
  });
}

async function askRunning(socket: Socket, command: string, asked: unknown, tell: Tell): Promise<unknown> {
  socket.on('error', () => undefined);
  socket.write(`${JSON.stringify({ command, asked })}\n`);
  for await (const text of linesOf(socket)) {
    const line = toldLine.parse(JSON.parse(text));
    if ('refused' in line) throw new CliError(line.refused);
    if (!('done' in line)) return line.told;
    tell(line.done, line.total, line.what);
  }
  throw new CliError('Attune ended before it was done. Look at its log, then try again.');
}

function notOurs(path: string): string {
  return `Attune runs here as another user, and ${path} is for that one alone. Run this command as that user (sudo -u).`;
}
