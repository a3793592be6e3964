import type { Button, Card, Element } from '../../src/card/card.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { isWeb, renderMarkup } from './render-markup.ts';
import type { WireCard, WireElement } from './wire.ts';

/** A card as the page shows it and as it is stored: nothing dropped, partner words opened. */
export function renderCard(card: Card): WireCard {
  return {
    ...(card.title === undefined ? {} : { title: card.title }),
    tone: card.tone,
    elements: card.elements.map(renderElement),
  };
}

/** The card that a rendered one came from. */
export function readCard(card: WireCard): Card {
  return { ...card, elements: card.elements.map(readElement) };
}

function renderElement(element: Element): WireElement {
  switch (element.kind) {
    case 'text':
    case 'note':
      return { kind: element.kind, text: renderMarkup(element.text) };
    case 'quote': {
      const words = element.words.reveal();
      return element.by === undefined
        ? { kind: 'quote', words }
        : { kind: 'quote', by: renderMarkup(element.by), words };
    }
    case 'facts':
      return {
        kind: 'facts',
        facts: element.facts.map(({ label, value }) => ({
          label,
          value: value instanceof PartnerWords ? { words: value.reveal() } : renderMarkup(value),
        })),
      };
    case 'buttons':
      return { kind: 'buttons', buttons: element.buttons.filter(isSafe) };
    case 'image':
    case 'picture':
    case 'divider':
    case 'select':
      return { ...element };
  }
}

function readElement(element: WireElement): Element {
  switch (element.kind) {
    case 'quote':
      return { ...element, words: new PartnerWords(element.words) };
    case 'facts':
      return {
        kind: 'facts',
        facts: element.facts.map(({ label, value }) => ({
          label,
          value: 'words' in value ? new PartnerWords(value.words) : value,
        })),
      };
    default:
      return element;
  }
}

/** Refuses an address that is not https where it is written: a button cannot be restyled into words. */
function isSafe(button: Button): boolean {
  if (!('url' in button) || isWeb(button.url)) return true;
  throw new TypeError(`the address of the button "${button.label}" is not https`);
}
