import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Which rooms each room may import from, beside itself. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/model': [],
  'src/card': ['src/model'],
  'src/port': ['src/model', 'src/card'],
  'src/content': ['src/model', 'src/card'],
  'src/schedule': ['src/model', 'src/card'],
  'src/features': ['src/model', 'src/card', 'src/port', 'src/content', 'src/schedule'],
  'src/bot': ['src/model', 'src/card', 'src/port', 'src/content', 'src/schedule', 'src/features'],
  'adapters/discord': ['src/model', 'src/card', 'src/port'],
  'adapters/slack': ['src/model', 'src/card', 'src/port'],
  'adapters/web': ['src/model', 'src/card', 'src/port'],
  'adapters/postgres': ['src/model', 'src/card', 'src/port'],
  'adapters/system': ['src/model', 'src/card', 'src/port'],
  'adapters/files': ['src/model', 'src/card', 'src/port', 'src/content'],
};

/** Files that may import anything: they put the house together. */
const builders = [/^src\/main\.ts$/, /^src\/config\.ts$/, /^src\/launch\.mjs$/, /^src\/cli\//];

const npmInSource = ['zod', 'intl-messageformat'];

/** Chat adapters hold the same files under the same names. */
const chatAdapters = ['discord', 'slack', 'web'].filter((name) => existsSync(join(root, 'adapters', name)));
const chatAdapterFiles = [
  'platform.ts',
  'read-event.ts',
  'apply-reply.ts',
  'render-card.ts',
  'render-form.ts',
  'render-markup.ts',
  'limits.ts',
  'translate-error.ts',
  'publish-commands.ts',
];

const files = ['src', 'adapters'].flatMap((folder) => walk(folder)).filter((file) => /\.(ts|mjs)$/.test(file));

describe('the house', () => {
  test('every import goes where the table allows', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => !mayImport(file, target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no feature imports another', () => {
    const featureOf = (path: string) => /^src\/features\/([^/]+)\//.exec(path)?.[1];
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => featureOf(file) !== undefined && featureOf(target) !== undefined)
        .filter((target) => featureOf(file) !== featureOf(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file is longer than 250 lines', () => {
    const styles = walk('adapters').filter((file) => /\.(css|html)$/.test(file));
    const long = [...files, ...styles].filter((file) => read(file).trimEnd().split('\n').length > 250);
    expect(long).toEqual([]);
  });

  test('names say what a thing is', () => {
    const vague = files.filter((file) => /(util|helper|common|manager|service)s?(\.|-|\/)/.test(file));
    expect(vague).toEqual([]);
  });

  test('nothing below the system adapter reads the clock or throws dice', () => {
    const pattern = /\b(Date\.now\(|new Date\(\)|Math\.random\(|Temporal\.Now\b|crypto\.randomUUID\()/;
    const exempt = [/^adapters\/system\//, /^adapters\/web\/page\//, ...builders];
    const wrong = files.filter(
      (file) => !exempt.some((one) => one.test(file)) && pattern.test(withoutComments(read(file))),
    );
    expect(wrong).toEqual([]);
  });

  test.each(chatAdapters)('the chat adapter %s has the files that all of them have', (name) => {
    const missing = chatAdapterFiles.filter((file) => !existsSync(join(root, 'adapters', name, file)));
    expect(missing).toEqual([]);
  });

  test('whatever the port says can come in, some platform sends', () => {
    const declared = [...withoutComments(read('src/port/inbound-event.ts')).matchAll(/\b(?:kind|what): '[a-z-]+'/g)];
    const senders = files.filter((file) => chatAdapters.some((name) => dirname(file) === `adapters/${name}`));
    const sent = senders.map((file) => withoutComments(read(file))).join('\n');
    expect(declared.length).toBeGreaterThan(8);
    expect(declared.map(([said]) => said).filter((said) => !sent.includes(said))).toEqual([]);
  });

  test('the map in the README is the tree', () => {
    const map = /## The map[\s\S]*?```\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
    const named = mapFolders(map);
    const real = ['src', 'adapters', 'content', 'ops', 'test'].flatMap((top) => foldersOf(top));
    expect(named.toSorted()).toEqual(real.toSorted());
  });

  test('every dependency has its line in the README', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    const readme = read('README.md');
    const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
      (name) => !name.startsWith('@types/') && !readme.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
    const inexact = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d/.test(String(range)),
    );
    expect(inexact).toEqual([]);
  });
});

/** The folders that a map names: one per line, nested by two spaces. */
function mapFolders(map: string): string[] {
  const stack: string[] = [];
  const found: string[] = [];
  for (const line of map.split('\n')) {
    const match = /^( *)([a-z-]+)\//.exec(line);
    if (match === null) continue;
    const depth = (match[1] ?? '').length / 2;
    stack.length = depth;
    stack.push(match[2] ?? '');
    found.push(stack.join('/'));
  }
  return found;
}

function foldersOf(top: string): string[] {
  const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', top], { cwd: root });
  const folders = new Set<string>([top]);
  for (const file of tracked
    .toString()
    .split('\n')
    .filter((line) => line !== '' && existsSync(join(root, line)))) {
    const parts = dirname(file).split('/');
    // Two levels tell where things are; a third would be a listing.
    for (let depth = 1; depth <= Math.min(parts.length, 2); depth += 1) folders.add(parts.slice(0, depth).join('/'));
  }
  return [...folders];
}

function mayImport(file: string, target: string): boolean {
  if (builders.some((one) => one.test(file))) return true;
  const home = roomOf(file);
  if (target.startsWith('src/') || target.startsWith('adapters/') || target.startsWith('content/')) {
    if (file === 'src/content/copy.ts' && target.startsWith('content/')) return true;
    // The preview's page has its sentences by their names.
    if (file === 'adapters/web/words.ts' && target === 'content/en/copy/preview.json') return true;
    // A feature declares the types of its own sentences.
    if (/^src\/features\/[^/]+\/index\.ts$/.test(file) && target.startsWith('content/en/copy/')) return true;
    return roomOf(target) === home || (allowed[home] ?? []).includes(roomOf(target));
  }
  if (home.startsWith('adapters/')) return true;
  return npmInSource.includes(target);
}

function roomOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function importsOf(file: string): string[] {
  const source = withoutComments(read(file));
  const found = [...source.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+)'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  return found.map((name) => (name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name));
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(root, path)).isDirectory() ? walk(path) : [path];
  });
}
