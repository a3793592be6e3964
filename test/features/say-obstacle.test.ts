import { expect, test } from 'vitest';
import { leastPermissions } from '../../adapters/discord/permissions.ts';
import obstacles from '../../content/en/copy/obstacles.json' with { type: 'json' };
import { type Markup, plain } from '../../src/card/markup.ts';
import { plainMarkup } from '../../src/card/plain-text.ts';
import type { Copy } from '../../src/content/copy.ts';
import { createSay } from '../../src/content/say.ts';
import { sayObstacle } from '../../src/features/say-obstacle.ts';
import type { Obstacle } from '../../src/port/obstacle.ts';

const keys = Object.keys(obstacles).filter((key) => key !== '$schema');

/** A language in which every sentence says where it comes from. */
function sayIn(language: (key: string) => string) {
  return createSay('en', Object.fromEntries(keys.map((key) => [`obstacles.${key}`, language(key)])) as Copy);
}

function read(markup: Markup): string {
  return plainMarkup(markup, { person: ({ user }) => user, moment: () => 'then' });
}

const permission = { name: 'permission', permission: 'send-messages', inThread: false } as const;

/** What there is, with the names on the platform that its remedy goes by. */
const all: readonly [Obstacle, readonly string[]][] = [
  [permission, ['Edit Channel', 'Permissions', 'Roles/Members', '“Send Messages”']],
  [{ ...permission, inThread: true }, ['channel this thread is in (Edit Channel)', '“Send Messages”']],
  [{ ...permission, permission: 'connect' }, ['“Connect”']],
  [{ name: 'timed-out', until: 0 }, ['“Remove Timeout”']],
  [{ name: 'not-in-thread' }, ['@Attune']],
  [{ name: 'not-in-server' }, ['attune invite']],
  [{ name: 'thread-locked' }, ['“Unlock Thread”']],
  [{ name: 'forum' }, ['text channel']],
  [{ name: 'category' }, ['text channels']],
  [{ name: 'not-in-channel' }, ['/invite @attune']],
  [{ name: 'not-in-group' }, ['private channel', '/invite @attune']],
  [{ name: 'not-allowed' }, ['chat:write', 'attune slack manifest']],
  [{ name: 'archived' }, ['Unarchive', '/invite @attune']],
  [{ name: 'read-only' }, ['Posting permissions']],
  [{ name: 'direct' }, ['private channel', '/invite @attune']],
];

test.each(all)('%j is said with the very clicks that mend it', (obstacle, clicks) => {
  const { remedy } = sayObstacle(
    sayIn((key) => obstacles[key as keyof typeof obstacles]),
    obstacle,
  );
  for (const click of clicks) expect(read(remedy)).toContain(click);
});

test.each(all)('%j is said in the language of whoever reads it', (obstacle) => {
  const { missing, remedy } = sayObstacle(
    sayIn((key) => `«${key}»`),
    obstacle,
  );
  for (const said of [missing, remedy]) expect(said).toEqual(plain(expect.stringMatching(/^«[a-z-]+»$/)));
});

test('a permission is called what Discord calls it', () => {
  for (const { key, name } of leastPermissions) expect(obstacles[`permission-${key}`]).toBe(name);
});
