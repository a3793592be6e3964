import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lasting } from './lasting.ts';
import { pageScripts } from './page-bundle.ts';

/** `lasts`: what stands at this address never changes, since the address changes with it. */
export type PageFile = { readonly mediaType: string; readonly body: string; readonly lasts?: boolean };

/** What the page is made of, by its path on the server, and the page itself, without its words. */
export type PageFiles = { readonly files: ReadonlyMap<string, PageFile>; readonly template: string };

let made: Promise<PageFiles> | null = null;

/**
 * Everything that the page is made of, made once in the life of the process: its modules become one script, without types and with `lit-html`, and its styles one sheet. Other content has another address,
 * so that a browser keeps what it loaded and never mixes two versions.
 */
export function readPageFiles(): Promise<PageFiles> {
  made ??= makeAll();
  return made;
}

const folder = join(import.meta.dirname, 'page');

/** In the order in which they build on each other. */
const sheets = [
  'tokens',
  'base',
  'frame',
  'head',
  'guide',
  'pane',
  'message',
  'card',
  'unsealed',
  'look',
  'composer',
  'dialog',
  'over-a-side',
  'small',
  'narrow',
  'low',
  'touch',
];

async function makeAll(): Promise<PageFiles> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const [html, icon, scripts, ...styles] = await Promise.all([
    read('index.html'),
    read('attune.svg'),
    pageScripts(),
    ...sheets.map((name) => read(`${name}.css`)),
  ]);
  const { files, pointTo } = lasting(
    '/page/',
    new Map([
      ['/page/main.js', { mediaType: 'text/javascript; charset=utf-8', body: scripts.main }],
      ['/page/theme.js', { mediaType: 'text/javascript; charset=utf-8', body: scripts.theme }],
      ['/page/page.css', { mediaType: 'text/css; charset=utf-8', body: styles.join('\n') }],
      ['/page/attune.svg', { mediaType: 'image/svg+xml', body: icon }],
    ]),
  );
  return { files, template: pointTo(html) };
}
