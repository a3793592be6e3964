import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { expect, test } from 'vitest';
import { readPageFiles } from '../../../adapters/web/page-files.ts';
import type { Health } from '../../../src/port/health.ts';
import { openPreview } from './open-preview.ts';
import { storyInbox } from './story-inbox.ts';

const script = [...(await readPageFiles()).files.keys()].find((path) => path.endsWith('/main.js')) ?? 'none';
const paths = ['/', '/health', script, '/api/messages?as=sam', '/nothing-here', '/api/messages?as=nobody'];

test.each(['0.0.0.0', '::', '192.168.1.5', 'example.org'])('refuses to listen on %s, and says why', async (host) => {
  await expect(openPreview({ host })).rejects.toThrow(/listens on this machine alone: 127\.0\.0\.1 or ::1, not/);
});

test('says in a sentence that the port is taken', async () => {
  await using first = await openPreview();
  const port = Number(new URL(first.address).port);
  await expect(openPreview({ port })).rejects.toThrow(`Port ${port} is taken`);
});

test('listens on loopback only', async () => {
  await using preview = await openPreview();
  expect(preview.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', 'localhost.evil.example'])(
  'answers nothing to the Host %s, which a rebound name would send',
  async (host) => {
    await using preview = await openPreview();
    for (const path of paths) {
      const { status, body } = await get(preview.address, path, { host });
      expect(status).toBe(403);
      expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/only answers/) });
    }
  },
);

test('answers to the names of loopback with its own port', async () => {
  await using preview = await openPreview();
  const { port } = new URL(preview.address);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
    expect((await get(preview.address, '/', { host: `${name}:${port}` })).status).toBe(200);
  }
  expect((await get(preview.address, '/', { host: `localhost:${Number(port) + 1}` })).status).toBe(403);
});

test.each([
  ['without an Origin', {}],
  ['from another page', { origin: 'https://evil.example' }],
  ['from a page without an origin', { origin: 'null' }],
  ['from another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['from another site', { origin: 'own', 'sec-fetch-site': 'cross-site' }],
] as const)('takes no write %s', async (_, headers) => {
  await using preview = await openPreview();
  for (const path of [
    '/api/events',
    '/api/chat',
    '/api/people',
    '/api/clock',
    '/api/reset',
    '/api/dismiss',
    '/api/suggest',
    '/api/looks/discord',
  ]) {
    const origin = 'origin' in headers && headers.origin === 'own' ? { origin: preview.address } : {};
    const response = await fetch(`${preview.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers, ...origin },
      body: JSON.stringify({
        id: randomUUID(),
        as: 'sam',
        words: 'Hello',
        under: null,
        confirm: 'start over',
        to: 'day',
      }),
    });
    expect(response.status).toBe(403);
  }
  expect(preview.inbox.events).toEqual([]);
  expect([...preview.store.entries.keys()]).toEqual([]);
});

test('takes no write that a plain form of another page could send', async () => {
  await using preview = await openPreview();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const headers = { 'content-type': type, origin: preview.address };
    const response = await fetch(`${preview.address}/api/reset`, {
      method: 'POST',
      headers,
      body: '{"confirm":"start over"}',
    });
    expect(response.status).toBe(415);
  }
});

test('can be opened from a link elsewhere, but not loaded into another page', async () => {
  await using preview = await openPreview();
  const elsewhere = { 'sec-fetch-site': 'cross-site' };
  expect((await get(preview.address, '/', { ...elsewhere, 'sec-fetch-mode': 'navigate' })).status).toBe(200);
  expect((await get(preview.address, '/', { ...elsewhere, 'sec-fetch-mode': 'no-cors' })).status).toBe(403);
  expect(
    (await get(preview.address, '/api/messages?as=sam', { ...elsewhere, 'sec-fetch-mode': 'navigate' })).status,
  ).toBe(403);
});

test('every answer carries a strict policy and sets no cookie', async () => {
  await using preview = await openPreview();
  for (const path of [...paths, '/api/stream?as=sam']) {
    const { headers } = await fetch(`${preview.address}${path}`);
    const policy = headers.get('content-security-policy') ?? '';
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "form-action 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toContain('unsafe');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  }
});

test('the document that a look is put into may be framed by our own page alone, is empty, and runs nothing', async () => {
  await using preview = await openPreview();
  for (const path of ['/look/discord', '/look/slack']) {
    const response = await fetch(`${preview.address}${path}`);
    expect(response.status).toBe(200);
    const policy = (response.headers.get('content-security-policy') ?? '').split('; ');
    expect(policy.toSorted()).toEqual([
      "base-uri 'none'",
      "default-src 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
      "img-src 'self' data:",
      'sandbox allow-same-origin',
      "style-src 'self'",
    ]);
    expect(response.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const page = await response.text();
    expect(page).toMatch(/<body><\/body>/);
    expect(page).not.toMatch(/<script|<style|\son\w+=|\sstyle=|https?:/i);
    for (const [, file] of page.matchAll(/href="([^"]+)"/g)) {
      const style = await fetch(`${preview.address}${file}`);
      expect(style.status).toBe(200);
      expect(await style.text()).not.toMatch(/@import|url\(|@font-face/);
    }
    const elsewhere = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' };
    expect((await get(preview.address, path, elsewhere)).status).toBe(403);
  }
});

test('nothing else may be framed, and what the page frames is its own', async () => {
  await using preview = await openPreview();
  for (const path of [...paths, '/look/discord/', '/look/nothing', '/look']) {
    const { headers } = await fetch(`${preview.address}${path}`);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  }
  const page = (await fetch(preview.address)).headers.get('content-security-policy');
  expect(page).toContain("frame-src 'self'");
  expect(page).toContain("require-trusted-types-for 'script'");
});

test('the page holds no script or style of its own and names no other address', async () => {
  await using preview = await openPreview();
  const page = await (await fetch(preview.address)).text();
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\son\w+=|\sstyle=|https?:/i);
  const files = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(files.length).toBe(4);
  for (const file of files) {
    const response = await fetch(`${preview.address}${file}`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toMatch(/@import|url\(|import .*https?:/);
  }
});

test('refuses a body that is too large', async () => {
  await using preview = await openPreview();
  const headers = { 'content-type': 'application/json', origin: preview.address };
  const body = JSON.stringify({ words: 'x'.repeat(300_000) });
  const response = await fetch(`${preview.address}/api/chat`, { method: 'POST', headers, body });
  expect(response.status).toBe(413);
});

test('a request that cannot be read is refused without quoting it', async () => {
  await using preview = await openPreview();
  const headers = { 'content-type': 'application/json', origin: preview.address };
  for (const body of ['{"words":"my secret', JSON.stringify({ id: 'my secret', as: 'sam', words: ['my secret'] })]) {
    const response = await fetch(`${preview.address}/api/chat`, { method: 'POST', headers, body });
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain('my secret');
  }
  expect(preview.log.lines.join('\n')).not.toContain('my secret');
});

test('health is 503 until it is started, then 200, and 503 again when the rest is not well', async () => {
  let well = true;
  const health = async (): Promise<Health> =>
    well ? { well, details: { database: 'embedded' } } : { well, reason: 'The database does not answer.' };
  await using preview = await openPreview({ started: false, health });
  const look = async () => {
    const response = await fetch(`${preview.address}/health`);
    return [response.status, await response.json()];
  };
  expect(await look()).toEqual([503, { status: 'starting', reason: 'Attune is starting or stopping.' }]);
  expect((await fetch(`${preview.address}/api/stream?as=sam`)).status).toBe(503);
  await preview.platform.start(preview.inbox);
  expect(await look()).toEqual([200, { status: 'ready', database: 'embedded' }]);
  well = false;
  expect(await look()).toEqual([503, { status: 'failing', reason: 'The database does not answer.' }]);
});

test('stops at once although pages are open, and leaves the port', async () => {
  const preview = await openPreview();
  const stream = await fetch(`${preview.address}/api/stream?as=sam`);
  await preview.platform[Symbol.asyncDispose]();
  await stream.text();
  const port = Number(new URL(preview.address).port);
  await using again = await openPreview({ port });
  expect(again.address).toBe(preview.address);
});

test('refuses commands that no platform could show', async () => {
  const inbox = storyInbox(() => preview.platform);
  inbox.commands = [{ name: 'Tip!', description: '', options: [], subcommands: [] }];
  await using preview = await openPreview({ inbox, started: false });
  await expect(preview.platform.start(inbox)).rejects.toThrow(/"Tip!" is no name/);
});

/** `fetch` sets the Host itself; this sends the one that is asked for. */
function get(
  address: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}
