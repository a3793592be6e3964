import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lasting } from './lasting.ts';
import { pageScripts } from './page-bundle.ts';

/** `lasts`: what stands at this address never changes, since the address changes with it. */
export type PageFile = { readonly mediaType: string; readonly body: string; readonly lasts?: boolean };

let files: Promise<ReadonlyMap<string, PageFile>> | null = null;

/**
 * Everything that the page is made of, by its path on the server, made once in the life of the process: its modules
 * become one script, without types and with `lit-html`, and its styles one sheet. Other content has another address,
 * so that a browser keeps what it loaded and never mixes two versions.
 */
export function readPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  files ??= makeAll();
  return files;
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

async function makeAll(): Promise<ReadonlyMap<string, PageFile>> {
  const read = (name: string) => readFile(join(folder, name), 'utf8');
  const [html, icon, scripts, ...styles] = await Promise.all([
    read('index.html'),
    read('attune.svg'),
    pageScripts(),
    ...sheets.map((name) => read(`${name}.css`)),
  ]);
  const made = lasting(
    '/page/',
    new Map([
      ['/page/main.js', { mediaType: 'text/javascript; charset=utf-8', body: scripts.main }],
      ['/page/theme.js', { mediaType: 'text/javascript; charset=utf-8', body: scripts.theme }],
      ['/page/page.css', { mediaType: 'text/css; charset=utf-8', body: styles.join('\n') }],
      ['/page/attune.svg', { mediaType: 'image/svg+xml', body: icon }],
    ]),
  );
  return new Map([...made.files, ['/', { mediaType: 'text/html; charset=utf-8', body: made.pointTo(html) }]]);
}
