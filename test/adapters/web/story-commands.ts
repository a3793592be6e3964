import type { CommandSpec } from '../../../src/port/command-spec.ts';

/** The commands of the couple's first evening. */
const option = { required: false } as const;

export const storyCommands: readonly CommandSpec[] = [
  command('pair', 'Invite your partner to use Attune with you in this channel.', [
    {
      ...option,
      name: 'partner',
      description: 'The person you share this channel with.',
      required: true,
      kind: 'partner',
    },
  ]),
  command('tip', 'A small idea, with one thing to try today.', [
    {
      ...option,
      name: 'topic',
      description: 'What the tip is about.',
      kind: 'choice',
      choices: [
        { value: 'small-moments', label: 'Small moments' },
        { value: 'presence', label: 'Being present' },
      ],
    },
  ]),
  command('support', 'See where to turn for outside help. Only you see it.', []),
  command('privacy', 'See what’s kept and why. Get a copy of your data, or delete it.', []),
  {
    name: 'checkin',
    description: 'Your questions: ask one, answer, look back, or choose when I ask.',
    options: [],
    subcommands: [
      { name: 'now', description: 'Ask us both a question now.', options: [] },
      {
        name: 'schedule',
        description: 'Choose the days and the time of your questions.',
        options: [{ ...option, name: 'zone', description: 'The time zone, such as Europe/Lisbon.', kind: 'suggested' }],
      },
      {
        name: 'pause',
        description: 'Pause all questions, for some days or until you resume.',
        options: [{ ...option, name: 'days', description: 'For how many days.', kind: 'number', least: 1, most: 90 }],
      },
    ],
  },
];

function command(name: string, description: string, options: CommandSpec['options']): CommandSpec {
  return { name, description, options, subcommands: [] };
}
