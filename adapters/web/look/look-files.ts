import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lasting } from '../lasting.ts';
import type { PageFile } from '../page-files.ts';
import { type LookName, lookNames } from './look.ts';

/** The address of the empty document that a look is put into. */
export function frameAddress(name: LookName): string {
  return `/look/${name}`;
}

/** The addresses that our own page may frame. */
export const frameAddresses: readonly string[] = lookNames.map(frameAddress);

let files: Promise<ReadonlyMap<string, PageFile>> | null = null;

/** The empty documents and their styles, by their path on the server, read once when the first is asked for. */
export function readLookFiles(): Promise<ReadonlyMap<string, PageFile>> {
  files ??= readAll();
  return files;
}

const styles: Readonly<Record<LookName, readonly string[]>> = {
  discord: ['frame.css', 'discord.css', 'discord-components.css', 'discord-inputs.css'],
  slack: ['slack-blocks-to-jsx.css', 'frame.css', 'slack.css', 'slack-inputs.css'],
};

async function readAll(): Promise<ReadonlyMap<string, PageFile>> {
  const borrowed = createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css');
  const names = [...new Set(Object.values(styles).flat())];
  const sheets = names.map(async (name): Promise<[string, PageFile]> => {
    const path = name === 'slack-blocks-to-jsx.css' ? borrowed : join(import.meta.dirname, name);
    return [`/look/${name}`, { mediaType: 'text/css; charset=utf-8', body: await readFile(path, 'utf8') }];
  });
  const { files, pointTo } = lasting('/look/', new Map(await Promise.all(sheets)));
  const frames = lookNames.map((name): [string, PageFile] => [
    frameAddress(name),
    { mediaType: 'text/html; charset=utf-8', body: pointTo(emptyFrame(styles[name])) },
  ]);
  return new Map([...files, ...frames]);
}

function emptyFrame(sheets: readonly string[]): string {
  const links = sheets.map((name) => `<link rel="stylesheet" href="/look/${name}" />`).join('');
  return `<!doctype html><html><head><meta charset="utf-8" /><title>Attune</title>${links}</head><body></body></html>`;
}
