import type { MiddlewareHandler } from 'hono';
import { frameAddresses } from './look/look-files.ts';
import { Refusal } from './translate-error.ts';

/**
 * Keeps every other page and machine out. The Host must be loopback (or a page whose name was made to point here
 * could read along), and a write must come from our own page (or any page could press buttons). There are no
 * cookies and no passwords: whoever can use this machine's loopback can use the preview.
 */
export function guard(port: () => number): MiddlewareHandler {
  return async (c, next) => {
    const framed = frameAddresses.includes(c.req.path);
    for (const [name, value] of Object.entries(framed ? frameHeaders : headers)) c.header(name, value);
    const host = c.req.header('host') ?? '';
    if (!ownHosts(port()).includes(host)) {
      throw new Refusal(403, 'preview.refused-host', { address: `http://127.0.0.1:${port()}` });
    }
    const site = c.req.header('sec-fetch-site');
    const ownSite = site === undefined || site === 'same-origin' || (site === 'none' && isRead(c.req.method));
    // A link on another page may open the preview, but nothing of it may be loaded into that page.
    const opened = isRead(c.req.method) && c.req.header('sec-fetch-mode') === 'navigate' && c.req.path === '/';
    if (!ownSite && !opened) throw new Refusal(403, 'preview.refused-site');
    if (!isRead(c.req.method)) {
      if (c.req.header('origin') !== `http://${host}`) {
        throw new Refusal(403, 'preview.refused-site');
      }
      if (c.req.header('content-type')?.split(';')[0] !== 'application/json') {
        throw new Refusal(415, 'preview.refused-unreadable');
      }
    }
    await next();
  };
}

/** The addresses that the preview may listen on. */
export const loopback = ['127.0.0.1', '::1'] as const;

function ownHosts(port: number): readonly string[] {
  return ['127.0.0.1', '[::1]', 'localhost'].map((name) => (port === 80 ? name : `${name}:${port}`));
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const headers: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'cache-control': 'no-store',
};

/**
 * The empty documents that looks are put into: our own page may frame them, and no script runs there, whatever is put
 * in. Nothing that they show comes from this address.
 */
const framePolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin',
].join('; ');

const frameHeaders: Readonly<Record<string, string>> = {
  ...headers,
  'content-security-policy': framePolicy,
  'x-frame-options': 'SAMEORIGIN',
};
