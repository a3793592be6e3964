import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { announced } from '../../src/port/jobs.ts';

/** Sentences are used by their full name, or by a name whose end is put together. */
test('every sentence of the bot is said somewhere', () => {
  const code = ['src', 'adapters']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
  const named = new Set([...code.matchAll(/'([a-z-]+\.[a-z0-9-]+)'/g)].map((match) => match[1]));
  const beginnings = [...code.matchAll(/`([a-z-]+\.[a-z0-9-]*)\$\{/g)].map((match) => match[1] ?? '');
  const folder = 'content/en/copy';
  const silent = readdirSync(folder).flatMap((file) => {
    const name = file.replace('.json', '');
    return Object.keys(JSON.parse(readFileSync(join(folder, file), 'utf8')))
      .filter((key) => key !== '$schema')
      .map((key) => `${name}.${key}`)
      .filter((key) => !named.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
  });
  expect(silent).toEqual([]);
});

test('what is said to both in their channel is what jobs announce', () => {
  const keys = Object.keys(JSON.parse(readFileSync('content/en/copy/notices.json', 'utf8')));
  const sentences = keys.filter((key) => key.startsWith('announce-'));
  expect(sentences.toSorted()).toEqual(announced.map((one) => `announce-${one}`).toSorted());
});
