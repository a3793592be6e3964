import { createHmac } from 'node:crypto';
import type { SlackTwin } from './slack-twin.ts';

/** How the twin brings something to the app, and what the app says at once. */
export type Deliver = (kind: 'slash_commands' | 'interactive' | 'events_api', payload: Payload) => Promise<Answered>;

export type Payload = Readonly<Record<string, unknown>>;

/** `body` is what the acknowledgement carried, if anything. */
export type Answered = { readonly body: unknown; readonly after: number };

export function overSocket(twin: SlackTwin): Deliver {
  return async (kind, payload) => {
    const { payload: body, after } = await twin.socket.send(kind, payload);
    return { body, after: inTime(twin, kind, after) };
  };
}

/** Signed requests to the app's address. */
export function overHttp(twin: SlackTwin, address: () => string, secret: string): Deliver {
  return async (kind, payload) => {
    const started = performance.now();
    const response = await send(address(), kind, payload, { secret });
    const after = inTime(twin, kind, performance.now() - started);
    if (response.status !== 200) twin.violations.push(`${kind} was answered with ${response.status}`);
    const text = await response.text();
    return { body: text === '' ? {} : JSON.parse(text), after };
  };
}

/** One request as Slack makes it. Each part can be made wrong. */
export async function send(
  address: string,
  kind: Parameters<Deliver>[0],
  payload: Payload,
  how: { readonly secret: string; readonly at?: number; readonly signature?: string; readonly retry?: number },
): Promise<Response> {
  const json = kind === 'events_api';
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : (payload as Record<string, string>);
  const body = json ? JSON.stringify(payload) : new URLSearchParams(fields).toString();
  const at = how.at ?? Math.floor(Date.now() / 1000);
  return fetch(`${address}/slack/events`, {
    method: 'POST',
    body,
    headers: {
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': how.signature ?? sign(how.secret, at, body),
      ...(how.retry === undefined
        ? {}
        : { 'x-slack-retry-num': String(how.retry), 'x-slack-retry-reason': 'http_timeout' }),
    },
  });
}

export function sign(secret: string, at: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
}

function inTime(twin: SlackTwin, kind: string, after: number): number {
  if (after > 3000) twin.violations.push(`${kind} was acknowledged after ${Math.round(after)} ms`);
  return after;
}
