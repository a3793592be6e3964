import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** Where an adapter has sentences of its own, in English alone: nobody but a host, or who works on it, reads them. */
const own: Readonly<Record<string, string>> = {
  'discord/permissions.ts': 'what a permission is for, in the host’s terminal',
  'discord/watch-connection.ts': 'for the host',
  'slack/connect-socket.ts': 'for the host',
  'web/server.ts': 'what a monitor is told of a preview that starts',
  ...looks('discord-look', 'discord-components', 'discord-inputs', 'slack-look', 'slack-blocks'),
};

/** They draw what Discord and Slack say themselves, in English, and tell who works on Attune what these would refuse. */
function looks(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [`web/look/${name}.ts`, 'what a platform says itself']));
}

/** Four words in a row, of which the first begins a sentence. */
const sentence = /(['"`])(?:(?!\1)[^\\\n])*\p{Lu}[\p{L}’']*(?: [\p{L}’'/]+){3,}/u;

/** Words in HTML: between two tags, in a line of their own, or where an element has its name. */
const inHtml = [
  />[^<>]*\p{L}{2}[^<>]*<\//u,
  /^\s+\p{Lu}[\p{L}’]*(?:,? [\p{L}’]+)*[.…?]?$/u,
  /\b(?:aria-label|title|placeholder|alt|label)="[^"]*\p{L}{2}/u,
];

/** What is written for a log, or thrown, is for the host and for whoever works on it. */
const forTheHost = /throw |Error\(|\blog\.|seldom\(|\.(?:error|warn|info)\(/u;

const comment = /^\s*(?:\*|\/\/|\/\*)/u;

test.each(['discord', 'slack', 'web'])('what Attune says on %s is all in content/', (adapter) => {
  const folder = join('adapters', adapter);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(?:ts|html)$/.test(name),
  );
  const found = names.flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    const mine = lines.filter(
      (line, at) =>
        !comment.test(line) &&
        (sentence.test(line) || inHtml.some((words) => words.test(withoutFilling(line)))) &&
        !forTheHost.test(lines.slice(Math.max(0, at - 2), at + 1).join('')),
    );
    return mine.map((line) => ({ file: `${adapter}/${name}`, line: line.trim() }));
  });
  const files = new Set(found.map(({ file }) => file));
  expect(found.filter(({ file }) => !(file in own))).toEqual([]);
  expect(Object.keys(own).filter((file) => file.startsWith(`${adapter}/`) && !files.has(file))).toEqual([]);
});

/** A line without what is filled into it, and without the name that is one everywhere. */
function withoutFilling(line: string): string {
  const less = line.replaceAll(/\$?\{[^{}]*\}/gu, '').replaceAll('>Attune<', '><');
  return less === line ? line : withoutFilling(less);
}
