import type { Markup } from '../../../src/card/markup.ts';
import type { WireCard, WireMessage } from '../wire.ts';
import { isOfCheckIn } from './of-check-in.ts';
import { whoAnswered } from './who-answered.ts';
import { say } from './words.ts';

/**
 * What a screen reader says of a message that came or changed: what happened, not what the card is called. Its text is
 * for the reader to go to. `null` where nothing happened that has to be heard.
 */
export function whatHappened(
  message: WireMessage,
  old: WireMessage | null,
  around: ReadonlyMap<string, WireMessage>,
  nameOf: (id: string) => string,
): string | null {
  const { body } = message;
  if (body.kind === 'gone') return null;
  if (body.kind === 'chat') {
    return say('preview.happened-wrote', { name: nameOf(message.by), words: body.words });
  }
  const before = old?.body.kind === 'card' ? old.body.card : null;
  const read = (markup: Markup) => inWords(markup, nameOf);
  const title = titleOf(body.card, read);
  if (message.to !== null) {
    if (before !== null) return null;
    // A question's title is its theme.
    const news = body.card.tone === 'question' ? (textsOf(body.card, read)[0] ?? title) : title;
    const name = nameOf(message.to);
    return news === null
      ? say('preview.happened-private-untitled', { name })
      : say('preview.happened-private', { name, news });
  }
  if (isReveal(message)) return old === null || !isReveal(old) ? say('preview.happened-reveal') : null;
  if (body.card.tone === 'question' && isOfCheckIn(body.card)) return aboutQuestion(body.card, before, read, nameOf);
  const under = message.under === null ? undefined : around.get(message.under);
  const [who] = peopleIn(body.card);
  if (before === null && under !== undefined && isReveal(under) && who !== undefined) {
    return say('preview.happened-replied', { name: nameOf(who) });
  }
  return before !== null && titleOf(before, read) === title ? null : title;
}

/** The same of a card that lives in this page alone. */
export function onlyForYou({ title }: WireCard): string {
  return title === undefined ? say('preview.happened-only-untitled') : say('preview.happened-only', { title });
}

/** Whether this shows the channel that both have answered. */
export function isReveal({ to, body }: WireMessage): boolean {
  return to === null && body.kind === 'card' && body.card.tone === 'reveal';
}

function aboutQuestion(
  card: WireCard,
  before: WireCard | null,
  read: (markup: Markup) => string,
  nameOf: (id: string) => string,
): string | null {
  const [question = ''] = textsOf(card, read);
  if (before === null) return say('preview.happened-question', { question });
  if (textsOf(before, read)[0] !== question) return say('preview.happened-swap', { question });
  const known = whoAnswered(before);
  const [who] = whoAnswered(card).filter((id) => !known.includes(id));
  return who === undefined ? null : say('preview.happened-answered', { name: nameOf(who) });
}

/** What a card says first: its title, or else its first text. A note is no news. */
function titleOf(card: WireCard, read: (markup: Markup) => string): string | null {
  const said = card.title ?? textsOf(card, read)[0] ?? null;
  return said === null || /[.!?]$/.test(said) ? said : `${said}.`;
}

function textsOf(card: WireCard, read: (markup: Markup) => string): readonly string[] {
  return card.elements.flatMap((element) => (element.kind === 'text' ? [read(element.text)] : []));
}

/** Whom our own text on a card names, in that order. */
function peopleIn(card: WireCard): readonly string[] {
  return card.elements.flatMap((element) => {
    const markup = element.kind === 'quote' ? element.by : 'text' in element ? element.text : undefined;
    return (markup ?? []).flatMap((span) => (span.kind === 'partner' ? [span.user.user] : []));
  });
}

function inWords(markup: Markup, nameOf: (id: string) => string): string {
  return markup
    .map((span) => spanInWords(span, nameOf))
    .join('')
    .trim();
}

function spanInWords(span: Markup[number], nameOf: (id: string) => string): string {
  switch (span.kind) {
    case 'plain':
      return span.text;
    case 'strong':
    case 'emphasis':
      return inWords(span.content, nameOf);
    case 'partner':
      return nameOf(span.user.user);
    case 'command':
      return `/${span.path}`;
    case 'link':
    case 'message':
      return span.label;
    case 'instant':
      return '';
  }
}
