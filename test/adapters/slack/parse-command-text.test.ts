import { describe, expect, test } from 'vitest';
import { parseCommandText } from '../../../adapters/slack/parse-command-text.ts';
import type { CommandSpec, OptionSpec } from '../../../src/port/command-spec.ts';
import { words } from './words.ts';

const option = (name: string, rest: Partial<OptionSpec> & Pick<OptionSpec, 'kind'>) =>
  ({ name, description: `About ${name}.`, required: false, ...rest }) as OptionSpec;

const topic = option('topic', {
  kind: 'choice',
  choices: [
    { value: 'small-moments', label: 'Small moments' },
    { value: 'listening', label: 'Listening' },
  ],
});

const commands: readonly CommandSpec[] = [
  { name: 'help', description: 'Shows help.', options: [], subcommands: [] },
  {
    name: 'pair',
    description: 'Invites.',
    options: [option('partner', { kind: 'partner', required: true })],
    subcommands: [],
  },
  {
    name: 'tip',
    description: 'Gives a tip.',
    options: [topic, option('count', { kind: 'number', least: 1, most: 5 })],
    subcommands: [],
  },
  {
    name: 'appreciate',
    description: 'Thanks.',
    options: [option('text', { kind: 'text', maxLength: 40, required: true })],
    subcommands: [],
  },
  {
    name: 'checkin',
    description: 'Everything about check-ins.',
    options: [],
    subcommands: [
      { name: 'now', description: 'Asks now.', options: [] },
      { name: 'pause', description: 'Pauses.', options: [option('days', { kind: 'number', least: 1, most: 60 })] },
      {
        name: 'schedule',
        description: 'Sets the rhythm.',
        options: [option('days', { kind: 'suggested' }), option('time', { kind: 'suggested' })],
      },
    ],
  },
];

const read = (text: string) => parseCommandText(commands, text, words);

function optionsOf(text: string) {
  const parsed = read(text);
  if (parsed.kind === 'problem') throw new Error(parsed.sentence);
  return parsed.options;
}

function problemOf(text: string) {
  const parsed = read(text);
  if (parsed.kind !== 'problem') throw new Error(`"${text}" was understood`);
  return parsed;
}

describe('the text after /attune', () => {
  test('is a command, or a command and its subcommand, in whatever case', () => {
    expect(read('tip')).toEqual({ kind: 'command', path: 'tip', options: {} });
    expect(read('  CheckIn   NOW ')).toEqual({ kind: 'command', path: 'checkin now', options: {} });
  });

  test('asks for help when there is none', () => {
    expect(read('   ')).toEqual({ kind: 'command', path: 'help', options: {} });
  });

  test('that is not known lists what is, and gives back the word', () => {
    const problem = problemOf('tpi listening');
    expect(problem.typed).toBe('tpi');
    expect(problem.lines.map((line) => line.usage)).toContain('/attune checkin now | pause | schedule');
  });

  test('without its subcommand, or with one that is not known, lists those that are', () => {
    expect(problemOf('checkin').lines.map((line) => line.usage)).toEqual([
      '/attune checkin now',
      '/attune checkin pause [days:…]',
      '/attune checkin schedule [days:…] [time:…]',
    ]);
    expect(problemOf('checkin tomorrow').typed).toBe('tomorrow');
  });
});

describe('options', () => {
  test('are read by name, or in their order', () => {
    expect(optionsOf('tip topic:listening count:2')).toEqual({ topic: 'listening', count: '2' });
    expect(optionsOf('tip listening 2')).toEqual({ topic: 'listening', count: '2' });
    expect(optionsOf('tip count: 2 listening')).toEqual({ topic: 'listening', count: '2' });
  });

  test('choose by value or by label, of several words and in whatever case', () => {
    expect(optionsOf('tip small moments 3')).toEqual({ topic: 'small-moments', count: '3' });
    expect(optionsOf('tip topic:SMALL-MOMENTS')).toEqual({ topic: 'small-moments' });
    expect(optionsOf('tip topic:"Small moments" 3')).toEqual({ topic: 'small-moments', count: '3' });
  });

  test('name a person by what Slack makes of @', () => {
    expect(optionsOf('pair <@U012AB|alex>')).toEqual({ partner: 'U012AB' });
    expect(optionsOf('pair partner:<@W9>')).toEqual({ partner: 'W9' });
  });

  test('take free text as it is, quoted or not', () => {
    expect(optionsOf('appreciate thank you  for the tea')).toEqual({ text: 'thank you  for the tea' });
    expect(optionsOf('appreciate "thank you"')).toEqual({ text: 'thank you' });
    expect(optionsOf('appreciate “thank you”')).toEqual({ text: 'thank you' });
    expect(optionsOf('appreciate text:you said "yes" at once')).toEqual({ text: 'you said "yes" at once' });
    expect(optionsOf('appreciate it is 19:00 & you <3'.replace('&', '&amp;').replace('<', '&lt;'))).toEqual({
      text: 'it is 19:00 & you <3',
    });
    expect(optionsOf('appreciate "half a quote')).toEqual({ text: '"half a quote' });
  });

  test('read out people, channels and addresses in free text', () => {
    expect(optionsOf('appreciate <@U1|alex> in <#C1|us> <!here>')).toEqual({ text: '@alex in #us @here' });
    expect(optionsOf('appreciate see <https://a.example|this>')).toEqual({ text: 'see this' });
  });

  test('keep days and times of a rhythm together', () => {
    expect(optionsOf('checkin schedule days:mon wed fri time:19:00')).toEqual({ days: 'mon wed fri', time: '19:00' });
    expect(optionsOf('checkin schedule mon,fri 19:00')).toEqual({ days: 'mon,fri', time: '19:00' });
  });
});

describe('what cannot be read', () => {
  test.each([
    ['pair', 'Say who'],
    ['pair @alex', 'Type @ and choose'],
    ['pair <@U1> <@U2>', 'Leave out everything from here on'],
    ['tip topic:cars', '“topic” takes one of these: Small moments'],
    ['tip count:9', 'from 1 to 5'],
    ['tip count:2.5', 'from 1 to 5'],
    ['tip count:', 'nothing after “count:”'],
    ['tip topic:listening topic:listening', 'is there twice'],
    ['tip listening 2 3', 'Leave out everything from here on'],
    ['appreciate', '“text” is missing'],
    [`appreciate ${'x'.repeat(41)}`, '40 characters at most'],
  ])('"%s" gets a sentence that says so', (text, sentence) => {
    const problem = problemOf(text);
    expect(problem.sentence).toContain(sentence);
    expect(problem.lines[0]?.usage).toMatch(/^\/attune /);
  });
});

describe('a word that stands for the usual one of several', () => {
  const asking: readonly CommandSpec[] = [
    {
      name: 'prompt',
      description: 'Questions.',
      options: [],
      subcommands: [
        { name: 'ask', description: 'Asks.', options: [topic], usual: true },
        { name: 'add', description: 'Adds.', options: [option('question', { kind: 'text', maxLength: 200 })] },
      ],
    },
  ];

  test.each([
    ['prompt', 'prompt ask', {}],
    ['Prompt  small moments', 'prompt ask', { topic: 'small-moments' }],
    ['prompt topic:listening', 'prompt ask', { topic: 'listening' }],
    ['prompt ask listening', 'prompt ask', { topic: 'listening' }],
    ['prompt add What now?', 'prompt add', { question: 'What now?' }],
  ])('%s is understood', (text, path, options) => {
    expect(parseCommandText(asking, text, words)).toEqual({ kind: 'command', path, options });
  });

  test('what is neither one of them nor fits the usual one is named', () => {
    expect(parseCommandText(asking, 'prompt weather', words)).toMatchObject({
      kind: 'problem',
      sentence: 'After “prompt”, use one of the words listed below. I don’t know this one:',
      typed: 'weather',
    });
  });
});
