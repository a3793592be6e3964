import { describe, expect, test } from 'vitest';
import { partsOf } from '../../../src/bot/parts.ts';
import { features } from '../../../src/bot/registry.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import type { CommandDefinition } from '../../../src/features/definition.ts';
import type { Feature } from '../../../src/features/feature.ts';
import { helpCard } from '../../../src/features/help/help-card.ts';
import { privacyCard } from '../../../src/features/privacy/cards.ts';
import { cardText, controlsOf } from '../../fakes/seen-text.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';

const { commands: commandDefinitions } = partsOf(features);

const { say } = (await shippedContent()).library('en');

function pages(all: readonly Feature[]) {
  const first = helpCard(say, all, 0);
  const cards = [first];
  while (controlsOf(cards.at(-1) ?? first).buttons.includes('More')) cards.push(helpCard(say, all, cards.length));
  return cards;
}

test('names every command that there is, each once, with its description', () => {
  const text = pages(features).map(cardText).join('\n');
  for (const { path, description } of commandDefinitions) {
    expect(text.split(`/${path}: ${say.text(description)}`), path).toHaveLength(2);
  }
});

test('fits every platform, however many commands there are', () => {
  const many = Array.from(
    { length: 90 },
    (_, index): CommandDefinition => ({
      kind: 'command',
      path: `extra-${index}`,
      description: 'commands.unpair',
      options: [],
      who: 'anyone',
      ack: 'private',
      run: async () => ({ kind: 'nothing' }),
    }),
  );
  const all = pages([...features, { name: 'extra', definitions: many }]);
  expect(all.length).toBeGreaterThan(1);
  expect(all.flatMap(checkCard)).toEqual([]);
  expect(all.map(cardText).join('\n')).toContain('/extra-89');
});

test('a page that does not exist shows the nearest', () => {
  expect(cardText(helpCard(say, features, 99))).not.toBe('');
  expect(helpCard(say, features, -1)).toEqual(helpCard(say, features, 0));
});

describe('the pages that the host has put up', () => {
  const own = { terms: 'https://example.org/terms', privacy: 'https://example.org/privacy' };

  test('are on the last page of the help, and in /privacy', () => {
    const last = helpCard(say, features, 99, own);
    for (const card of [last, privacyCard(say, own)]) {
      expect(checkCard(card)).toEqual([]);
      expect(cardText(card)).toMatch(/From whoever runs Attune here: .*privacy policy.* · .*terms of use/);
      expect(JSON.stringify(card)).toContain('"https://example.org/privacy"');
      expect(cardText(card)).not.toContain('contact');
    }
  });

  test('are not spoken of where there are none', () => {
    for (const card of [helpCard(say, features, 99, {}), privacyCard(say, {})]) {
      expect(cardText(card)).not.toContain('From whoever');
    }
  });
});
