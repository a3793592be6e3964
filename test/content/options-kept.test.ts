import { expect, test } from 'vitest';
import { optionLabel } from '../../src/content/options-of.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import ever from './options-ever.json' with { type: 'json' };

/** Every option that could once be picked, by its question: answers are stored by these. */
const all: Readonly<Record<string, readonly string[]>> = ever;

test('whatever could once be picked still has its words, so that no old answer shows an id', async () => {
  const { say, prompts } = (await shippedContent()).library('en');
  const lost = Object.entries(all).flatMap(([question, options]) => {
    const prompt = prompts.get(question);
    if (prompt === undefined) return [question];
    return options.filter((id) => optionLabel(say, prompt, id) === id).map((id) => `${question}/${id}`);
  });
  expect(lost).toEqual([]);
});
