import { expect, test } from 'vitest';
import { assembleContent } from '../../src/content/assemble-content.ts';
import { fixtureSources } from './content-fixture.ts';

test('readers of one kind have one library, in their own way to write times', () => {
  const content = assembleContent(fixtureSources());
  const [british, german] = [content.library('en-GB'), content.library('de-DE')];
  expect(content.library('en-GB')).toBe(british);
  expect([british.say.locale, german.say.locale]).toEqual(['en-GB', 'en-DE']);
  expect(german.prompts).toBe(british.prompts);
});

test('whoever makes up languages fills nothing', () => {
  const content = assembleContent(fixtureSources());
  const first = content.library('en-GB');
  for (let made = 0; made < 500; made += 1) content.library(`x-${made}`);
  expect(content.library('en-GB')).not.toBe(first);
  expect(content.library('en-GB').say.locale).toBe('en-GB');
});
