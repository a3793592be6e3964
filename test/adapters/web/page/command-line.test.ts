import { describe, expect, test } from 'vitest';
import { readCommandLine } from '../../../../adapters/web/page/command-line.ts';
import { storyCommands } from '../story-commands.ts';
import { lineContext } from './line-context.ts';
import '../words.ts';

const read = (text: string) => readCommandLine(text, lineContext);

describe('a typed command', () => {
  test.each([
    ['/pair partner:@Alex', 'pair', { partner: 'alex' }],
    ['/pair Alex', 'pair', { partner: 'alex' }],
    ['/pair @alex', 'pair', { partner: 'alex' }],
    ['/pair Anna Lena', 'pair', { partner: 'guest' }],
    ['/pair Sam', 'pair', { partner: 'sam' }],
    ['  /Tip  ', 'tip', {}],
    ['/tip topic:Being present', 'tip', { topic: 'presence' }],
    ['/tip being present', 'tip', { topic: 'presence' }],
    ['/tip small-moments', 'tip', { topic: 'small-moments' }],
    ['/checkin now', 'checkin now', {}],
    ['/checkin pause 3', 'checkin pause', { days: '3' }],
    ['/checkin pause days: 3 ', 'checkin pause', { days: '3' }],
    ['/checkin schedule zone:Lisbon, Portugal', 'checkin schedule', { zone: 'Europe/Lisbon' }],
    ['/checkin schedule Europe/Rome', 'checkin schedule', { zone: 'Europe/Rome' }],
  ])('%s is understood', (text, path, options) => {
    expect(read(text.trim())).toEqual({ kind: 'command', path, options });
  });

  test.each([
    ['/', /Type the name of a command/],
    ['/foo', /There’s no \/foo\. Type \/ to see all commands/],
    ['/tpi', /Did you mean \/tip\?/],
    ['/checkin', /\/checkin does several things\. Say which: now, schedule, or pause\./],
    ['/checkin never', /\/checkin does several things/],
    ['/pair', /\/pair needs “partner”: The person you share this channel with/],
    ['/pair partner:', /Say what “partner” should be/],
    ['/pair Robin', /Nobody here is called “Robin”\. Choose one of these: Sam, Alex, or Anna Lena\./],
    ['/tip topic:money', /“topic” can’t be “money”\. Choose one of these: Small moments or Being present\./],
    ['/checkin pause 300', /“days” takes a whole number from 1 to 90/],
    ['/checkin pause -1', /“days” takes a whole number/],
    ['/checkin now please', /\/checkin now takes nothing more\. Leave out “please”/],
  ])('%s gets a sentence that says what to do', (text, sentence) => {
    expect(read(text)).toEqual({ kind: 'trouble', sentence: expect.stringMatching(sentence) });
  });

  test('an option that takes text takes the rest of the line, colons and all', () => {
    const commands = [
      {
        name: 'note',
        description: 'Writes.',
        subcommands: [],
        options: [
          {
            name: 'kind',
            description: 'Which.',
            required: false,
            kind: 'choice',
            choices: [{ value: 'a', label: 'A' }],
          },
          { name: 'words', description: 'What.', required: true, kind: 'text', maxLength: 20 },
        ],
      },
    ] as const;
    const context = { ...lineContext, commands };
    expect(readCommandLine('/note words:at 7:30, dear kind:a', context)).toMatchObject({
      options: { words: 'at 7:30, dear', kind: 'a' },
    });
    expect(readCommandLine('/note A hello there', context)).toMatchObject({
      options: { kind: 'a', words: 'hello there' },
    });
    expect(readCommandLine(`/note words:${'x'.repeat(21)}`, context)).toMatchObject({
      sentence: '“words” takes 20 characters at most. This has 21.',
    });
  });

  test('every command of the story can be typed as it is listed', () => {
    for (const command of storyCommands) {
      const needs = command.options.some((option) => option.required);
      const path = [command.name, command.subcommands[0]?.name ?? ''].join(' ').trim();
      expect(read(`/${path}`).kind).toBe(needs ? 'trouble' : 'command');
    }
  });
});

describe('a name that stands for the usual one of several', () => {
  const [checkin] = lineContext.commands.filter(({ name }) => name === 'checkin');
  const subcommands = (checkin?.subcommands ?? []).map((one) =>
    one.name === 'pause' ? { ...one, usual: true as const } : one,
  );
  const context = { ...lineContext, commands: checkin === undefined ? [] : [{ ...checkin, subcommands }] };

  test.each([
    ['/checkin', 'checkin pause', {}],
    ['/Checkin 3', 'checkin pause', { days: '3' }],
    ['/checkin pause 3', 'checkin pause', { days: '3' }],
    ['/checkin now', 'checkin now', {}],
  ])('%s is understood', (text, path, options) => {
    expect(readCommandLine(text, context)).toEqual({ kind: 'command', path, options });
  });
});
