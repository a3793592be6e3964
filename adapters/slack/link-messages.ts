import type { Card, Element } from '../../src/card/card.ts';
import type { Markup, Span } from '../../src/card/markup.ts';
import type { MessageRef } from '../../src/model/place.ts';
import type { Client } from './clients.ts';

/**
 * The card with each link to a message as an address: only Slack knows it, and tells it without another permission. A
 * link that cannot be had is left as its words.
 */
export async function linkMessages(client: Client, card: Card): Promise<Card> {
  const wanted = card.elements.flatMap((element) => ('text' in element ? messagesIn(element.text) : []));
  if (wanted.length === 0) return card;
  const found = new Map<string, string>();
  for (const message of wanted) {
    const address = await addressOf(client, message);
    if (address !== null) found.set(keyOf(message), address);
  }
  return { ...card, elements: card.elements.map((element) => linked(element, found)) };
}

async function addressOf(client: Client, { room, message }: MessageRef): Promise<string | null> {
  try {
    const { permalink } = await client.chat.getPermalink({ channel: room.room, message_ts: message });
    return permalink ?? null;
  } catch {
    return null;
  }
}

function linked(element: Element, found: ReadonlyMap<string, string>): Element {
  return element.kind === 'text' || element.kind === 'note'
    ? { ...element, text: linkedMarkup(element.text, found) }
    : element;
}

function linkedMarkup(markup: Markup, found: ReadonlyMap<string, string>): Markup {
  return markup.map((span): Span => {
    if (span.kind === 'strong' || span.kind === 'emphasis')
      return { ...span, content: linkedMarkup(span.content, found) };
    if (span.kind !== 'message') return span;
    const url = found.get(keyOf(span.message));
    return url === undefined ? { kind: 'plain', text: span.label } : { kind: 'link', url, label: span.label };
  });
}

function messagesIn(markup: Markup): readonly MessageRef[] {
  return markup.flatMap((span) => {
    if (span.kind === 'strong' || span.kind === 'emphasis') return messagesIn(span.content);
    return span.kind === 'message' ? [span.message] : [];
  });
}

function keyOf({ room, message }: MessageRef): string {
  return `${room.room}/${message}`;
}
