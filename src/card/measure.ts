import { PartnerWords } from '../model/partner-words.ts';
import type { Card, Element } from './card.ts';
import { describePicture } from './describe-picture.ts';
import type { Markup } from './markup.ts';
import { plainMarkup, type Voice } from './plain-text.ts';

/** Components as Discord counts them: the container, the title, each element, and what is nested in it. */
export function weightOf(card: Card): number {
  return 1 + (card.title === undefined ? 0 : 1) + sum(card.elements.map(elementWeight));
}

/** The same for one element. */
export function elementWeight(element: Element): number {
  switch (element.kind) {
    case 'buttons':
      return 1 + element.buttons.length;
    case 'select':
      return 2;
    case 'text':
    case 'quote':
    case 'note':
    case 'facts':
    case 'image':
    case 'picture':
    case 'divider':
      return 1;
  }
}

/** How much an element adds to the text of a message; labels of buttons and options do not count. */
export function textLength(element: Element): number {
  switch (element.kind) {
    case 'text':
    case 'note':
      return markupLength(element.text);
    case 'quote':
      return (element.by === undefined ? 0 : markupLength(element.by)) + element.words.length;
    case 'facts':
      return sum(element.facts.map((fact) => fact.label.length + 2 + valueLength(fact.value)));
    case 'picture':
      return markupLength(describePicture(element.picture));
    case 'image':
    case 'divider':
    case 'buttons':
    case 'select':
      return 0;
  }
}

/** How much there is to see in a value: 0 when there is nothing. */
export function valueLength(value: Markup | PartnerWords): number {
  return value instanceof PartnerWords ? (value.blank ? 0 : value.length) : plainLength(value);
}

/** Its length without the space around it: 0 when there is nothing to see. */
export function plainLength(markup: Markup): number {
  return plainMarkup(markup, widest).trim().length;
}

function markupLength(markup: Markup): number {
  return plainMarkup(markup, widest).length;
}

function sum(all: readonly number[]): number {
  return all.reduce((total, one) => total + one, 0);
}

/** Tokens as long as the platforms write them at most (Slack's date token with its fallback is the longest). */
const widest: Voice = { person: () => '0'.repeat(32), moment: () => '0'.repeat(80) };
