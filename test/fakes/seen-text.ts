import type { Card, Element } from '../../src/card/card.ts';
import { describePicture } from '../../src/card/describe-picture.ts';
import type { Markup, Span } from '../../src/card/markup.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { SeenCard } from '../flows/driver.ts';

/** What stands on a card, as one text: what a screen reader would say. */
export function cardText(card: Card): string {
  return [card.title ?? '', ...card.elements.map(elementText)].filter((line) => line !== '').join('\n');
}

/** The labels of the buttons and of the menu options on a card. */
export function controlsOf(card: Pick<Card, 'elements'>): Pick<SeenCard, 'buttons' | 'options'> {
  return {
    buttons: buttonsOf(card).map(({ label }) => label),
    options: optionsOf(card).map(({ label }) => label),
  };
}

/** The buttons on a card, in order. */
export function buttonsOf({
  elements,
}: Pick<Card, 'elements'>): readonly { readonly label: string; readonly action?: string }[] {
  return elements.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
}

/** The options of the menus on a card, each with what its menu does. */
export function optionsOf({ elements }: Pick<Card, 'elements'>) {
  return elements.flatMap((one) =>
    one.kind === 'select' ? one.options.map((option) => ({ ...option, action: one.action })) : [],
  );
}

function elementText(element: Element): string {
  switch (element.kind) {
    case 'text':
    case 'note':
      return markupText(element.text);
    case 'quote':
      return `${element.by === undefined ? '' : `${markupText(element.by)}: `}"${element.words.reveal()}"`;
    case 'facts':
      return element.facts
        .map(({ label, value }) => `${label}: ${value instanceof PartnerWords ? value.reveal() : markupText(value)}`)
        .join('\n');
    case 'image':
      return element.alt;
    case 'picture':
      return markupText(describePicture(element.picture));
    case 'divider':
    case 'buttons':
    case 'select':
      return '';
  }
}

function markupText(markup: Markup): string {
  return markup.map(spanText).join('');
}

function spanText(span: Span): string {
  switch (span.kind) {
    case 'plain':
      return span.text;
    case 'strong':
    case 'emphasis':
      return markupText(span.content);
    case 'instant':
      return new Date(span.at).toISOString().slice(0, 16);
    case 'partner':
      return `@${span.user.user}`;
    case 'command':
      return `/${span.path}`;
    case 'message':
    case 'link':
      return span.label;
  }
}
