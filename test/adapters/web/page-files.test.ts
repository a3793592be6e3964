import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { lasting } from '../../../adapters/web/lasting.ts';
import { readPageFiles } from '../../../adapters/web/page-files.ts';
import { openPreview } from './open-preview.ts';
import { words } from './words.ts';

const css = (body: string) => ({ mediaType: 'text/css', body });

test('files move together, and to another address as soon as one of them changes', () => {
  const before = lasting(
    '/page/',
    new Map([
      ['/page/a.css', css('a')],
      ['/page/deep/b.css', css('b')],
    ]),
  );
  const [first = '', second = ''] = before.files.keys();
  expect(first).toMatch(/^\/page\/[0-9a-f]{12}\/a\.css$/);
  expect(second).toBe(first.replace('a.css', 'deep/b.css'));
  expect(before.files.get(second)).toEqual({ mediaType: 'text/css', body: 'b', lasts: true });
  expect(before.pointTo('<link href="/page/a.css"><a href="/page">')).toBe(`<link href="${first}"><a href="/page">`);
  for (const other of [
    [
      ['/page/a.css', css('a')],
      ['/page/deep/b.css', css('c')],
    ],
    [
      ['/page/a.css', css('a')],
      ['/page/deep/c.css', css('b')],
    ],
    [
      ['/page/a.css', css('ab')],
      ['/page/deep/b.css', css('')],
    ],
  ] as const) {
    expect([...lasting('/page/', new Map(other)).files.keys()]).not.toContain(first);
  }
});

test('a browser keeps what the page and the looks are made of, and nothing else', async () => {
  await using preview = await openPreview();
  const keeps = async (path: string) => (await fetch(`${preview.address}${path}`)).headers.get('cache-control');
  for (const path of [
    '/',
    '/health',
    '/look/discord',
    '/look/slack',
    '/api/messages?as=sam',
    '/page/main.js',
    '/nothing',
  ]) {
    expect(await keeps(path), path).toBe('no-store');
  }
  for (const path of ['/', '/look/discord', '/look/slack']) {
    const html = await (await fetch(`${preview.address}${path}`)).text();
    const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) {
      expect(await keeps(address), address).toBe('private, max-age=31536000, immutable');
    }
  }
});

test('every sheet of the page is in the one that is served', async () => {
  const folder = 'adapters/web/page';
  const names = (await readdir(folder)).filter((name) => name.endsWith('.css'));
  const served = [...(await readPageFiles()).files.values()].find(({ mediaType }) => mediaType.startsWith('text/css'));
  for (const name of names) expect(served?.body, name).toContain(await readFile(`${folder}/${name}`, 'utf8'));
});

test('the page is in the language that the browser asks for first, in its direction, and so is what it is refused with', async () => {
  const hebrew = { ...words, language: 'he', say: () => '"שלום" <b>' };
  const asked: (string | undefined)[] = [];
  await using preview = await openPreview({
    words: (locale) => {
      asked.push(locale);
      return locale === 'he' ? hebrew : words;
    },
  });
  const get = (path: string, language: string) =>
    fetch(`${preview.address}${path}`, { headers: { 'accept-language': language } });
  const page = await (await get('/', 'he;q=0.9, en')).text();
  expect(page).toContain('<html lang="he" dir="rtl">');
  expect(page).toContain('<title>&quot;שלום&quot; &lt;b&gt;</title>');
  expect(await (await get('/', 'en-GB,en')).text()).toContain('<html lang="en" dir="ltr">');
  expect(await (await get('/nothing', 'he')).json()).toEqual({ error: '"שלום" <b>' });
  await get('/', '*');
  expect(asked.slice(-4)).toEqual(['he', 'en-GB', 'he', undefined]);
});
