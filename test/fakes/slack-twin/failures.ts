import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * What the twin does instead of answering. With `after` the work is done first, so that only the answer is lost.
 */
export type Failure =
  | { readonly kind: 'error'; readonly code: string; readonly after?: true }
  | { readonly kind: 'status'; readonly status: number; readonly code?: string; readonly after?: true }
  | { readonly kind: 'rate-limit'; readonly seconds: number }
  | { readonly kind: 'hang'; readonly after?: true }
  | { readonly kind: 'drop'; readonly after?: true };

type When = (args: Readonly<Record<string, unknown>>) => boolean;

/** The failures to come, by method; `*` is any method. */
export class Failures {
  readonly #waiting: { method: string; failure: Failure; times: number; when: When }[] = [];

  /** `when` looks at the arguments: others do not fail. */
  add(method: string, failure: Failure, times = 1, when: When = () => true): void {
    this.#waiting.push({ method, failure, times, when });
  }

  clear(): void {
    this.#waiting.length = 0;
  }

  take(method: string, args: Parameters<When>[0] = {}): Failure | null {
    const found = this.#waiting.find(
      (one) => one.times > 0 && (one.method === method || one.method === '*') && one.when(args),
    );
    if (found === undefined) return null;
    found.times -= 1;
    return found.failure;
  }
}

/** Fails a request. */
export function fail(failure: Failure, request: IncomingMessage, response: ServerResponse): void {
  switch (failure.kind) {
    case 'error':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: false, error: failure.code }));
      return;
    case 'status':
      response.writeHead(failure.status, { 'content-type': 'text/html' });
      response.end(
        failure.code === undefined
          ? '<h1>Something went wrong</h1>'
          : JSON.stringify({ ok: false, error: failure.code }),
      );
      return;
    case 'rate-limit':
      response.writeHead(429, { 'content-type': 'application/json', 'retry-after': String(failure.seconds) });
      response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
      return;
    case 'hang':
      return;
    case 'drop':
      request.socket.destroy();
  }
}
