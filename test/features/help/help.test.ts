import { expect, test } from 'vitest';
import { loadContent } from '../../../adapters/files/load-content.ts';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import type { Listed } from '../../../src/features/help/help-card.ts';
import { helpCard } from '../../../src/features/help/help-card.ts';
import { cardText, controlsOf } from '../../fakes/seen-text.ts';

const { commands: commandDefinitions } = partsOf(features);

const { say } = (await loadContent('content')).library('en');

function pages(commands: readonly Listed[]) {
  const first = helpCard(say, commands, 0);
  const all = [first];
  while (controlsOf(all.at(-1) ?? first).buttons.includes('More')) all.push(helpCard(say, commands, all.length));
  return all;
}

test('names every command that there is, each once, with its description', () => {
  const text = pages(commandDefinitions).map(cardText).join('\n');
  for (const { path, description } of commandDefinitions) {
    expect(text.split(`/${path}: ${say.text(description)}`), path).toHaveLength(2);
  }
});

test('fits every platform, however many commands there are', () => {
  const many = Array.from(
    { length: 90 },
    (_, index) => ({ path: `extra-${index}`, description: 'commands.unpair' }) as const,
  );
  const all = pages([...commandDefinitions, ...many]);
  expect(all.length).toBeGreaterThan(1);
  expect(all.flatMap(checkCard)).toEqual([]);
  expect(all.map(cardText).join('\n')).toContain('/extra-89');
});

test('a page that does not exist shows the nearest', () => {
  expect(cardText(helpCard(say, commandDefinitions, 99))).not.toBe('');
  expect(helpCard(say, commandDefinitions, -1)).toEqual(helpCard(say, commandDefinitions, 0));
});
