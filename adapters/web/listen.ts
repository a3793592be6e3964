import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { loopback } from './security.ts';

export type Listening = { readonly port: number; readonly address: string; close(): Promise<void> };

/** Listens on loopback and nowhere else. Port 0 takes any free one. What stands in the way is said in a sentence. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  if (!loopback.some((one) => one === host)) {
    throw new Error(
      `The preview has no passwords, so it listens on this machine alone: 127.0.0.1 or ::1, not ${host}. ` +
        'To reach it from elsewhere, forward the port over SSH.',
    );
  }
  // Without overriding them, the global Request and Response stay as they are for the rest of the process.
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  await new Promise<void>((resolve, reject) => {
    // Kept once it listens: a connection that cannot be taken, for want of file descriptors, is an error of the server.
    server.on('error', (error: NodeJS.ErrnoException) => reject(explain(error, host, port)));
    server.listen(port, host, resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  return {
    port: bound,
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The port is taken, or may not be opened. */
class PortError extends Error {
  override readonly name = 'PortError';
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): PortError {
  if (error.code === 'EADDRINUSE') {
    return new PortError(
      `Port ${port} is taken: another program, perhaps another Attune, listens there. ` +
        'Stop it, or choose another port with ATTUNE_PORT.',
    );
  }
  if (error.code === 'EACCES') {
    return new PortError(`Port ${port} may not be opened by this user. Choose one above 1023 with ATTUNE_PORT.`);
  }
  return new PortError(
    `The preview cannot listen on ${host}, port ${port} (${error.code ?? error.name}). Choose another with ATTUNE_PORT.`,
  );
}
