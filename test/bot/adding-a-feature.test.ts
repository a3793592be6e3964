import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listFeatures } from '../../src/bot/registry.ts';
import { cardWith } from '../flows/driver.ts';
import { FakeWorld } from '../flows/fake-world.ts';
import { pair } from '../flows/moves.ts';
import { toast } from './example-feature/index.ts';

const example = 'test/bot/example-feature';

/** The content, and the words of the example beside it. */
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'attune-content-'));
  cpSync('content', folder, { recursive: true });
  cpSync(`${example}/toast.json`, join(folder, 'en/copy/toast.json'));
});

afterAll(() => rmSync(folder, { recursive: true }));

test('the guide shows the very files that run here, as they would stand in the house', () => {
  const guide = readFileSync('docs/adding-a-feature.md', 'utf8');
  for (const file of ['toast.json', 'raise.ts', 'post-toast.ts', 'index.ts']) {
    const inTheHouse = readFileSync(`${example}/${file}`, 'utf8')
      .replaceAll("'../../../src/features/", "'../")
      .replaceAll("'../../../src/", "'../../")
      .replaceAll("import('./toast.json')", "import('../../../content/en/copy/toast.json')");
    expect(guide, file).toContain(`\`\`\`${file.split('.')[1]}\n${inTheHouse}\`\`\``);
  }
});

test('one line in the registry is all that it takes: it is listed, does what it says, and waits for its room', async () => {
  await using world = await FakeWorld.open({ settle: true, features: listFeatures([toast]), contentFolder: folder });
  await pair(world);
  await world.sam.command('help');
  expect((await cardWith(world.sam, '/toast')).text).toContain('Raise a glass to the two of you');
  await world.sam.command('toast');
  expect((await cardWith(world.sam, 'Cheers')).private).toBe(true);
  expect((await cardWith(world.alex, 'A toast')).text).toContain('@sam raises a glass');
});
