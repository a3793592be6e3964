import { readdir, readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { lasting } from './lasting.ts';

/** `lasts`: what stands at this address never changes, since the address changes with it. */
export type PageFile = { readonly mediaType: string; readonly body: string; readonly lasts?: boolean };

let files: Promise<ReadonlyMap<string, PageFile>> | null = null;

/**
 * Everything that the page is made of, by its path on the server, read once in the life of the process. TypeScript
 * loses its types on the way (there is no build step), and `lit-html` comes from the installed package. Other content
 * has other addresses, so that a browser keeps what it loaded and never mixes two versions.
 */
export function readPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  files ??= readAll();
  return files;
}

async function readAll(): Promise<ReadonlyMap<string, PageFile>> {
  const folder = join(import.meta.dirname, 'page');
  const names = (await readdir(folder)).filter((name) => extensionOf(name) in mediaTypes);
  const own = await Promise.all(names.map((name) => pageFile(folder, name)));
  const library = dirname(createRequire(import.meta.url).resolve('lit-html'));
  const borrowed = await Promise.all(libraryFiles.map((name) => libraryFile(library.replace(/\/node$/, ''), name)));
  const { files, pointTo } = lasting('/page/', new Map([...own, ...borrowed]));
  const html = await readFile(join(folder, 'index.html'), 'utf8');
  return new Map([
    ...files,
    ['/', { mediaType: 'text/html; charset=utf-8', body: withPreloads(pointTo(html), files) }],
  ]);
}

/** Names all modules in the page's head, so that a browser asks for them at once and not one import after the other. */
function withPreloads(html: string, files: ReadonlyMap<string, PageFile>): string {
  const modules = [...files.keys()].filter((path) => /\.(ts|js)$/.test(path) && !path.endsWith('/theme.ts'));
  const links = modules.map((path) => `<link rel="modulepreload" href="${path}" />`).join('\n    ');
  return html.replace('</head>', `  ${links}\n  </head>`);
}

/** What of `lit-html` a browser loads: itself, and the directives that the page uses, with what they import. */
const libraryFiles = [
  'lit-html.js',
  'directive.js',
  'directive-helpers.js',
  'directives/repeat.js',
  'directives/live.js',
  'directives/ref.js',
  'async-directive.js',
];

const mediaTypes: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

async function pageFile(folder: string, name: string): Promise<[string, PageFile]> {
  const text = await readFile(join(folder, name), 'utf8');
  const mediaType = mediaTypes[extensionOf(name)] ?? '';
  if (!name.endsWith('.ts')) return [`/page/${name}`, { mediaType, body: text }];
  const body = withoutTypes(text).replaceAll(
    /from 'lit-html(\/[^']+)?'/g,
    (_, path: string | undefined) => `from './lit-html${path ?? '/lit-html.js'}'`,
  );
  return [`/page/${name}`, { mediaType, body }];
}

/** Node still calls this experimental, and would say so at every start to people who can do nothing about it. */
function withoutTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(text, { mode: 'strip' });
  } finally {
    process.emitWarning = emitWarning;
  }
}

async function libraryFile(folder: string, name: string): Promise<[string, PageFile]> {
  const text = await readFile(join(folder, name), 'utf8');
  const body = text.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return [`/page/lit-html/${name}`, { mediaType: mediaTypes['ts'] ?? '', body }];
}

function extensionOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
