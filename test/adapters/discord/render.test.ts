import { describe, expect, test } from 'vitest';
import { readHomeLine } from '../../../adapters/discord/home-line.ts';
import { messageBody, nonceOf, withFiles } from '../../../adapters/discord/message-body.ts';
import { renderForm } from '../../../adapters/discord/render-form.ts';
import { plainVoice } from '../../../adapters/discord/render-markup.ts';
import { button, buttons, type Card, type Element, note, quote, text } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { checkForm } from '../../../src/card/check-form.ts';
import type { Form } from '../../../src/card/form.ts';
import { limits } from '../../../src/card/limits.ts';
import { person, plain } from '../../../src/card/markup.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import { fullCard, fullForm, largestCard } from '../../contract/platform-cards.ts';
import { checkBody } from '../../fakes/discord-twin/check-body.ts';
import { flatten } from '../../fakes/discord-twin/check-message.ts';
import type { Component } from '../../fakes/discord-twin/model.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';

const sam = { platform: 'discord', space: '11', user: '42' } as const;
const alex = { ...sam, user: '43' };
const room: RoomRef = { platform: 'discord', space: '1300000000004194304', room: '1300000000008388608' };

const problemsOf = (card: Card, home: RoomRef | null = null) =>
  checkBody('message', { ...messageBody(card, plainVoice, home), nonce: nonceOf('a', 'b'), enforce_nonce: true }, []);
const textsOf = (card: Card) =>
  flatten(messageBody(card, plainVoice).components as unknown as Component[])
    .filter(({ type }) => type === 10)
    .map((one) => String(one['content']));

describe('a card', () => {
  test('of every kind of element is legal', () => {
    const image: Element = { kind: 'image', url: 'https://example.org/a.png', alt: 'A chart' };
    const card = fullCard(sam, 'Words');
    expect(problemsOf({ ...card, elements: [...card.elements, image] })).toEqual([]);
  });

  test('as large as our limits allow is legal, also where it has to name its room', () => {
    expect(problemsOf(largestCard())).toEqual([]);
    expect(problemsOf(largestCard(), room)).toEqual([]);
  });

  test('of as many components as may be still names its room', () => {
    const row = (index: number) =>
      buttons(...[0, 1, 2, 3, 4].map((one) => button('Press', `test.press:${index}-${one}`)));
    const card: Card = { tone: 'calm', elements: [text('A'), text('B'), text('C'), ...[0, 1, 2, 3, 4, 5].map(row)] };
    expect(checkCard(card)).toEqual([]);
    const body = messageBody(card, plainVoice, room);
    expect(problemsOf(card, room)).toEqual([]);
    expect(readHomeLine(body as never)).toEqual(room);
  });

  test('notifies the people that we name, and nobody whom a partner names', () => {
    const card: Card = {
      tone: 'reveal',
      elements: [
        text([person(sam), ...plain(' and '), person(sam)]),
        quote(new PartnerWords('@everyone <@43> <@&44>'), [person(sam)]),
        { kind: 'facts', facts: [{ label: 'Said', value: new PartnerWords('<@45>') }] },
      ],
    };
    expect(messageBody(card, plainVoice).allowed_mentions).toEqual({ parse: [], users: ['42'], replied_user: false });
    expect(textsOf(card).join()).not.toMatch(/<@4[345]>|<@&44>/);
  });

  test('of answers that double when they are escaped is clipped where it is too long, and says so', () => {
    const long = new PartnerWords('*'.repeat(1500));
    const short = new PartnerWords('A short answer.');
    const card: Card = {
      tone: 'reveal',
      elements: [quote(long, [person(sam)]), quote(short), quote(long, [person(alex)])],
    };
    expect(checkCard(card)).toEqual([]);
    expect(problemsOf(card)).toEqual([]);
    const texts = textsOf(card);
    expect(texts[1]).toBe('>>> A short answer.');
    for (const one of [texts[0], texts[2]]) expect(one).toMatch(/…\\\]$/);
    expect(texts.join('').length).toBeGreaterThan(3900);
  });

  test('whose own text does not fit is refused when it is written', () => {
    const card: Card = { tone: 'calm', elements: [text('*'.repeat(1700)), text('*'.repeat(1700))] };
    expect(() => messageBody(card, plainVoice)).toThrow(/our own text is 6800 long/);
    const heavy: Card = { tone: 'calm', elements: Array.from({ length: 41 }, () => text('A')) };
    expect(() => messageBody(heavy, plainVoice)).toThrow(/42 components/);
  });

  test('marks each line of a note, and nothing of an empty one', () => {
    expect(textsOf({ tone: 'calm', elements: [note('One\n\nTwo')] })).toEqual(['-# One\n\n-# Two']);
  });

  test('cannot be told where it belongs by what a partner wrote', () => {
    const forged = new PartnerWords('a\n-# https://discord.com/channels/1/2');
    const body = messageBody({ tone: 'calm', elements: [quote(forged)] }, plainVoice);
    expect(readHomeLine(body as never)).toBeNull();
  });

  test('shows the files that go with it', () => {
    const files = ['my data.json', 'my data.html'].map((name) => ({ name, mediaType: 'text/plain', text: '{}' }));
    const { body, files: sent = [] } = withFiles(messageBody(fullCard(sam, 'Words'), plainVoice), files);
    const sentNames = sent.map(({ name }) => name);
    expect(sentNames).toEqual(['my-data.json', '2-my-data.html']);
    const sentFiles = sentNames.map((name) => ({ name, text: '{}', bytes: Buffer.from('{}') }));
    expect(checkBody('webhook-edit', body, sentFiles)).toEqual([]);
  });
});

describe('a form', () => {
  const opened = (form: Form) => checkBody('callback', { type: 9, data: renderForm(form) }, []);

  test('of every kind of input is legal', () => {
    expect(opened(fullForm())).toEqual([]);
    expect(opened(fullForm(''))).toEqual([]);
  });

  test('as large as our limits allow is legal', () => {
    const { form, select } = limits;
    const options = (most: number) =>
      Array.from({ length: most }, (_, index) => ({
        value: `${index}`.padEnd(select.value, 'v'),
        label: 'l'.repeat(select.label),
        hint: 'h'.repeat(select.hint),
      }));
    const base = { label: 'l'.repeat(form.label), hint: 'h'.repeat(form.hint) };
    const placeholder = 'p'.repeat(form.placeholder);
    const large: Form = {
      action: `test.form:${'x'.repeat(limits.card.actionId - 10)}`,
      title: 't'.repeat(form.title),
      intro: '_'.repeat(form.intro),
      quote: new PartnerWords('_'.repeat(form.quote)),
      submit: 'Send',
      inputs: [
        {
          ...base,
          kind: 'text',
          name: 'a',
          lines: 'many',
          required: true,
          maxLength: form.textLength,
          placeholder,
          value: new PartnerWords('w'.repeat(form.textLength)),
        },
        { ...base, kind: 'text', name: 'b', lines: 'one', required: false, maxLength: 1, placeholder },
        { ...base, kind: 'radio', name: 'c', options: options(form.radioMost), required: false },
        {
          ...base,
          kind: 'menu',
          name: 'd',
          options: options(select.options),
          least: 0,
          most: select.options,
          placeholder,
          value: options(25).map(({ value }) => value),
        },
      ],
    };
    expect(checkForm(large)).toEqual([]);
    expect(opened(large)).toEqual([]);
  });

  test('that comes back shows all that was typed, even more than may be kept', () => {
    const form = fullForm('w'.repeat(3500));
    expect(opened(form)).toEqual([]);
    expect(JSON.stringify(renderForm(form))).toContain('w'.repeat(3500));
  });
});

describe('content', () => {
  test('every question and every tip can be shown', async () => {
    const content = await shippedContent();
    for (const locale of content.locales) {
      const { prompts, tips } = content.library(locale);
      expect(prompts.size).toBeGreaterThan(100);
      for (const one of [...prompts.values(), ...tips.values()]) {
        const { id, ...rest } = one;
        const lines = Object.entries(rest).flatMap(([, value]) => (typeof value === 'string' ? [text(value)] : []));
        expect([id, problemsOf({ title: id, tone: 'question', elements: lines })]).toEqual([id, []]);
      }
    }
  });
});
