import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { verifySlackRequest } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';
import type { Take } from './intake.ts';
import { paths } from './manifest.ts';
import type { Seldom } from './seldom.ts';

/** Takes the pages of an installation; the promise may reject. */
export type Pages = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type RequestParts = {
  readonly signingSecret: string;
  /** `null` until Attune is started. */
  readonly take: () => Take | null;
  readonly pages: Readonly<Record<'install' | 'begin' | 'redirect', Pages>>;
  readonly log: Log;
  readonly seldom: Seldom;
  /** Takes what is not Slack's. */
  readonly otherwise: RequestListener | undefined;
};

/**
 * Answers whatever comes in, from Slack or from anybody. It is a listener of our own, because that of the SDK is made
 * to be called by the SDK's server: it throws for every path that is not its own, and throws in a promise that nobody
 * waits for when the body is `null`; either would end the process (@slack/bolt 5.1.0, HTTPReceiver). The signature is
 * checked by the SDK, before anything is read. Never throws.
 */
export function takeRequests(parts: RequestParts): RequestListener {
  return (request, response) => {
    // Whoever went away in between is nobody's trouble.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    answer(request, response, parts).catch((error: unknown) => {
      parts.log.error('a Slack request was not handled', error);
      end(response, 500);
    });
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: RequestParts): Promise<void> {
  const { method } = request;
  const path = request.url?.split('?')[0];
  if (path === paths.events && method === 'POST') return takeEvent(request, response, parts);
  const looks = method === 'GET' || method === 'HEAD';
  if (path === paths.install && looks) return parts.pages.install(request, response);
  if (path === paths.begin && looks) return parts.pages.begin(request, response);
  if (path === paths.redirect && method === 'GET') return parts.pages.redirect(request, response);
  if (parts.otherwise !== undefined) return parts.otherwise(request, response);
  parts.seldom('a request was for nothing that is here', 'not-found');
  end(response, 404);
}

async function takeEvent(request: IncomingMessage, response: ServerResponse, parts: RequestParts): Promise<void> {
  const { signingSecret, take, seldom } = parts;
  const raw = await readRaw(request);
  if (raw === undefined) return;
  if (raw === null) {
    seldom('a request to Slack’s address was too large', 'too-large');
    response.setHeader('connection', 'close');
    return end(response, 413);
  }
  const form = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  // Slack looks at the certificate so, without a signature.
  if (form && new URLSearchParams(raw).get('ssl_check') === '1') return end(response, 200);
  if (!isSigned(request, raw, signingSecret)) {
    seldom('a request to Slack’s address was not signed by Slack', 'unsigned');
    return end(response, 401);
  }
  const body = parse(raw, form);
  const { type, challenge } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  if (type === 'url_verification') return end(response, 200, { challenge: String(challenge) });
  const taking = take();
  // Slack sends it again.
  if (taking === null) return end(response, 503);
  const taken = taking(body, async (said) => end(response, 200, said));
  if (!taken) end(response, 400);
}

/** The SDK throws for whatever it does not like, and takes the time for a number. */
function isSigned({ headers }: IncomingMessage, body: string, signingSecret: string): boolean {
  const signature = headers['x-slack-signature'];
  const at = headers['x-slack-request-timestamp'];
  if (typeof signature !== 'string' || typeof at !== 'string' || !/^\d{1,12}$/.test(at)) return false;
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(at) },
    });
    return true;
  } catch {
    return false;
  }
}

/** `null` for what is larger than the largest form could be, ten times over; `undefined` where it broke off. */
function readRaw(request: IncomingMessage): Promise<string | null | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | null | undefined>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= mostBytes) chunks.push(chunk);
    else resolve(null);
  });
  request.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
  request.on('close', () => resolve(undefined));
  return promise;
}

const mostBytes = 1024 * 1024;

/** JSON, or fields of which one may hold JSON; `undefined` if it is neither. */
function parse(raw: string, form: boolean): unknown {
  const fields = form ? new URLSearchParams(raw) : null;
  const json = fields === null ? raw : fields.get('payload');
  if (json === null) return Object.fromEntries(fields ?? []);
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Answers once; what was answered already stays as it is. */
function end(response: ServerResponse, status: number, said?: object): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, said === undefined ? {} : { 'content-type': 'application/json' });
  response.end(said === undefined ? '' : JSON.stringify(said));
}
