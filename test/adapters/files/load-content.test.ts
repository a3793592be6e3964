import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadContent } from '../../../adapters/files/load-content.ts';
import { readContentTexts } from '../../../adapters/files/read-content-texts.ts';
import { checkShelf } from '../../../src/content/check-shelf.ts';
import { parseContent } from '../../../src/content/parse-content.ts';
import { checkWriting } from '../../../src/content/writing/check-writing.ts';
import { fixtureTexts, question, smallest } from '../../content/content-fixture.ts';

async function folderWith(changes: Record<string, unknown> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-content-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const { path, text } of fixtureTexts(changes)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

test('loads the libraries of all languages, and falls back to the nearest', async () => {
  const content = await loadContent(await folderWith(smallest('de')));
  expect(content.locales).toEqual(['en', 'de']);
  expect(content.library('de-AT').locale).toBe('de');
  expect(content.library('fr').locale).toBe('en');
  expect(content.library('en').prompts.get('trust-1')).toMatchObject({ theme: 'trust', format: 'words' });
  expect(content.library('en').tips.get('presence-1')?.topic).toBe('presence');
  expect(content.library('en').starters.trust?.['say-back'].starters).toHaveLength(3);
  expect(content.library('en').say.text('help.title' as never)).toBe('What Attune can do');
});

test('lists every problem at once, each with its file', async () => {
  const folder = await folderWith({
    'en/prompts/trust.json': { theme: 'trust', prompts: [{ ...question, depth: 4 }] },
    'en/tips/presence.json': '{',
  });
  await expect(loadContent(folder)).rejects.toThrow(
    /^the content has 2 problems:\nen\/prompts\/trust.json, trust-1, depth: .*\nen\/tips\/presence.json: is not valid JSON/,
  );
});

test('files outside the languages, such as the README and the schemas, are not content', async () => {
  const folder = await folderWith();
  await writeFile(join(folder, 'README.md'), 'For writers');
  await mkdir(join(folder, 'schema'));
  await writeFile(join(folder, 'schema', 'tips.schema.json'), '{}');
  await expect(loadContent(folder)).resolves.toBeDefined();
});

test('the content that Attune ships loads, and its shelf is full', async () => {
  const folder = join(import.meta.dirname, '../../../content');
  await loadContent(folder);
  const { sources } = parseContent(await readContentTexts(folder));
  expect(sources.flatMap(checkShelf)).toEqual([]);
  // Whether outside help was compared lately depends on the day on which this runs, so the day is fixed.
  expect(sources.flatMap((one) => checkWriting(one, Date.parse('2026-11-29')))).toEqual([]);
});
