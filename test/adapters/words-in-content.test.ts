import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Where an adapter has sentences of its own, in English alone: none of these is said in a couple’s conversation. */
const own: Readonly<Record<string, string>> = {
  'discord/permissions.ts': 'what a permission is for, in the host’s terminal',
  'discord/check-commands.ts': 'what is wrong with the commands, for whoever works on them',
  'discord/connect.ts': 'for the host',
  'discord/watch-connection.ts': 'for the host',
  'slack/connect-socket.ts': 'for the host',
  'slack/entrance.ts': 'for the host',
};

/** Four words in a row, of which the first begins a sentence. */
const sentence = /(['"`])(?:(?!\1)[^\\\n])*\p{Lu}[\p{L}’']*(?: [\p{L}’'/]+){3,}/u;

/** What is written for a log, or thrown, is for the host and for whoever works on it. */
const forTheHost = /throw |Error\(|log\.|seldom\(|\.(?:error|warn|info)\(/u;

const comment = /^\s*(?:\*|\/\/|\/\*)/u;

test.each(['discord', 'slack'])('what Attune says on %s is all in content/', (adapter) => {
  const folder = join('adapters', adapter);
  const found = readdirSync(folder).flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const mine = lines.filter(
      (line, at) =>
        sentence.test(line) &&
        !comment.test(line) &&
        !forTheHost.test(lines.slice(Math.max(0, at - 2), at + 1).join('')),
    );
    return mine.map((line) => ({ file: `${adapter}/${name}`, line: line.trim() }));
  });
  expect(found.filter(({ file }) => !(file in own))).toEqual([]);
});
