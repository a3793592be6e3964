import { rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { CliError, explainFailure } from '../explain-failure.ts';
import type { AdminCommand, Office } from './command.ts';
import { askedLine, socketIn, type ToldLine } from './wire.ts';

/** The longest that one who asks may send (letters); a command is far shorter. */
const most = 64 * 1024;

/**
 * Opens the socket of the data folder, over which the host's commands reach this process: for its own user alone. One
 * that a killed process left is replaced: whoever has the folder is the only one there. `null` where there can be none.
 */
export async function openSocket(office: Office, commands: readonly AdminCommand[]): Promise<AsyncDisposable | null> {
  const path = socketIn(office.config.dataDir);
  if (path === null) return without(office, 'its path is too long');
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    void answer(socket, office, commands);
  });
  try {
    await rm(path, { force: true });
    await listen(server, path);
  } catch (error) {
    // Some volumes of containers and networks have no sockets.
    return without(office, (error as NodeJS.ErrnoException).code ?? 'unknown');
  }
  return {
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function without({ log }: Office, reason: string): null {
  log.warn('the data folder can have no socket, so that commands need Attune to be stopped', { reason });
  return null;
}

/** Never readable or writable for others, not even for a moment. */
function listen(server: Server, path: string): Promise<void> {
  const before = process.umask(0o177);
  try {
    return new Promise((resolve, reject) => server.once('error', reject).listen(path, resolve));
  } finally {
    process.umask(before);
  }
}

async function answer(socket: Socket, office: Office, commands: readonly AdminCommand[]): Promise<void> {
  const say = (line: ToldLine): void => {
    if (socket.writable) socket.write(`${JSON.stringify(line)}\n`);
  };
  try {
    const { command: name, asked } = askedLine.parse(JSON.parse(await firstLine(socket)));
    const command = commands.find((one) => one.name === name);
    if (command === undefined)
      say({ refused: `The Attune that runs does not know "${name}". Is it an older version?` });
    else {
      office.log.info('the host asked for something', { command: name });
      const told = await command.run(office, command.asked.parse(asked), (done, total, what) =>
        say({ done, total, what }),
      );
      say({ told });
    }
  } catch (error) {
    say({ refused: explainFailure(error) });
  } finally {
    // Whoever goes on talking is not listened to.
    socket.end(() => socket.destroy());
  }
}

function firstLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => {
      text += piece;
      const end = text.indexOf('\n');
      if (end !== -1) resolve(text.slice(0, end));
      else if (text.length > most) reject(new CliError('That is too long for a command.'));
    });
    socket.once('end', () => reject(new CliError('Nothing was asked.')));
  });
}
