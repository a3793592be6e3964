import { describe, expect, test } from 'vitest';
import { drawDiscord } from '../../../adapters/web/look/discord-look.ts';
import { lookNames } from '../../../adapters/web/look/look.ts';
import { drawSlack } from '../../../adapters/web/look/slack-look.ts';
import { userOf } from '../../../adapters/web/place.ts';
import { type Card, quote, text } from '../../../src/card/card.ts';
import { instant, plain } from '../../../src/card/markup.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { difficultWords, fullCard, fullForm, largestCard } from '../../contract/platform-cards.ts';
import { cardShown, dangersIn, drawBoth, log, readable, wordsOf, wordsOfForm } from './look-drawing.ts';
import { noon } from './open-preview.ts';
import {
  answerForm,
  invitation,
  questionCard,
  respondForm,
  revealCard,
  rhythmCard,
  rhythmForm,
  supportCard,
  tipCard,
} from './story-cards.ts';
import { words } from './words.ts';

const answers = new Map([
  ['sam', new PartnerWords('You made tea.')],
  ['alex', new PartnerWords('You laughed.\n\nTwice.')],
]);
const picture: Card = {
  tone: 'calm',
  elements: [
    { kind: 'image', url: 'https://example.org/chart.png', alt: 'A chart that goes up' },
    { kind: 'image', url: 'data:image/png;base64,AAAA', alt: 'A picture of our own' },
  ],
};
const cards: Readonly<Record<string, Card>> = {
  invitation: invitation(userOf('sam')),
  rhythm: rhythmCard('main'),
  'next rhythm': rhythmCard('plain'),
  question: questionCard([userOf('alex')]),
  reveal: revealCard(answers),
  tip: tipCard,
  support: supportCard('everywhere'),
  'one of everything': fullCard(userOf('alex'), 'Some words'),
  'as much as fits': largestCard(),
};
const forms = {
  answer: answerForm(new PartnerWords('So far')),
  respond: respondForm,
  rhythm: rhythmForm,
  full: fullForm(),
};
/** Nothing shows around it. */
const alone = { edited: false, used: null, isReply: false } as const;

const reader = { names: new Map(), zone: 'UTC', locale: 'en', now: noon, pictures: new Map(), say: words.say };

describe.each(lookNames)('as %s shows it', (name) => {
  test.each(Object.entries(cards))(
    'the card %s has all its words, and nothing that runs or reaches out',
    async (_, card) => {
      const { look, json } = (await drawBoth(cardShown(card)))[name];
      expect(wordsOf(card).filter((words) => !readable(look).includes(words))).toEqual([]);
      expect(dangersIn(look)).toEqual([]);
      expect(look).not.toMatch(/class="(wrong|unknown)"/);
      expect(json).not.toBeNull();
    },
  );

  test.each(Object.entries(forms))('the form %s has all its words and buttons', async (_, form) => {
    const { look } = (await drawBoth({ kind: 'form', form }))[name];
    expect(wordsOfForm(form).filter((words) => !readable(look).includes(words))).toEqual([]);
    expect(dangersIn(look)).toEqual([]);
    expect(readable(look)).toContain(name === 'discord' ? 'CancelSubmit' : `Cancel${form.submit}`);
  });

  test.each(Object.entries(difficultWords))(
    'partner words with %s stand there as they were written',
    async (_, words) => {
      const card: Card = { tone: 'calm', elements: [quote(new PartnerWords(words))] };
      const { look } = (await drawBoth(cardShown(card)))[name];
      expect(readable(look)).toContain(words.replaceAll(/\s+/g, ' ').trim());
      expect(look).not.toMatch(/class="(mention|link|slack_broadcast|slack_emoji|slack_channel)/);
      expect(dangersIn(look)).toEqual([]);
    },
  );

  test('people have their present names, and moments are in the zone of who reads', async () => {
    const card: Card = {
      tone: 'calm',
      elements: [text([{ kind: 'partner', user: userOf('alex') }, ...plain(' at '), instant(noon, 'time')])],
    };
    expect(readable((await drawBoth(cardShown(card)))[name].look)).toContain('@Alex <3 at 13:00');
  });

  test('a message has the time at which it was posted', async () => {
    const shown = { kind: 'card', card: tipCard, files: [], at: noon - 90 * 60_000, toOne: false } as const;
    expect((await drawBoth(shown))[name].look).toContain('<time>11:30</time>');
    expect((await drawBoth({ ...shown, at: null }))[name].look).toContain('<time>13:00</time>');
  });

  test('what is for one person says so', async () => {
    const says = async (toOne: boolean) =>
      /only (you|visible)/i.test((await drawBoth(cardShown(tipCard, toOne)))[name].look);
    expect([await says(true), await says(false)]).toEqual([true, false]);
  });

  test('a picture from elsewhere is told, and only one of our own is shown', async () => {
    const { look } = (await drawBoth(cardShown(picture)))[name];
    expect(look).toContain('<img src="data:image/png;base64,AAAA" alt="A picture of our own"');
    expect(readable(look)).toContain('A chart that goes up');
    expect(look).not.toContain('example.org');
  });

  test('a card that the platform would refuse is told, and logged without its words', async () => {
    const words = 'Nobody else may read this';
    const card: Card = { tone: 'calm', elements: Array.from({ length: 60 }, () => text(words.repeat(5))) };
    const { look, json } = (await drawBoth(cardShown(card)))[name];
    if (name === 'slack') return expect(json).not.toBeNull();
    expect(json).toBeNull();
    expect(readable(look)).toContain('The log says why');
    expect(log.lines.join('\n')).toContain('preview could not show how this looks elsewhere');
    expect(log.lines.join('\n')).not.toContain(words);
  });
});

test('the JSON is what each platform would get', async () => {
  const { discord, slack } = await drawBoth(cardShown(invitation(userOf('sam'))));
  expect(JSON.parse(discord.json ?? '')).toMatchObject({
    flags: 32768,
    components: [{ type: 17, accent_color: 0xd08c60 }],
    allowed_mentions: { parse: [], users: ['100000000000000001', '100000000000000002'] },
  });
  expect(JSON.parse(slack.json ?? '')).toMatchObject({
    text: expect.stringContaining('An invitation'),
    blocks: [
      { type: 'header' },
      { type: 'section', text: { text: expect.stringContaining('<@U00000SAM>') } },
      {},
      {},
      {},
      {},
    ],
  });
});

test('files have their place on Discord, and are no part of a message on Slack', async () => {
  const both = await drawBoth({ kind: 'card', card: tipCard, files: [{ name: 'export.json' }], at: null, toOne: true });
  expect(readable(both.discord.look)).toContain('export.json');
  expect(both.slack.json).not.toContain('export.json');
});

test.each([
  ['components of version 2 without their flag', { components: [{ type: 17, components: [] }] }, /without the flag/],
  ['an empty message', { flags: 32768, components: [] }, /the message is empty/],
  [
    'embeds beside components of version 2',
    { flags: 32768, embeds: [], components: [{ type: 14 }] },
    /beside content or embeds/,
  ],
  [
    'a component that nobody knows',
    { flags: 32768, components: [{ type: 99, label: 'Mystery' }] },
    /type 99[\s\S]*Mystery/,
  ],
  ['a button without a style', { flags: 32768, components: [{ type: 2, label: 'Odd' }] }, /no style[\s\S]*Odd/],
])('on Discord, %s looks wrong', (_, body, sentence) => {
  expect(readable(drawDiscord({ kind: 'message', body, at: noon, toOne: false, ...alone }, reader))).toMatch(sentence);
});

test.each([
  ['an empty message', { blocks: [] }, /the message is empty/],
  ['a block that nobody knows', { blocks: [{ type: 'mystery', words: 'What' }] }, /type mystery[\s\S]*What/],
  ['an element that nobody knows', { blocks: [{ type: 'actions', elements: [{ type: 'mystery' }] }] }, /type mystery/],
])('on Slack, %s looks wrong', (_, body, sentence) => {
  expect(readable(drawSlack({ kind: 'message', body, at: noon, toOne: false, ...alone }, reader))).toMatch(sentence);
});

test('Discord’s other components have their look too', () => {
  const button = (style: number) => ({
    type: 2,
    style,
    label: `Style ${style}`,
    custom_id: `b${style}`,
    disabled: style === 3,
  });
  const components = [
    {
      type: 9,
      components: [{ type: 10, content: 'Beside' }],
      accessory: { type: 11, media: { url: 'https://a.b' }, description: 'Thumb' },
    },
    { type: 1, components: [1, 2, 3, 4].map(button) },
    { type: 1, components: [{ type: 5, custom_id: 'u', placeholder: 'Pick somebody' }] },
    { type: 13, file: { url: 'attachment://notes.txt' } },
    { type: 14, divider: false },
    { type: 14, spacing: 2 },
    { type: 18, label: 'Tick', component: { type: 22, options: [{ label: 'One', value: '1', default: true }] } },
    { type: 18, label: 'Agree', component: { type: 23, custom_id: 'c' } },
    { type: 18, label: 'Upload', component: { type: 19, custom_id: 'f' } },
  ];
  const look = drawDiscord(
    { kind: 'message', body: { flags: 32768, components }, at: noon, toOne: false, ...alone },
    reader,
  );
  const words = [
    'Beside',
    'Thumb',
    'Style 1',
    'Style 4',
    'Pick somebody',
    'notes.txt',
    'Tick',
    'One',
    'Agree',
    'Upload',
  ];
  expect(words.filter((one) => !readable(look).includes(one))).toEqual([]);
  for (const style of ['primary', 'secondary', 'success disabled', 'danger'])
    expect(look).toContain(`"button ${style}"`);
  expect(look).not.toContain('class="unknown"');
});

test('what a message answers and that it was changed show around it, in names that are text', () => {
  const body = { flags: 32768, components: [{ type: 10, content: 'Hello' }] };
  const drawn = (around: object) =>
    drawDiscord({ kind: 'message', body, at: noon, toOne: false, ...alone, ...around }, reader);
  expect(readable(drawn({ used: { by: '<i>Sam', command: 'checkin next' } }))).toContain('<i>Sam used /checkin next');
  expect(readable(drawn({ isReply: true }))).toContain('In reply to Attune');
  expect(readable(drawn({ edited: true }))).toContain('Hello(edited)');
  expect(readable(drawn({}))).not.toMatch(/used|reply|edited/);
  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Hello' } }];
  const slack = { kind: 'message', body: { blocks }, at: noon, toOne: false, ...alone, edited: true } as const;
  expect(readable(drawSlack(slack, reader))).toContain('(edited)');
});
