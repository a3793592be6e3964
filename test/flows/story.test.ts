import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { byTurns, gather, platforms, teller } from './story.ts';

const runs = ['test', 'proof'] as const;
const files = platforms.flatMap((platform) => runs.map((run) => [platform, run] as const));
const titles = Array.from({ length: 7 }, (_, at) => `story ${at}`);

function played(platform: (typeof platforms)[number], run: (typeof runs)[number]): readonly string[] {
  const told = gather(() => {
    const tell = teller(byTurns(() => expect.fail('nobody plays it here'), platform, run));
    for (const title of titles) tell(title, async () => undefined);
  });
  return told.map(({ title }) => title);
}

test('npm test plays each story on one platform, and npm run proof on the two others', () => {
  expect(platforms.flatMap((platform) => played(platform, 'test')).toSorted()).toEqual(titles);
  for (const platform of platforms) {
    expect(runs.flatMap((run) => played(platform, run)).toSorted()).toEqual(titles);
  }
});

test.each(files)('the stories on %s take the turns of npm run %s', (platform, run) => {
  const source = readFileSync(`test/adapters/${platform}/stories.${run}.ts`, 'utf8');
  expect(source).toMatch(new RegExp(`^allStories\\(byTurns\\(.+, '${platform}', '${run}'\\)\\);$`, 'm'));
});
