import { actionId } from '../../../src/card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../../src/card/card.ts';
import type { Form } from '../../../src/card/form.ts';
import { instant, type Markup, person, plain } from '../../../src/card/markup.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { MessageRef, UserRef } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import type { CommandSpec } from '../../../src/port/command-spec.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { noon } from './open-preview.ts';

const room = { platform: 'web', space: 'preview', room: 'us' } as const;
const sam: UserRef = { platform: 'web', space: 'preview', user: 'sam' };
const alex: UserRef = { platform: 'web', space: 'preview', user: 'alex' };
const evening = noon + 7 * 3_600_000;

/** A bot that plays a couple's first evening: enough of it to look at every part of the page. */
export function storyInbox(platform: () => ChatPlatform): FakeInbox {
  const inbox = new FakeInbox();
  const answers = new Map<string, PartnerWords>();
  let question: MessageRef | null = null;
  inbox.commands = commands;
  inbox.proposals = ({ typed }) =>
    ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York', 'Asia/Tokyo']
      .filter((zone) => zone.toLowerCase().includes(typed.toLowerCase()))
      .map((zone) => ({ value: zone, label: zone }));

  inbox
    .on('command', 'pair', 'shared', (event) => ({ kind: 'shared', card: invitation(event.by) }))
    .on('action', 'pairing.accept', 'update', async () => {
      await platform().post(room, rhythmCard('main'), 'welcome');
      return {
        kind: 'update',
        card: { title: 'You are paired', tone: 'warm', elements: [text('Both of you said yes.')] },
      };
    })
    .on('action', 'pairing.decline', 'update', () => ({
      kind: 'update',
      card: plainCard('The invitation was declined.'),
    }))
    .on('action', 'rhythm.open', 'form', () => ({ kind: 'form', form: rhythmForm }))
    .on('command', 'checkin schedule', 'form', () => ({ kind: 'form', form: rhythmForm }))
    .on('form', 'rhythm.save', 'update', async () => {
      await platform().post(room, rhythmCard('plain'), 'rhythm');
      return { kind: 'nothing' };
    })
    .on('command', 'checkin now', 'private', async () => {
      question = await platform().post(room, questionCard([]), 'question');
      return { kind: 'nothing' };
    })
    .on('action', 'check-in.answer', 'form', (event) => ({
      kind: 'form',
      form: answerForm(answers.get(event.by.user)),
    }))
    .on('form', 'check-in.write', 'private', async (event) => {
      const words = event.typed['words'] ?? new PartnerWords('');
      if (words.reveal().includes('nothing')) {
        return { kind: 'invalid', form: answerForm(words), problems: { words: 'Say a little more than that.' } };
      }
      answers.set(event.by.user, words);
      const both = answers.size === 2;
      if (question !== null) {
        await platform().edit(question, both ? revealCard(answers) : questionCard([event.by]));
      }
      return {
        kind: 'private',
        card: {
          title: 'Your answer',
          tone: 'calm',
          elements: [quote(words), note('Sealed until both of you have answered.')],
        },
      };
    })
    .on('action', 'check-in.pass', 'private', () => ({
      kind: 'private',
      card: plainCard('You have left this question. Nobody else can tell.'),
    }))
    .on('action', 'respond.open', 'form', () => ({ kind: 'form', form: respondForm }))
    .on('form', 'respond.send', 'private', async (event) => {
      const words = event.typed['words'] ?? new PartnerWords('');
      await platform().post(
        { ...room, under: question?.message ?? '' },
        { tone: 'warm', elements: [quote(words, [person(event.by), ...plain(' says back')])] },
        `response-${event.id}`,
      );
      return { kind: 'nothing' };
    })
    .on('command', 'support', 'private', () => ({ kind: 'private', card: supportCard('everywhere'), traceless: true }))
    .on('action', 'support.country', 'update', (event) => ({
      kind: 'update',
      card: supportCard(event.value ?? ''),
      traceless: true,
    }))
    .on('command', 'privacy', 'private', () => ({
      kind: 'private',
      card: plainCard('Here is everything that is yours.'),
      files: [{ name: 'attune-export.json', mediaType: 'application/json', text: '{"answers":[]}' }],
    }))
    .on('command', 'tip', 'private', () => ({ kind: 'private', card: tipCard }))
    .on('action', 'tips.another', 'update', () => ({ kind: 'update', card: tipCard }));
  return inbox;
}

const option = { required: false } as const;

const commands: readonly CommandSpec[] = [
  command('pair', 'Invite your partner to use Attune with you in this room.', [
    {
      ...option,
      name: 'partner',
      description: 'The person you share this room with.',
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
  command('support', 'Where to turn for outside help. Only you see it.', []),
  command('privacy', 'What is kept and why. Export your data, or be forgotten.', []),
  {
    name: 'checkin',
    description: 'Your check-in questions.',
    options: [],
    subcommands: [
      { name: 'now', description: 'Ask a question now.', options: [] },
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

function plainCard(words: string): Card {
  return { tone: 'calm', elements: [text(words)] };
}

function invitation(by: UserRef): Card {
  return {
    title: 'An invitation',
    tone: 'warm',
    elements: [
      text([person(by), ...plain(' invites '), person(alex), ...plain(' to use Attune together in this room.')]),
      text(
        'You get a question on the evenings you choose. What each of you answers stays sealed until both answers are in.',
      ),
      note('Attune is not for a relationship in which one of you is afraid of the other. /support is private.'),
      { kind: 'facts', facts: [{ label: 'Open until', value: [instant(noon + 48 * 3_600_000)] }] },
      buttons(
        button('Accept', actionId('pairing.accept', 'i1'), 'main'),
        button('Decline', actionId('pairing.decline', 'i1')),
      ),
    ],
  };
}

function rhythmCard(style: 'main' | 'plain'): Card {
  const times: Markup = [...plain('Next: '), instant(evening), ...plain(', three evenings a week.')];
  return {
    title: style === 'main' ? 'Choose your rhythm' : 'Your rhythm',
    tone: 'calm',
    elements: [
      text(style === 'main' ? 'Which evenings suit you both?' : times),
      buttons(button(style === 'main' ? 'Choose the days' : 'Change it', 'rhythm.open', style)),
    ],
  };
}

function questionCard(answered: readonly UserRef[]): Card {
  const who: Markup =
    answered[0] === undefined ? plain('Nobody has answered yet.') : [person(answered[0]), ...plain(' has answered.')];
  return {
    title: 'Appreciation · light',
    tone: 'question',
    elements: [
      text('What is something small your partner did lately that you have not thanked them for?'),
      note(who),
      buttons(
        button('Answer', actionId('check-in.answer', 'q1'), 'main'),
        button('Pass', actionId('check-in.pass', 'q1')),
      ),
    ],
  };
}

function revealCard(answers: ReadonlyMap<string, PartnerWords>): Card {
  return {
    title: 'Appreciation · light',
    tone: 'reveal',
    elements: [
      text('What is something small your partner did lately that you have not thanked them for?'),
      ...[sam, alex].map((user) => quote(answers.get(user.user) ?? new PartnerWords('…'), [person(user)])),
      buttons(button('Respond', actionId('respond.open', 'q1'), 'main')),
    ],
  };
}

function answerForm(words?: PartnerWords): Form {
  return {
    action: actionId('check-in.write', 'q1'),
    title: 'Your answer',
    intro: 'What is something small your partner did lately that you have not thanked them for?',
    inputs: [
      {
        kind: 'text',
        name: 'words',
        label: 'In your own words',
        hint: 'Sealed until both of you have answered.',
        lines: 'many',
        required: true,
        maxLength: 3000,
        ...(words === undefined ? {} : { value: words }),
      },
    ],
    submit: 'Seal it',
  };
}

const respondForm: Form = {
  action: actionId('respond.send', 'q1'),
  title: 'Respond',
  inputs: [
    {
      kind: 'radio',
      name: 'way',
      label: 'How would you like to respond?',
      required: true,
      options: [
        { value: 'say-back', label: 'Say back what you heard', hint: 'What I hear is…' },
        { value: 'ask-more', label: 'Ask one more', hint: 'What was that like for you?' },
        { value: 'value', label: 'Say what you value in it', hint: 'I love that you…' },
      ],
    },
    { kind: 'text', name: 'words', label: 'Your words', lines: 'many', required: true, maxLength: 3000 },
  ],
  submit: 'Send',
};

const rhythmForm: Form = {
  action: 'rhythm.save',
  title: 'Your rhythm',
  inputs: [
    {
      kind: 'menu',
      name: 'days',
      label: 'Days',
      least: 1,
      most: 7,
      value: ['1', '4'],
      options: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label, index) => ({
        value: String(index + 1),
        label,
      })),
    },
    {
      kind: 'text',
      name: 'time',
      label: 'Time',
      lines: 'one',
      required: true,
      maxLength: 5,
      value: new PartnerWords('20:00'),
    },
    {
      kind: 'menu',
      name: 'depth',
      label: 'How deep questions may go',
      least: 1,
      most: 1,
      value: ['2'],
      options: ['Light', 'Personal', 'Vulnerable'].map((label, index) => ({ value: String(index + 1), label })),
    },
  ],
  submit: 'Save',
};

const tipCard: Card = {
  title: 'Six seconds at the door',
  tone: 'warm',
  elements: [
    text('A hello that lasts a moment longer tells the other that they matter.'),
    note('Relationship coaches suggest it.'),
    buttons(button('Another one', 'tips.another')),
  ],
};

function supportCard(where: string): Card {
  return {
    title: 'Support',
    tone: 'notice',
    elements: [
      text(`Somebody to talk to, ${where}.`),
      {
        kind: 'select',
        action: 'support.country',
        placeholder: 'Choose your country',
        options: ['Ireland', 'Portugal', 'New Zealand'].map((label) => ({ value: label, label })),
      },
    ],
  };
}
