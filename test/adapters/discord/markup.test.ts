import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText } from '../../../adapters/discord/escape.ts';
import { mentionsOf, plainVoice, renderMarkup, type Voice } from '../../../adapters/discord/render-markup.ts';
import { instant, type Markup, person, plain } from '../../../src/card/markup.ts';
import { difficultWords } from '../../contract/platform-cards.ts';
import { readMarkdown } from '../../fakes/discord-twin/read-markdown.ts';

const names = { user: (id: string) => id };
const shown = (text: string) => readMarkdown(`>>> ${escapeText(text)}`, names);
const at = Date.parse('2026-11-02T20:00:00Z');
const voice: Voice = { commandId: (name) => (name === 'checkin' ? '77' : null) };

describe('text that somebody wrote', () => {
  test.each(Object.entries(difficultWords))('shows %s literally', (_, words) => {
    expect(shown(words)).toBe(`"${words}"`);
  });

  test('shows anything literally', () => {
    const signs = fc.constantFrom(
      ...'\\*_~`|<>@:[]()#-+.1 \n/ae!&',
      'https://a.b',
      '@everyone',
      '<@1>',
      '<t:1:R>',
      ':x:',
    );
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        expect(shown(text)).toBe(`"${text}"`);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '@everyone',
    '<@123>',
    '<@&123>',
    '<#123>',
    '<:x:1>',
    ':heart:',
    'https://a.b/c_d_e',
    '# a',
    '- a',
    '> a',
    '1. a',
  ])('would show %s as something else if it was not escaped', (text) => {
    expect(readMarkdown(`>>> ${text}`, names)).not.toBe(`"${text}"`);
  });
});

describe('markup', () => {
  test.each<[string, Markup, string]>([
    ['what is strong', [{ kind: 'strong', content: plain('a*b') }], '**a\\*b**'],
    ['emphasis, its space left outside', [{ kind: 'emphasis', content: plain('so ') }], '*so* '],
    ['nothing, where nothing is emphasised', [{ kind: 'strong', content: plain('') }], ''],
    ['a moment in the reader’s zone', [instant(at)], '<t:1793649600:F>'],
    ['a day', [instant(at, 'day')], '<t:1793649600:D>'],
    ['how long until then', [instant(at, 'relative')], '<t:1793649600:R>'],
    ['a person', [person({ platform: 'discord', space: '1', user: '42' })], '<@42>'],
    ['a command that can be clicked', [{ kind: 'command', path: 'checkin now' }], '</checkin now:77>'],
    ['a command that is not registered', [{ kind: 'command', path: 'tip' }], '**/tip**'],
    [
      'a link without a preview',
      [{ kind: 'link', url: 'https://a.b/(c)', label: 'A c' }],
      '[A c](<https://a.b/%28c%29>)',
    ],
    ['the words of a link that is not https', [{ kind: 'link', url: 'javascript:alert(1)', label: 'A' }], 'A'],
  ])('shows %s', (_, markup, text) => {
    expect(renderMarkup(markup, voice)).toBe(text);
  });

  test.each([
    ['A page', 'A page'],
    ['findahelpline.com', 'findahelpline.com'],
    ['https://www.example.org/a_b', 'example.org'],
    ['See https://elsewhere.example', 'example.org'],
    ['*[A] page*\n_here_', 'A page here'],
    ['\\[]', 'example.org'],
  ])('shows the label %s of a link so that it can be clicked, and nothing besides', (label, text) => {
    const written = renderMarkup([{ kind: 'link', url: 'https://www.example.org/', label }], voice);
    expect(readMarkdown(written, names)).toBe(text);
  });

  test('names no commands where none are registered', () => {
    expect(renderMarkup([{ kind: 'command', path: 'checkin now' }], plainVoice)).toBe('**/checkin now**');
  });

  test('mentions each person once, and nobody without an id', () => {
    const sam = person({ platform: 'discord', space: '1', user: '42' });
    const odd = person({ platform: 'discord', space: '1', user: '42> <@43' });
    expect(mentionsOf([sam, { kind: 'strong', content: [sam, odd] }])).toEqual(['42']);
    expect(renderMarkup([odd], voice)).not.toContain('<@43');
  });
});
