import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { historyScopes, slackScopes } from '../../adapters/slack/scopes.ts';
import { openTestStore } from '../fakes/open-test-store.ts';

const read = (file: string) => readFileSync(`docs/listing/${file}`, 'utf8');

test('the list of what is kept has every table in which something is about a couple or a person', async () => {
  const { database, close } = await openTestStore({ reuse: true });
  const { rows } = await sql<{ name: string }>`
    select distinct table_name::text as name from information_schema.columns where table_schema = 'public'
      and (column_name in ('couple_id', 'user_id', 'side', 'space', 'room', 'from_user') or column_name like '%sealed%')
      and table_name <> 'key_checks'`.execute(database.kysely);
  await close();
  const listed = [...read('what-is-kept.md').matchAll(/^\| `(\w+)` /gm)].map(([, name = '']) => name);
  expect(rows.map(({ name }) => name).filter((name) => !listed.includes(name))).toEqual([]);
  expect(new Set(listed).size).toBe(listed.length);
});

test('the descriptions fit into their fields', () => {
  const texts = [...read('texts.md').matchAll(/^## (.+)\n\n```text\n([^`]+)\n```/gm)];
  expect(texts).toHaveLength(6);
  for (const [, title = '', text = ''] of texts) {
    const most = /(\d[\d,]*) characters/.exec(title.replace('at most, 20', 'each, 20'))?.[1] ?? '32';
    const pieces = title.includes('tags') ? text.split(', ') : [text];
    for (const piece of pieces) expect(piece.length, title).toBeLessThanOrEqual(Number(most.replace(',', '')));
    if (title.includes('10 words')) expect(text.split(' ').length).toBeLessThanOrEqual(10);
    if (title.includes('tags')) expect(pieces.length).toBeLessThanOrEqual(5);
  }
});

test.each([512, 1024])('the icon of %i px is a square PNG of that size', (size) => {
  const png = readFileSync(`docs/listing/icon-${size}.png`);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});

test('what is said of the scopes is so', () => {
  expect(slackScopes).toHaveLength(7);
  expect(read('slack.md')).toContain('met: seven, on the page');
  expect(historyScopes.every((scope) => scope.endsWith(':history'))).toBe(true);
});

test('no template has a name, an address or a number of somebody', () => {
  for (const file of ['privacy-policy.md', 'terms.md', 'support.md']) {
    expect(read(file), file).not.toMatch(/@[a-z]+\.[a-z]{2}|\+\d{2}/);
    expect(read(file), file).toContain('[e-mail address');
  }
});
