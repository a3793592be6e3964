import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';

/** What made a template: the folder that it becomes is opened by the same PostgreSQL alone. */
export type MadeBy = { readonly pglite: string; readonly postgres: string };

/**
 * A folder of the database as one file, of which a new one is made. At the head of the file stands the SHA-256 of what
 * follows. That is compressed with Brotli: a line of JSON, then the files one after the other. Zeros at the end of a
 * file are left out: most of what a new database has on the disk is room for what is to come.
 */
export type Template = {
  readonly madeBy: MadeBy;
  readonly folders: readonly string[];
  readonly files: readonly File[];
};

/** Paths have slashes. `size` is that of the file in bytes, of which `content` are the first. */
type File = { readonly path: string; readonly size: number; readonly content: Buffer };

/** The file is not as it was made: cut off, or changed on its way. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(path: string) {
    super(`Attune is not installed as a whole: ${path} is damaged. Install it anew (git checkout, npm ci).`);
  }
}

/** The template that Attune comes with. */
export const ownTemplate = join(import.meta.dirname, 'postgres-18.br');

/** Reads a template. Throws a `TemplateError` if it is not whole. */
export async function readTemplate(path = ownTemplate): Promise<Template> {
  const packed = await readFile(path);
  const body = packed.subarray(sumLength);
  if (!sumOf(body).equals(packed.subarray(0, sumLength))) throw new TemplateError(path);
  const unpacked = await promisify(brotliDecompress)(body);
  const end = unpacked.indexOf('\n');
  const { madeBy, folders, files }: Head = JSON.parse(unpacked.toString('utf8', 0, end));
  let from = end + 1;
  const cut = (length: number): Buffer => {
    from += length;
    return unpacked.subarray(from - length, from);
  };
  return { madeBy, folders, files: files.map(([name, size, length]) => ({ path: name, size, content: cut(length) })) };
}

/** Writes what a template holds into `folder`, which is made. Nothing is brought to the disk yet. */
export async function unpackTemplate({ folders, files }: Template, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const path of folders) await mkdir(join(folder, path), { mode: 0o700 });
  for (const { path, size, content } of files) {
    // Zeros are written out: where the log has its room already, it does not find the disk full.
    const whole = size === content.length ? content : Buffer.concat([content], size);
    await writeFile(join(folder, path), whole, { mode: 0o600 });
  }
}

/** Makes a template of a folder whose database is closed. */
export async function packTemplate(folder: string, madeBy: MadeBy): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pathOf = ({ parentPath, name }: Dirent) => relative(folder, join(parentPath, name)).split(sep).join('/');
  const named = (wanted: (entry: Dirent) => boolean) => entries.filter(wanted).map(pathOf).toSorted();
  const files = await Promise.all(
    named((entry) => entry.isFile()).map(async (path) => {
      const whole = await readFile(join(folder, path));
      return { path, size: whole.length, content: withoutZeros(whole) };
    }),
  );
  const head: Head = {
    madeBy,
    folders: named((entry) => entry.isDirectory()),
    files: files.map(({ path, size, content }) => [path, size, content.length]),
  };
  const unpacked = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...files.map(({ content }) => content)]);
  const body = await promisify(brotliCompress)(unpacked, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: unpacked.length,
    },
  });
  return Buffer.concat([sumOf(body), body]);
}

type Head = Pick<Template, 'madeBy' | 'folders'> & {
  readonly files: readonly (readonly [path: string, size: number, length: number])[];
};

const sumLength = 32;

function sumOf(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}

function withoutZeros(content: Buffer): Buffer {
  let end = content.length;
  while (end > 0 && content[end - 1] === 0) end -= 1;
  return content.subarray(0, end);
}
