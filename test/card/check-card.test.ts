import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { button, buttons, type Card, type Element, note, quote, text } from '../../src/card/card.ts';
import { checkCard, checkForm } from '../../src/card/check-card.ts';
import type { Form, Input } from '../../src/card/form.ts';
import { weightOf } from '../../src/card/measure.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';

const words = (length: number) => new PartnerWords('w'.repeat(length));
const card = (...elements: readonly Element[]): Card => ({ tone: 'calm', elements });
const option = (value: string, label = value) => ({ value, label });
const select = (...options: { value: string; label: string; hint?: string }[]): Element => ({
  kind: 'select',
  action: 'a.b',
  placeholder: 'Pick',
  options,
});

describe('a card that fits', () => {
  const fitting: readonly [string, Card][] = [
    ['one sentence', card(text('Hello.'))],
    ['the longest text in two elements', card(text('x'.repeat(2000)), note('x'.repeat(1500)))],
    ['five buttons', card(buttons(...[1, 2, 3, 4, 5].map((n) => button(`b${n}`, `a.b:${n}`))))],
    ['a link', card({ kind: 'buttons', buttons: [{ label: 'Go', url: 'https://example.org/x' }] })],
    ['25 options', card(select(...Array.from({ length: 25 }, (_, n) => option(`${n}`))))],
    ['an image with its description', card({ kind: 'image', url: 'https://example.org/x.png', alt: 'A line.' })],
    ['facts', card({ kind: 'facts', facts: [{ label: 'When', value: words(300) }] })],
    ['a weight of 40', card(...Array.from({ length: 39 }, () => text('x')))],
  ];
  test.each(fitting)('%s', (_, fits) => {
    expect(checkCard(fits)).toEqual([]);
  });
});

describe('a card that some platform would refuse', () => {
  const refused: readonly [string, Card, string][] = [
    ['nothing on it', card(), 'the card has no element'],
    ['an empty title', { ...card(text('x')), title: ' ' }, 'the title is empty'],
    ['a long title', { ...card(text('x')), title: 'x'.repeat(151) }, 'the title is 151 long, 150 is the most'],
    ['an empty text', card(text('')), 'a text is empty'],
    ['words without anything to see', card(quote(new PartnerWords('\u200b '))), 'a quote is empty'],
    ['a long element', card(text('x'.repeat(2001))), 'a text is 2001 long, 2000 is the most'],
    [
      'a long quote',
      card(quote(words(1990), [{ kind: 'plain', text: 'x'.repeat(20) }])),
      'a quote is 2010 long, 2000 is the most',
    ],
    [
      'too much in all',
      card(text('x'.repeat(2000)), text('x'.repeat(1501))),
      "the card's text is 3501 long, 3500 is the most",
    ],
    ['too much weight', card(...Array.from({ length: 40 }, () => text('x'))), 'the card weighs 41, 40 is the most'],
    ['an empty row', card(buttons()), 'a row has no button'],
    [
      'six buttons',
      card(buttons(...[1, 2, 3, 4, 5, 6].map((n) => button(`b${n}`, `a.b:${n}`)))),
      'a row has 6 buttons, 5 is the most',
    ],
    ['a button without a label', card(buttons(button('', 'a.b'))), 'a button label is empty'],
    ['a long button', card(buttons(button('x'.repeat(76), 'a.b'))), 'a button label is 76 long, 75 is the most'],
    [
      'the same action twice',
      card(buttons(button('A', 'a.b')), buttons(button('B', 'a.b'))),
      'the action id "a.b" is there twice',
    ],
    [
      'an action that a select has too',
      card(buttons(button('A', 'a.b')), select(option('x'))),
      'the action id "a.b" is there twice',
    ],
    [
      'an action that nobody built',
      card(buttons(button('A', 'Nonsense'))),
      '"Nonsense" is not an action id of 1 to 100 characters',
    ],
    [
      'an insecure link',
      card({ kind: 'buttons', buttons: [{ label: 'Go', url: 'http://example.org' }] }),
      'a link is not an https address of at most 512 characters',
    ],
    [
      'a link inside emphasis',
      card(text([{ kind: 'strong', content: [{ kind: 'link', url: 'javascript:x', label: 'x' }] }])),
      'a link is not an https address of at most 512 characters',
    ],
    [
      'an image without a description',
      card({ kind: 'image', url: 'https://example.org/x.png', alt: '' }),
      'an alt text is empty',
    ],
    ['no options', card(select()), '0 options, not 1 to 25'],
    ['the same option twice', card(select(option('x'), option('x', 'y'))), 'the option value "x" is there twice'],
    ['a long option', card(select(option('x', 'x'.repeat(76)))), 'an option label is 76 long, 75 is the most'],
    [
      'eleven facts',
      card({ kind: 'facts', facts: Array.from({ length: 11 }, () => ({ label: 'x', value: words(1) })) }),
      '11 facts are too many',
    ],
    [
      'a long fact',
      card({ kind: 'facts', facts: [{ label: 'x', value: words(301) }] }),
      'a fact value is 301 long, 300 is the most',
    ],
  ];
  test.each(refused)('%s', (_, wrong, problem) => {
    expect(checkCard(wrong)).toContain(problem);
  });

  test('a moment counts as long as a platform may write it', () => {
    const moments = Array.from({ length: 26 }, () => ({ kind: 'instant', at: 0, style: 'moment' }) as const);
    expect(checkCard(card(text(moments)))).toEqual(['a text is 2080 long, 2000 is the most']);
  });

  test('a card without problems keeps to weight and text, whatever is on it', () => {
    const element = fc.oneof(
      fc.integer({ min: 0, max: 2500 }).map((length) => quote(words(length))),
      fc.integer({ min: 0, max: 2500 }).map((length) => text('t'.repeat(length))),
      fc
        .uniqueArray(fc.integer({ min: 0, max: 99 }), { maxLength: 7 })
        .map((all) => buttons(...all.map((n) => button(`${n}`, `a.b:${n}`)))),
    );
    fc.assert(
      fc.property(fc.array(element, { maxLength: 45 }), (elements) => {
        const one = card(...elements);
        if (checkCard(one).length > 0) return;
        const length = elements.reduce((sum, item) => sum + shownLength(item), 0);
        expect(length).toBeLessThanOrEqual(3500);
        expect(weightOf(one)).toBeLessThanOrEqual(40);
      }),
    );
  });
});

/** What a reader sees of an element of this test. */
function shownLength(element: Element): number {
  if (element.kind === 'quote') return element.words.length;
  const [span] = element.kind === 'text' ? element.text : [];
  return span?.kind === 'plain' ? span.text.length : 0;
}

const input = (changes: Partial<Extract<Input, { kind: 'text' }>> = {}): Input => ({
  kind: 'text',
  name: 'words',
  label: 'Words',
  lines: 'many',
  required: true,
  maxLength: 3000,
  ...changes,
});
const form = (changes: Partial<Form> = {}): Form => ({
  action: 'a.b',
  title: 'Title',
  inputs: [input()],
  submit: 'Send',
  ...changes,
});
const menu = (changes: Partial<Extract<Input, { kind: 'menu' }>> = {}): Input => ({
  kind: 'menu',
  name: 'menu',
  label: 'Menu',
  options: [option('a'), option('b')],
  least: 0,
  most: 1,
  ...changes,
});
const radio = (...values: string[]): Input => ({
  kind: 'radio',
  name: 'radio',
  label: 'Radio',
  options: values.map((value) => option(value)),
  required: true,
});

describe('a form', () => {
  test('fits with an intro and four inputs', () => {
    const inputs = [input(), input({ name: 'second' }), menu(), radio('a', 'b')];
    expect(checkForm(form({ intro: 'Why', inputs }))).toEqual([]);
  });

  const refused: readonly [string, Form, string][] = [
    ['a long title', form({ title: 'x'.repeat(25) }), 'the form title is 25 long, 24 is the most'],
    ['no submit label', form({ submit: '' }), 'the submit label is empty'],
    ['a long intro', form({ intro: 'x'.repeat(301) }), 'the intro is 301 long, 300 is the most'],
    ['no input', form({ inputs: [] }), 'the form has no input'],
    [
      'six parts',
      form({ intro: 'x', inputs: ['a', 'b', 'c', 'd', 'e'].map((name) => input({ name })) }),
      'the form has 6 parts, 5 is the most',
    ],
    ['a name twice', form({ inputs: [input(), input()] }), 'the input name "words" is there twice'],
    ['a long label', form({ inputs: [input({ label: 'x'.repeat(46) })] }), 'an input label is 46 long, 45 is the most'],
    ['a long hint', form({ inputs: [input({ hint: 'x'.repeat(101) })] }), 'an input hint is 101 long, 100 is the most'],
    [
      'a long placeholder',
      form({ inputs: [input({ placeholder: 'x'.repeat(101) })] }),
      'a placeholder is 101 long, 100 is the most',
    ],
    ['too much room', form({ inputs: [input({ maxLength: 3001 })] }), 'words takes 3001, not 1 to 3000'],
    [
      'more in it than fits',
      form({ inputs: [input({ maxLength: 5, value: words(6) })] }),
      'what stands in words is too long',
    ],
    ['one radio option', form({ inputs: [radio('a')] }), '1 options, not 2 to 10'],
    ['a menu that cannot be filled', form({ inputs: [menu({ least: 3, most: 3 })] }), 'menu lets pick 3 to 3 of 2'],
    ['an unknown value', form({ inputs: [menu({ value: ['z'] })] }), 'what is picked in menu is not among its options'],
    ['a wrong action', form({ action: 'x' }), '"x" is not an action id of 1 to 100 characters'],
  ];
  test.each(refused)('is refused with %s', (_, wrong, problem) => {
    expect(checkForm(wrong)).toContain(problem);
  });
});
