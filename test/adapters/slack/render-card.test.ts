import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipEscaped, escapeText, escapeWords, inPieces, unescapeText } from '../../../adapters/slack/escape.ts';
import { slackLimits } from '../../../adapters/slack/limits.ts';
import { renderCard } from '../../../adapters/slack/render-card.ts';
import { renderMarkup } from '../../../adapters/slack/render-markup.ts';
import { actionId } from '../../../src/card/action-id.ts';
import { button, buttons, type Card, quote, text } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { limits } from '../../../src/card/limits.ts';
import { instant, person, plain } from '../../../src/card/markup.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { checkMessage } from '../../fakes/slack-twin/check-blocks.ts';

const user = { platform: 'slack', space: 'T1', user: 'U1' } as const;
const at = Date.parse('2026-11-02T19:30:00Z');

describe('markup', () => {
  test('writes moments as tokens that each reader sees in their own zone', () => {
    expect(renderMarkup([instant(at, 'time')])).toBe(`<!date^${at / 1000}^{time}|7:30 PM UTC>`);
    expect(renderMarkup([instant(at, 'day')])).toContain('{date_long_pretty}');
  });

  test('writes people as mentions, commands as they are typed, and addresses as links', () => {
    expect(renderMarkup([person(user)])).toBe('<@U1>');
    expect(renderMarkup([{ kind: 'command', path: 'checkin now' }])).toBe('`/attune checkin now`');
    expect(renderMarkup([{ kind: 'link', url: 'https://a.example/?b=1&c=|', label: 'a | b' }])).toBe(
      '<https://a.example/?b=1&amp;c=%7C|a / b>',
    );
  });

  test('emphasises line by line, apart from letters beside it', () => {
    expect(renderMarkup([...plain('a'), { kind: 'strong', content: plain('b\n c ') }, ...plain('d')])).toBe(
      'a\u200b*b*\n *c* d',
    );
    expect(renderMarkup([{ kind: 'strong', content: [{ kind: 'emphasis', content: plain('x') }] }])).toBe('*_x_*');
  });

  test('lets nothing of ours become a control character', () => {
    expect(renderMarkup(plain('<!channel> & <@U1>'))).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });
});

describe('escaping', () => {
  test('is undone by unescaping, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (words) => unescapeText(escapeText(words)) === words));
  });

  test('cuts into pieces that fit, that lose nothing to see, and that tear no entity', () => {
    const words = fc.array(fc.constantFrom('&', '<', '>', 'word ', 'é', '👩🏽‍❤️‍💋‍👨🏿', '\n', 'x'), { maxLength: 300 });
    fc.assert(
      fc.property(words, fc.integer({ min: 40, max: 120 }), (parts, most) => {
        const escaped = escapeText(parts.join(''));
        const pieces = inPieces(escaped, most);
        expect(
          pieces.every(
            (piece) => piece.length <= most && !/&[a-z]*$|^[a-z]*;/.test(piece.replace(/&(amp|lt|gt);/g, '')),
          ),
        ).toBe(true);
        expect(pieces.join('').replace(/\s/g, '')).toBe(escaped.replace(/\s/g, ''));
      }),
    );
  });

  test('marks what it leaves out', () => {
    expect(escapeWords(new PartnerWords('&'.repeat(100)), 60)).toBe(`${'&amp;'.repeat(11)} […]`);
    expect(clipEscaped('a'.repeat(80), 50)).toHaveLength(50);
    expect(clipEscaped('short', 50)).toBe('short');
  });
});

describe('a card', () => {
  test('keeps words in a quote, without emoji names, formatting, mentions or entities', () => {
    const words = '<!channel> *bold* :heart: @here <@U1> ~x~ `y` &lt; & "';
    const { blocks, text: aloud } = renderCard({
      tone: 'reveal',
      elements: [quote(new PartnerWords(words), [person(user)])],
    });
    expect(blocks[1]).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: words }] }],
    });
    expect(aloud).toContain(escapeText(words));
    expect(checkMessage({ text: aloud, blocks })).toEqual([]);
  });

  test('of the most quotes that may stand on it keeps to fifty blocks', () => {
    const elements = Array.from({ length: 38 }, (_, index) =>
      quote(new PartnerWords(`Answer ${index}`), [person(user)]),
    );
    const card: Card = { title: 'Many', tone: 'reveal', elements };
    expect(checkCard(card)).toEqual([]);
    const message = renderCard(card);
    expect(message.blocks.length).toBeLessThanOrEqual(slackLimits.message.blocks);
    expect(checkMessage(message)).toEqual([]);
    expect(JSON.stringify(message.blocks)).toContain('Answer 37');
  });

  test('of words that grow five times when escaped is clipped with a mark, and taken', () => {
    const heavy = quote(new PartnerWords('&'.repeat(1700)), [person(user)]);
    const message = renderCard({ tone: 'reveal', elements: [heavy, heavy] });
    expect(checkMessage(message)).toEqual([]);
    expect(JSON.stringify(message.blocks)).toContain('[…]');
  });

  test('says where its buttons act when it is shown elsewhere', () => {
    const card: Card = { tone: 'calm', elements: [text('A'), buttons(button('B', actionId('a.b')))] };
    expect(renderCard(card, 'CUS').blocks[1]).toMatchObject({ block_id: 'in:CUS:1' });
    expect(renderCard(card).blocks[1]).not.toHaveProperty('block_id');
  });

  test('within our limits is always within those of Slack', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 700 })
      .map((one) => new PartnerWords(`w${one}`));
    const label = fc
      .string({ minLength: 1, maxLength: limits.card.buttonLabel })
      .map((one) => `${one.trim()}x`.slice(0, limits.card.buttonLabel));
    const element = fc.oneof(
      words.map((one) => quote(one)),
      words.map((one) => quote(one, [person(user)])),
      words.map((one) => text([{ kind: 'strong' as const, content: plain(one.reveal()) }])),
      fc.record({ label, value: words }).map((fact) => ({
        kind: 'facts' as const,
        facts: [{ label: fact.label.slice(0, 60), value: new PartnerWords(fact.value.reveal().slice(0, 300)) }],
      })),
      label.map((one) => buttons(button(one, actionId('a.b', one.length)))),
    );
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 12 }), (elements) => {
        const card: Card = { tone: 'calm', elements };
        fc.pre(checkCard(card).length === 0);
        expect(checkMessage(renderCard(card))).toEqual([]);
      }),
    );
  });

  test('keeps every limit of ours below that of Slack', () => {
    expect(limits.card.title).toBeLessThanOrEqual(slackLimits.header);
    expect(limits.card.buttonLabel).toBeLessThanOrEqual(slackLimits.button.label);
    expect(limits.card.buttonsPerRow).toBeLessThanOrEqual(slackLimits.actions.elements);
    expect(limits.card.actionId).toBeLessThanOrEqual(slackLimits.actionId);
    expect(limits.card.url).toBeLessThanOrEqual(slackLimits.button.url);
    expect(limits.card.imageAlt).toBeLessThanOrEqual(slackLimits.image.alt);
    expect(limits.card.facts).toBeLessThanOrEqual(slackLimits.section.fields);
    expect(limits.select.options).toBeLessThanOrEqual(slackLimits.select.options);
    expect(limits.select.label).toBeLessThanOrEqual(slackLimits.select.label);
    expect(limits.select.value).toBeLessThanOrEqual(slackLimits.select.value);
    expect(limits.select.hint).toBeLessThanOrEqual(slackLimits.select.hint);
    expect(limits.select.placeholder).toBeLessThanOrEqual(slackLimits.select.placeholder);
    expect(limits.form.title).toBeLessThanOrEqual(slackLimits.view.title);
    expect(limits.form.submit).toBeLessThanOrEqual(slackLimits.view.submit);
    expect(limits.form.textLength).toBeLessThanOrEqual(slackLimits.input.text);
    expect(limits.form.radioMost).toBeLessThanOrEqual(slackLimits.input.radio);
    expect(limits.form.placeholder).toBeLessThanOrEqual(slackLimits.input.placeholder);
    expect(limits.command.description).toBeLessThanOrEqual(slackLimits.command.description);
  });
});
