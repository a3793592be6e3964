import { actionId } from '../../src/card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../src/card/card.ts';
import type { Form } from '../../src/card/form.ts';
import { limits } from '../../src/card/limits.ts';
import { person, plain } from '../../src/card/markup.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { UserRef } from '../../src/model/place.ts';
import type { CommandSpec } from '../../src/port/command-spec.ts';

/** What the contract has a platform show. */

export function simpleCard(words: string): Card {
  return { tone: 'calm', elements: [text(words)] };
}

export function pressCard(label = 'Press me', ...args: readonly string[]): Card {
  return { tone: 'calm', elements: [text('A card'), buttons(button(label, actionId('test.press', ...args), 'main'))] };
}

/** One of everything. */
export function fullCard(by: UserRef, words: string): Card {
  return {
    title: 'A title',
    tone: 'question',
    elements: [
      text([{ kind: 'strong', content: plain('A strong text') }, ...plain(' by '), person(by)]),
      quote(new PartnerWords(words), [person(by)]),
      {
        kind: 'facts',
        facts: [
          { label: 'A label', value: plain('A value') },
          { label: 'Said', value: new PartnerWords('A said value') },
        ],
      },
      { kind: 'divider' },
      note('A note'),
      buttons(
        button('Main', actionId('test.press', 'main'), 'main'),
        button('Danger', actionId('test.press', 'danger'), 'danger'),
        { label: 'Link', url: 'https://example.org/' },
      ),
      {
        kind: 'select',
        action: actionId('test.pick'),
        placeholder: 'Pick one',
        options: [
          { value: 'a', label: 'First option', hint: 'A hint' },
          { value: 'b', label: 'Second option' },
        ],
      },
    ],
  };
}

/** As much as the shared limits allow in one card. */
export function largestCard(): Card {
  const { elementText, facts, factLabel, factValue, title, buttonsPerRow, buttonLabel } = limits.card;
  const rows = [0, 1].map((row) =>
    buttons(
      ...[...Array(buttonsPerRow).keys()].map((index) => {
        const name = `${row}${index}`;
        return button(name.padEnd(buttonLabel, 'x'), actionId('test.press', name));
      }),
    ),
  );
  return {
    title: 'T'.repeat(title),
    tone: 'reveal',
    elements: [
      quote(new PartnerWords('w'.repeat(elementText - 700))),
      {
        kind: 'facts',
        facts: [...Array(Math.min(facts, 3)).keys()].map((index) => ({
          label: `${index}`.padEnd(factLabel, 'l'),
          value: plain('v'.repeat(factValue - 50)),
        })),
      },
      ...rows,
      {
        kind: 'select',
        action: actionId('test.pick'),
        placeholder: 'p'.repeat(limits.select.placeholder),
        options: [...Array(limits.select.options).keys()].map((index) => ({
          value: `${index}`.padEnd(limits.select.value, 'v'),
          label: `${index}`.padEnd(limits.select.label, 'o'),
          hint: 'h'.repeat(limits.select.hint),
        })),
      },
    ],
  };
}

/** One of each kind of input, with something in each. */
export function fullForm(words = 'Prefilled', quoted = 'What somebody said'): Form {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: `Option ${value}` }));
  return {
    action: actionId('test.form', 'f1'),
    title: 'A form',
    intro: 'What this is about',
    quote: new PartnerWords(quoted),
    submit: 'Send it',
    inputs: [
      {
        kind: 'text',
        name: 'words',
        label: 'Your words',
        lines: 'many',
        required: true,
        maxLength: limits.form.textLength,
        value: new PartnerWords(words),
      },
      { kind: 'radio', name: 'one', label: 'One of them', options, required: true, value: 'b' },
      { kind: 'menu', name: 'some', label: 'Some of them', options, least: 0, most: 3, value: ['a', 'c'] },
    ],
  };
}

export const contractCommands: readonly CommandSpec[] = [
  { name: 'say', description: 'Says something.', options: [], subcommands: [] },
  {
    name: 'many',
    description: 'Takes options.',
    options: [],
    subcommands: [
      {
        name: 'options',
        description: 'Takes every kind of option.',
        options: [
          { name: 'partner', description: 'A person.', required: true, kind: 'partner' },
          { name: 'words', description: 'Some text.', required: false, kind: 'text', maxLength: 200 },
          { name: 'count', description: 'A number.', required: false, kind: 'number', least: 1, most: 9 },
          {
            name: 'choice',
            description: 'One of two.',
            required: false,
            kind: 'choice',
            choices: [
              { value: 'left', label: 'The left one' },
              { value: 'right', label: 'The right one' },
            ],
          },
        ],
      },
    ],
  },
];

/** Words that a platform could take for something else than words. */
export const difficultWords: Readonly<Record<string, string>> = {
  mentions: '@everyone @here <@123> <!channel> <@U123> <#C123|general>',
  markup: '**bold** *star* _under_ `code` ~gone~ [link](https://example.org) # Title',
  html: '<b>bold</b><script>alert(1)</script>&amp;<img src=x onerror=alert(1)>',
  'right-to-left': 'שלום and مرحبا, \u202Eoverridden\u202C',
  emoji: '👩🏽‍❤️‍💋‍👨🏿 :heart: :wave:',
  'zero-width': 'a\u200Bb\u200Dc\uFEFFd',
  lines: 'first\n\n- second\n> third\n\tfourth',
  'a template': '{name} {{name}} %s $1',
};
