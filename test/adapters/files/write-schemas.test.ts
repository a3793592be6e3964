import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { editorSchemas } from '../../../adapters/files/write-schemas.ts';

const folder = join(import.meta.dirname, '../../../content/schema');

test('the schemas for editors are those that the code means; `attune content schemas` writes them anew', async () => {
  const expected = editorSchemas();
  expect((await readdir(folder)).toSorted()).toEqual(Object.keys(expected).toSorted());
  for (const [name, text] of Object.entries(expected)) {
    expect(await readFile(join(folder, name), 'utf8'), name).toBe(text);
  }
});
