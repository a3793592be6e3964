import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';

/** What comes in over HTTP while Attune is connected. */
export type Door = AsyncDisposable & {
  /** Lets the platforms' own requests in, and says so at `/health`. */
  open(): void;
};

export type DoorParts = {
  /** The loopback port, for `/health`, `/metrics` and the platforms' requests. */
  readonly port: number;
  /** Where the platforms' requests come in from elsewhere, and nothing else does. */
  readonly listen: { readonly host: string; readonly port: number } | undefined;
  /** Takes what begins with `/slack/`; `null` if nothing comes in over HTTP. */
  readonly requests: RequestListener | null;
  /** What `/health` adds; it answers 503 when this throws. */
  readonly health: () => Promise<object>;
  readonly metrics: { text(): Promise<string>; readonly contentType: string };
};

/** Opens the ports, closed to platforms until `open`. Throws a `PortError` if one cannot be had. */
export async function openDoor(parts: DoorParts): Promise<Door> {
  let state: 'starting' | 'open' | 'stopping' = 'starting';

  const fromPlatform: RequestListener = (request, response) => {
    if (parts.requests === null) answer(response, 404, 'There is nothing at this address.\n');
    else if (state === 'open') parts.requests(request, response);
    else answer(response, 503, 'Attune is starting or stopping.\n');
  };

  const health = async (response: ServerResponse): Promise<void> => {
    if (state !== 'open') return answer(response, 503, json({ status: state }));
    const details = await parts.health().catch(() => null);
    if (details === null) answer(response, 503, json({ status: 'failing' }));
    else answer(response, 200, json({ status: 'ready', ...details }));
  };

  const own: RequestListener = async (request, response) => {
    const path = pathOf(request);
    if (isPlatforms(path)) return fromPlatform(request, response);
    if (path !== '/health' && path !== '/metrics') return answer(response, 404, 'There is nothing at this address.\n');
    if (!isFromHere(request, parts.port)) return answer(response, 403, 'This is for the machine itself.\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET.\n');
    if (path === '/health') return health(response);
    const text = await parts.metrics.text().catch(() => null);
    if (text === null) answer(response, 500, 'The metrics could not be read.\n');
    else answer(response, 200, text, parts.metrics.contentType);
  };

  const servers = [await listen(own, '127.0.0.1', parts.port, 'ATTUNE_PORT')];
  if (parts.listen !== undefined) {
    const platformsOnly: RequestListener = (request, response) =>
      isPlatforms(pathOf(request))
        ? fromPlatform(request, response)
        : answer(response, 404, 'There is nothing at this address.\n');
    try {
      servers.push(await listen(platformsOnly, parts.listen.host, parts.listen.port, 'ATTUNE_LISTEN'));
    } catch (error) {
      await Promise.all(servers.map(close));
      throw error;
    }
  }
  return {
    open: () => {
      state = 'open';
    },
    [Symbol.asyncDispose]: async () => {
      state = 'stopping';
      await Promise.all(servers.map(close));
    },
  };
}

/** A port is taken, or may not be opened. */
class PortError extends Error {
  override readonly name = 'PortError';
}

/** Not through a proxy, and not by a page whose name was made to point here. */
function isFromHere({ headers }: IncomingMessage, port: number): boolean {
  const proxied = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some((name) => name in headers);
  return !proxied && ['127.0.0.1', 'localhost'].some((name) => `${name}:${port}` === headers.host);
}

function isPlatforms(path: string): boolean {
  return path.startsWith('/slack/');
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? '/';
}

function json(value: object): string {
  return JSON.stringify(value);
}

function answer(response: ServerResponse, status: number, body: string, type?: string): void {
  const contentType = type ?? (body.startsWith('{') ? 'application/json' : 'text/plain; charset=utf-8');
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(body);
}

function listen(listener: RequestListener, host: string, port: number, name: string): Promise<Server> {
  const server = createServer(listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortError(sentence(error, host, port, name))));
    server.listen(port, host, () => resolve(server));
  });
}

function sentence({ code }: NodeJS.ErrnoException, host: string, port: number, name: string): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken: another program, perhaps another Attune, listens there. Stop it, or choose another port with ${name}.`;
  }
  if (code === 'EACCES') return `Port ${port} may not be opened by this user. Choose one above 1023 with ${name}.`;
  return `Attune cannot listen on ${host}, port ${port} (${code ?? 'unknown'}). Check ${name}.`;
}

/** What is being answered is answered, for a second and a half at most. */
async function close(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), 1500);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
