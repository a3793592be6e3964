import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The page's scripts, each as one file without types: what a browser loads. */
export type PageScripts = { readonly main: string; readonly theme: string };

const sources = join(import.meta.dirname, 'page');

/** In a folder of the installation, where nobody else can put anything. */
const folder = join(import.meta.dirname, '../../node_modules/.cache/attune/page');

/**
 * The scripts as they were made last, or made now. Making them takes 80 MB, which a preview that finds them never needs:
 * `npm ci` makes them. Where they can't be kept, each preview makes its own.
 */
export async function pageScripts(): Promise<PageScripts> {
  const path = join(folder, `${await versionOfPage()}.json`);
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    const made = { main: await script('main.ts', 'esm'), theme: await script('theme.ts', 'iife') };
    await keep(path, JSON.stringify(made)).catch(() => undefined);
    return made;
  }
}

/** Whole or not at all, since others may start meanwhile. What was made of other sources goes. */
async function keep(path: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.endsWith('.json')) await rm(join(folder, name), { force: true });
  }
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, text);
  await rename(draft, path);
}

/** Where the page's modules are, and those that they import. */
const folders = [
  sources,
  import.meta.dirname,
  ...['model', 'card'].map((name) => join(import.meta.dirname, '../../src', name)),
];

/** Changes with all of these, and with what they are put together with. */
async function versionOfPage(): Promise<string> {
  const hash = createHash('sha256');
  const listed = await Promise.all(
    folders.map(async (folder) => (await readdir(folder)).map((name) => join(folder, name))),
  );
  const modules = listed
    .flat()
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
  const packages = ['lit-html', 'rolldown'].map((name) => join(import.meta.dirname, '../../node_modules', name));
  const texts = [...modules, ...packages.map((path) => join(path, 'package.json'))].map((path) => readFile(path));
  for (const text of await Promise.all(texts)) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Only who makes the scripts loads the bundler. */
async function script(name: string, format: 'esm' | 'iife'): Promise<string> {
  const { rolldown } = await import('rolldown');
  // The settings of the type checker change nothing here, and are missing where only what runs was copied.
  const bundle = await rolldown({ input: join(sources, name), platform: 'browser', tsconfig: false });
  try {
    const { output } = await bundle.generate({ format });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
