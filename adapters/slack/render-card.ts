import type { types } from '@slack/bolt';
import type { Button, Card, Element, Fact, Option } from '../../src/card/card.ts';
import { describePicture } from '../../src/card/describe-picture.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { clipEscaped, escapeText, escapeWords, inPieces, unescapeText } from './escape.ts';
import { fallbackText } from './fallback-text.ts';
import { slackLimits } from './limits.ts';
import { renderMarkup } from './render-markup.ts';

export type Block = types.KnownBlock;

/** A message as Slack takes it: blocks to see, and the same as text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: Block[] };

/**
 * A card in Block Kit. Tone has no colour here: Slack colours attachments only, and a card's text says it anyway.
 * `actsIn` is the room that the card's buttons act in where the card is shown somewhere else.
 */
export function renderCard(card: Card, actsIn?: string): SlackMessage {
  const roomy = blocksOf(card, actsIn, false);
  const blocks = roomy.length > slackLimits.message.blocks ? blocksOf(card, actsIn, true) : roomy;
  return { text: fallbackText(card), blocks };
}

const file = 'slack-file:';

/** The address of a file of Slack's, by its id, for an image. */
export function uploaded(id: string): string {
  return `${file}${id}`;
}

function pictureAt(url: string): { image_url: string } | { slack_file: { id: string } } {
  return url.startsWith(file) ? { slack_file: { id: url.slice(file.length) } } : { image_url: url };
}

/** The blocks of elements alone, for a view. */
export function renderElements(elements: readonly Element[], actsIn: string): Block[] {
  return blocksOf({ tone: 'calm', elements }, actsIn, false);
}

/** Where the buttons of a block act, as its id says; `null` for a block that acts where it stands. */
export function roomOfBlock(blockId: string | undefined): string | null {
  return /^in:([A-Z0-9]+):/.exec(blockId ?? '')?.[1] ?? null;
}

/** A button that only opens an address still tells us that it was pressed. */
export const linkAction = 'link:';

export function plainText(text: string, most: number): types.PlainTextElement {
  return { type: 'plain_text', text: clipEscaped(escapeText(text.trim()), most), emoji: false };
}

export function renderOption(option: Option): types.PlainTextOption {
  return {
    text: plainText(option.label, slackLimits.select.label),
    value: option.value,
    ...(option.hint === undefined ? {} : { description: plainText(option.hint, slackLimits.select.hint) }),
  };
}

function blocksOf(card: Card, actsIn: string | undefined, compact: boolean): Block[] {
  const title: Block[] =
    card.title === undefined ? [] : [{ type: 'header', text: plainText(card.title, slackLimits.header) }];
  let words = slackLimits.message.allText - ownLength(card);
  const blocks = card.elements.flatMap((element, index): Block[] => {
    const rendered = renderElement(element, {
      compact,
      words,
      id: actsIn === undefined ? undefined : `in:${actsIn}:${index}`,
    });
    if (element.kind === 'quote') words -= escapeText(element.words.reveal()).length;
    return rendered;
  });
  return [...title, ...blocks];
}

type How = { readonly compact: boolean; readonly words: number; readonly id: string | undefined };

function renderElement(element: Element, how: How): Block[] {
  const { section } = slackLimits;
  switch (element.kind) {
    case 'text':
      return inPieces(renderMarkup(element.text), section.text).map((text) => ({
        type: 'section',
        text: mrkdwn(text),
      }));
    case 'note':
      return inPieces(renderMarkup(element.text), section.text).map((text) => ({
        type: 'context',
        elements: [mrkdwn(text)],
      }));
    case 'quote':
      return renderQuote(element, how);
    case 'facts':
      return chunks(element.facts, section.fields).map((facts) => ({ type: 'section', fields: facts.map(renderFact) }));
    case 'image':
      return [{ type: 'image', ...pictureAt(element.url), alt_text: element.alt.slice(0, slackLimits.image.alt) }];
    case 'picture':
      return renderElement({ kind: 'text', text: describePicture(element.picture) }, how);
    case 'divider':
      return [{ type: 'divider' }];
    case 'buttons':
      return [{ type: 'actions', ...blockId(how.id), elements: element.buttons.map(renderButton) }];
    case 'select':
      return [
        {
          type: 'actions',
          ...blockId(how.id),
          elements: [
            {
              type: 'static_select',
              action_id: element.action,
              placeholder: plainText(element.placeholder, slackLimits.select.placeholder),
              options: element.options.map(renderOption),
            },
          ],
        },
      ];
  }
}

/** Words stand in a quote of their own; where blocks are short, in plain text fields, which Slack takes literally too. */
function renderQuote({ by, words }: Element & { kind: 'quote' }, { compact, words: room }: How): Block[] {
  const { section } = slackLimits;
  const text = escapeWords(words, Math.max(room, 200));
  const name =
    by === undefined
      ? []
      : [{ type: 'section' as const, text: mrkdwn(renderMarkup([{ kind: 'strong', content: by }])) }];
  if (!compact) return [...name, ...quoted(text)];
  const fields = inPieces(text, section.field).map(literal);
  return [{ type: 'section', ...(name[0] === undefined ? {} : { text: name[0].text }), fields }];
}

/**
 * Escaped words as a quote, with a bar beside them. Slack reads nothing in the text of one, neither formatting, emoji
 * names and mentions nor the entities that other texts want.
 */
export function quoted(escaped: string): Block[] {
  const elements = inPieces(escaped, slackLimits.richText).map((piece) => ({
    type: 'text' as const,
    text: unescapeText(piece),
  }));
  return elements.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements }] }];
}

function renderFact({ label, value }: Fact): types.TextObject {
  const { field } = slackLimits.section;
  if (value instanceof PartnerWords) {
    const head = `${escapeText(label)}\n`;
    return literal(`${head}${escapeWords(value, field - head.length)}`);
  }
  return mrkdwn(clipEscaped(`*${escapeText(label)}*\n${renderMarkup(value)}`, field));
}

function renderButton(button: Button, index: number): types.Button {
  const text = plainText(button.label, slackLimits.button.label);
  if ('url' in button) return { type: 'button', text, action_id: `${linkAction}${index}`, url: button.url };
  const style = button.style === 'main' ? 'primary' : button.style;
  return { type: 'button', text, action_id: button.action, ...(style === 'plain' ? {} : { style }) };
}

/** Verbatim: Slack makes nothing of addresses and names in it that is not marked as such. */
function mrkdwn(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

function literal(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

function blockId(id: string | undefined): { block_id?: string } {
  return id === undefined ? {} : { block_id: id };
}

/** What everything but quoted words takes of a message's text. */
function ownLength(card: Card): number {
  return card.elements.reduce((total, element) => {
    if (element.kind === 'text' || element.kind === 'note') return total + renderMarkup(element.text).length;
    if (element.kind === 'quote') return total + (element.by === undefined ? 0 : renderMarkup(element.by).length + 2);
    if (element.kind === 'facts')
      return total + element.facts.reduce((sum, fact) => sum + renderFact(fact).text.length, 0);
    return total;
  }, card.title?.length ?? 0);
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
