import type { Instant } from '../model/instant.ts';
import { PartnerWords } from '../model/partner-words.ts';
import type { UserRef } from '../model/place.ts';
import type { Button, Card, Element } from './card.ts';
import { describePicture } from './describe-picture.ts';
import type { InstantStyle, Markup, Span } from './markup.ts';

/** How tokens are read out: a person's name, and a moment by the reader's own clock. */
export type Voice = {
  readonly person: (user: UserRef) => string;
  readonly moment: (at: Instant, style: InstantStyle) => string;
};

/**
 * A card as text, one element after another: for a screen reader, and for an export that its reader asked for.
 * It holds partners' words in clear, so it never goes into a log.
 */
export function plainText(card: Card, voice: Voice): string {
  const parts = card.elements.map((element) => elementText(element, voice));
  return [card.title ?? '', ...parts].filter((part) => part !== '').join('\n\n');
}

/** Markup as text, without its emphasis. */
export function plainMarkup(markup: Markup, voice: Voice): string {
  return markup.map((span) => spanText(span, voice)).join('');
}

function elementText(element: Element, voice: Voice): string {
  switch (element.kind) {
    case 'text':
    case 'note':
      return plainMarkup(element.text, voice);
    case 'quote': {
      const words = `“${element.words.reveal()}”`;
      return element.by === undefined ? words : `${plainMarkup(element.by, voice)}:\n${words}`;
    }
    case 'facts':
      return element.facts.map(({ label, value }) => `${label}: ${factText(value, voice)}`).join('\n');
    case 'image':
      return element.alt;
    case 'picture':
      return plainMarkup(describePicture(element.picture), voice);
    case 'divider':
      return '';
    case 'buttons':
      return element.buttons.map(buttonText).join(' ');
    case 'select':
      return [element.placeholder, ...element.options.map((option) => `- ${option.label}`)].join('\n');
  }
}

function factText(value: Markup | PartnerWords, voice: Voice): string {
  return value instanceof PartnerWords ? value.reveal() : plainMarkup(value, voice);
}

function buttonText(button: Button): string {
  return 'url' in button ? `[${button.label}: ${button.url}]` : `[${button.label}]`;
}

function spanText(span: Span, voice: Voice): string {
  switch (span.kind) {
    case 'plain':
      return span.text;
    case 'strong':
    case 'emphasis':
      return plainMarkup(span.content, voice);
    case 'instant':
      return voice.moment(span.at, span.style);
    case 'partner':
      return voice.person(span.user);
    case 'command':
      return `/${span.path}`;
    case 'message':
      return span.label;
    case 'link':
      return span.label === span.url ? span.url : `${span.label} (${span.url})`;
  }
}
