import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { partsOf } from '../../src/bot/parts.ts';
import { features } from '../../src/bot/registry.ts';

const { chores, commands: commandDefinitions, definitions } = partsOf(features);

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join('src', path), 'utf8'));

const copy = readdirSync('content/en/copy').flatMap((file) =>
  Object.entries<string>(JSON.parse(readFileSync(join('content/en/copy', file), 'utf8'))).map(
    ([key, message]) => [`${file.replace('.json', '')}.${key}`, message] as const,
  ),
);

const actions = definitions.flatMap((one) => (one.kind === 'command' ? [] : [one.name]));

/** `feature.verb` in quotes: the name of a sentence, or of an action. */
const names = (code: string) =>
  [...code.matchAll(/'([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)'/g)]
    .map(([, name = '']) => name)
    .filter((name) => !/\.(html|json|ics|key|sock)$/.test(name));

test('every name of an action in the source has a handler', () => {
  const sentences = new Set<string>(copy.map(([key]) => key));
  const dead = sources.flatMap(names).filter((name) => !sentences.has(name) && !actions.includes(name));
  expect(dead).toEqual([]);
});

test('every action and form is built somewhere', () => {
  const built = new Set(sources.flatMap((code) => names(code.replaceAll(/\bname: '[^']+'/g, ''))));
  expect(actions.filter((name) => !built.has(name))).toEqual([]);
});

test('every command that a sentence names is there', () => {
  const paths = commandDefinitions.map(({ path }) => path);
  const named = copy.flatMap(([key, message]) =>
    // What is in braces is filled in by the code, from a command that is there.
    [...message.matchAll(/<cmd>([^<{]*)<\/cmd>/g)].map(([, path = '']) => ({ key, path })),
  );
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ path }) => !paths.includes(path))).toEqual([]);
});

test('whether somebody is reminded of a question is decided once the next one is there, if it comes in the same minute', () => {
  const names = chores.map(({ name }) => name);
  expect(names).toContain('ask-due');
  expect(names.indexOf('nudge-due')).toBeGreaterThan(names.indexOf('ask-due'));
});
