import type { ServerResponse } from 'node:http';

/** Answers a request with a text, or with JSON where `body` is an object. */
export function answer(response: ServerResponse, status: number, body: string | object, type?: string): void {
  const contentType = type ?? (typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json');
  response.writeHead(status, {
    'content-type': contentType,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/** There is no such address. */
export function nothingHere(response: ServerResponse): void {
  answer(response, 404, 'There is nothing at this address.\n');
}
