import { expect, test } from 'vitest';
import { button, buttons, type Card, note, quote, text } from '../../src/card/card.ts';
import { instant, person, plain } from '../../src/card/markup.ts';
import { plainText, type Voice } from '../../src/card/plain-text.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';

const voice: Voice = {
  person: (user) => user.user.toUpperCase(),
  moment: (at, style) => `${style} ${at}`,
};
const sam = { platform: 'web', space: 's', user: 'sam' } as const;

test('reads out every kind of element, in order', () => {
  const card: Card = {
    title: 'Title',
    tone: 'calm',
    elements: [
      text([{ kind: 'strong', content: [person(sam)] }, ...plain(' at '), instant(5, 'time')]),
      note([
        { kind: 'command', path: 'checkin now' },
        { kind: 'link', url: 'https://a.org', label: 'there' },
      ]),
      quote(new PartnerWords('*as typed*'), [person(sam)]),
      quote(new PartnerWords('alone')),
      {
        kind: 'facts',
        facts: [
          { label: 'A', value: plain('b') },
          { label: 'C', value: new PartnerWords('d') },
        ],
      },
      { kind: 'image', url: 'https://a.org/x.png', alt: 'A line that rises.' },
      { kind: 'divider' },
      buttons(button('Go', 'a.b'), { label: 'Out', url: 'https://a.org' }),
      { kind: 'select', action: 'a.c', placeholder: 'Pick', options: [{ value: 'x', label: 'X' }] },
    ],
  };
  expect(plainText(card, voice)).toBe(
    [
      'Title',
      'SAM at time 5',
      '/checkin nowthere (https://a.org)',
      'SAM:\n“*as typed*”',
      '“alone”',
      'A: b\nC: d',
      'A line that rises.',
      '[Go] [Out: https://a.org]',
      'Pick\n- X',
    ].join('\n\n'),
  );
});
