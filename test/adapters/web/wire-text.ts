import type { WireCard, WireElement } from '../../../adapters/web/wire.ts';
import type { Markup, Span } from '../../../src/card/markup.ts';

/** Everything that can be read on a card, in order. */
export function wireText(card: WireCard): string {
  return [card.title ?? '', ...card.elements.map(elementText)].filter((line) => line !== '').join('\n');
}

export function wireButtons(card: WireCard): readonly { label: string; action?: string }[] {
  return card.elements.flatMap((element) => (element.kind === 'buttons' ? element.buttons : []));
}

export function wireOptions(card: WireCard): readonly { label: string; action: string; value: string }[] {
  return card.elements.flatMap((element) =>
    element.kind === 'select'
      ? element.options.map(({ label, value }) => ({ label, value, action: element.action }))
      : [],
  );
}

function elementText(element: WireElement): string {
  switch (element.kind) {
    case 'text':
    case 'note':
      return markupText(element.text);
    case 'quote':
      return `${element.by === undefined ? '' : `${markupText(element.by)}: `}${element.words}`;
    case 'facts':
      return element.facts
        .map(({ label, value }) => `${label}: ${'words' in value ? value.words : markupText(value)}`)
        .join('\n');
    case 'image':
      return element.alt;
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
    case 'zoned':
      return new Date(span.at).toISOString();
    case 'partner':
      return `@${span.user.user}`;
    case 'command':
      return `/${span.path}`;
    case 'message':
    case 'link':
      return span.label;
  }
}
