import { actionId } from '../../../src/card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../../src/card/card.ts';
import type { Form } from '../../../src/card/form.ts';
import { instant, type Markup, person, plain } from '../../../src/card/markup.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { UserRef } from '../../../src/model/place.ts';
import { noon } from './open-preview.ts';

/** The cards and forms of the couple's first evening. */

const sam: UserRef = { platform: 'web', space: 'preview', user: 'sam' };
const alex: UserRef = { platform: 'web', space: 'preview', user: 'alex' };
const evening = noon + 7 * 3_600_000;

export function plainCard(words: string): Card {
  return { tone: 'calm', elements: [text(words)] };
}

export function invitation(by: UserRef): Card {
  return {
    title: 'An invitation',
    tone: 'warm',
    elements: [
      text([person(by), ...plain(' invites '), person(alex), ...plain(' to use Attune together in this channel.')]),
      text(
        'You get a question on the evenings you choose. What each of you answers stays sealed until you’ve both answered.',
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

export function rhythmCard(style: 'main' | 'plain'): Card {
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

export function questionCard(answered: readonly UserRef[]): Card {
  const who: Markup =
    answered[0] === undefined ? plain('Nobody has answered yet.') : [person(answered[0]), ...plain(' has answered.')];
  return {
    title: 'Appreciation · light',
    tone: 'question',
    elements: [
      text('What is something small your partner did lately that you have not thanked them for?'),
      note([person(sam), ...plain(' and '), person(alex), ...plain(', this one is for you both.')]),
      note(who),
      buttons(
        button('Answer', actionId('check-in.answer', 'q1'), 'main'),
        button('Pass', actionId('check-in.pass', 'q1')),
      ),
    ],
  };
}

export function revealCard(answers: ReadonlyMap<string, PartnerWords>): Card {
  return {
    title: 'Appreciation · light',
    tone: 'reveal',
    elements: [
      text('What is something small your partner did lately that you have not thanked them for?'),
      ...[sam, alex].map((user) => quote(answers.get(user.user) ?? new PartnerWords('…'), [person(user)])),
      buttons(button('Reply', actionId('respond.open', 'q1'), 'main')),
    ],
  };
}

export function answerForm(words?: PartnerWords): Form {
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

export const respondForm: Form = {
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
        { value: 'ask-more', label: 'Ask about it', hint: 'What was that like for you?' },
        { value: 'value', label: 'Say what you value in it', hint: 'I love that you…' },
      ],
    },
    { kind: 'text', name: 'words', label: 'Your words', lines: 'many', required: true, maxLength: 3000 },
  ],
  submit: 'Send',
};

export const rhythmForm: Form = {
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
      options: ['Light', 'Personal', 'Deep'].map((label, index) => ({ value: String(index + 1), label })),
    },
  ],
  submit: 'Save',
};

export const tipCard: Card = {
  title: 'Six seconds at the door',
  tone: 'warm',
  elements: [
    text('A hello that lasts a moment longer tells the other that they matter.'),
    note('Relationship coaches suggest it.'),
    buttons(button('Another one', 'tips.another')),
  ],
};

export function supportCard(where: string): Card {
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
