// Removes from installed packages what no process of Attune ever reads, and says how much that was:
//   node ops/image/slim.mjs node_modules
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const [folder = 'node_modules'] = process.argv.slice(2);

/** The font files that are drawn with, as the source names them. */
const source = readFileSync(new URL('../../adapters/system/pictures/fonts.ts', import.meta.url), 'utf8');
const fonts = source.match(/\w+\.ttf/g) ?? [];

/** What goes, by its path below the folder: each with the reason. */
const rules = [
  ['sources and types for whoever writes code', (path) => /\.(map|d\.[cm]?ts|tsbuildinfo|flow)$/.test(path)],
  ['pages for people', (path) => /\.(md|markdown)$/i.test(path)],
  ['types alone', (path) => /^@types\//.test(path)],
  [
    'extensions of PostgreSQL that Attune does not load',
    (path) => /^@electric-sql\/pglite\/dist\/[\w-]+\.tar\.gz$/.test(path),
  ],
  [
    'the making of a database, which the template spares',
    (path) => /^@electric-sql\/pglite\/dist\/initdb\.(js|wasm)$/.test(path),
  ],
  ['weights of fonts that nothing is drawn with', isOtherFont],
];

let [kept, removed] = [0, 0];
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const path = join(entry.parentPath, entry.name);
  const { size } = statSync(path);
  const goes = rules.some(([, isIt]) => isIt(relative(folder, path)));
  if (goes) rmSync(path);
  if (goes) removed += size;
  else kept += size;
}
process.stdout.write(`${megabytes(kept)} MB kept, ${megabytes(removed)} MB removed\n`);

/** @param {string} path */
function isOtherFont(path) {
  return (
    path.startsWith('@expo-google-fonts/') && /\.(ttf|png)$/.test(path) && !fonts.some((name) => path.endsWith(name))
  );
}

/** @param {number} bytes */
function megabytes(bytes) {
  return Math.round(bytes / 1e6);
}
