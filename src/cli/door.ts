import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Health } from '../port/health.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import { answer, nothingHere } from './door/answer.ts';
import { contained } from './door/contain.ts';
import { close, listen } from './door/ports.ts';

/** What comes in over HTTP while Attune is connected. */
export type Door = AsyncDisposable & {
  /** Lets the platforms' own requests in, and says so at `/health`. */
  open(): void;
};

type Address = { readonly host: string; readonly port: number };

export type DoorParts = {
  /** The loopback port, for `/health`, `/metrics` and the platforms' requests. */
  readonly port: number;
  /** Where the platforms' requests come in from elsewhere, and nothing else does. */
  readonly listen: Address | undefined;
  /** Where `/health` and `/metrics` are asked for from elsewhere, and nothing else is answered. */
  readonly healthListen?: Address | undefined;
  /** Takes what begins with `/slack/`; `null` if nothing comes in over HTTP. */
  readonly requests: RequestListener | null;
  /** What `/health` says once the door is open; it answers 503 where that is not well. */
  readonly health: () => Promise<Health>;
  readonly metrics: Metrics & { text(): Promise<string>; readonly contentType: string };
  readonly log: Log;
};

/**
 * Opens the ports, closed to platforms until `open`. Throws a `PortError` if one cannot be had. Whatever is sent to them
 * is answered or closed, and nothing that answering throws gets out.
 */
export async function openDoor(parts: DoorParts): Promise<Door> {
  let state: 'starting' | 'open' | 'stopping' = 'starting';

  const fromPlatform: RequestListener = (request, response) => {
    if (parts.requests === null) return nothingHere(response);
    if (state === 'starting') return answer(response, 503, 'Attune is starting.\n');
    // What is on its way over a connection that stands is answered still; a proxy brings the next one elsewhere.
    if (state === 'stopping') response.setHeader('connection', 'close');
    return parts.requests(request, response);
  };

  const health = async (response: ServerResponse): Promise<void> => {
    if (state !== 'open') return answer(response, 503, { status: state, reason: `Attune is ${state}.` });
    const found = await parts.health();
    if (found.well) answer(response, 200, { status: 'ready', ...found.details });
    else answer(response, 503, { status: 'failing', reason: found.reason });
  };

  /** Whoever listens where others reach it is asked by any name, but by nobody through a proxy. */
  const hostsOnly = async (request: IncomingMessage, response: ServerResponse, anyName: boolean): Promise<void> => {
    const path = pathOf(request);
    if (path !== '/health' && path !== '/metrics') return nothingHere(response);
    if (isProxied(request) || !(anyName || isNamedHere(request, parts.port))) {
      return answer(response, 403, 'This is for the machine itself.\n');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(response, 405, 'Only GET.\n');
    if (path === '/health') return health(response);
    answer(response, 200, await parts.metrics.text(), parts.metrics.contentType);
  };

  const own: RequestListener = async (request, response) =>
    isPlatforms(pathOf(request)) ? fromPlatform(request, response) : hostsOnly(request, response, false);

  const platformsOnly: RequestListener = (request, response) =>
    isPlatforms(pathOf(request)) ? fromPlatform(request, response) : nothingHere(response);

  const told = (error: unknown): void => {
    parts.log.error('a request was not answered', error);
    parts.metrics.count('failures', 'request');
  };

  const servers = [await listen(contained(own, told), '127.0.0.1', parts.port, 'ATTUNE_PORT')];
  try {
    const { listen: outside, healthListen } = parts;
    if (outside !== undefined) {
      servers.push(await listen(contained(platformsOnly, told), outside.host, outside.port, 'ATTUNE_LISTEN'));
    }
    if (healthListen !== undefined) {
      const asked: RequestListener = (request, response) => hostsOnly(request, response, true);
      servers.push(await listen(contained(asked, told), healthListen.host, healthListen.port, 'ATTUNE_HEALTH_LISTEN'));
    }
  } catch (error) {
    await Promise.all(servers.map(close));
    throw error;
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

/** Whatever a proxy adds. */
function isProxied({ headers }: IncomingMessage): boolean {
  return Object.keys(headers).some((name) => name.startsWith('x-forwarded-') || proxies.includes(name));
}

const proxies = ['forwarded', 'via', 'x-real-ip'];

/** Not by a page whose name was made to point here. */
function isNamedHere({ headers }: IncomingMessage, port: number): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => `${name}:${port}` === headers.host);
}

function isPlatforms(path: string): boolean {
  return path.startsWith('/slack/');
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?')[0] ?? '/';
}
