import { createServer, type RequestListener, type Server } from 'node:http';

/** A port is taken, or may not be opened. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** Listens. Throws a `PortError` that names the variable `name` if the port cannot be had. */
export function listen(listener: RequestListener, host: string, port: number, name: string): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    // Kept once it listens: a connection that cannot be taken, for want of file descriptors, is an error of the server.
    server.on('error', (error: NodeJS.ErrnoException) => reject(portError(error, host, port, name)));
    server.listen(port, host, () => resolve(server));
  });
}

/** What is being answered is answered, for a second and a half at most. */
export async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), 1500);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}

/** Why a port cannot be had, and what to do. */
export function portError({ code }: NodeJS.ErrnoException, host: string, port: number, name: string): PortError {
  if (code === 'EADDRINUSE') {
    return new PortError(
      `Port ${port} is taken: another program, perhaps another Attune, listens there. Stop it, or choose another port with ${name}.`,
    );
  }
  if (code === 'EACCES') {
    return new PortError(`Port ${port} may not be opened by this user. Choose one above 1023 with ${name}.`);
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new PortError(`This machine has no address ${host} to listen on. Choose another with ${name}.`);
  }
  return new PortError(`Attune cannot listen on ${host}, port ${port} (${code ?? 'unknown'}). Check ${name}.`);
}
