import type { Card, Element, Fact } from '../../src/card/card.ts';
import { describePicture } from '../../src/card/describe-picture.ts';
import { PartnerWords } from '../../src/model/partner-words.ts';
import { clipEscaped, escapeText } from './escape.ts';
import { slackLimits } from './limits.ts';
import { renderMarkup } from './render-markup.ts';

/**
 * All of a card as one text. Slack's screen reader support reads this and not the blocks, and its notifications
 * show the beginning of it; it is sent with formatting turned off.
 */
export function fallbackText(card: Card): string {
  const parts = card.elements.map(elementText).filter((part) => part !== '');
  const title = card.title === undefined ? [] : [escapeText(card.title)];
  return clipEscaped([...title, ...parts].join('\n'), slackLimits.message.text - 100);
}

function elementText(element: Element): string {
  switch (element.kind) {
    case 'text':
    case 'note':
      return renderMarkup(element.text, 'plain');
    case 'quote': {
      const by = element.by === undefined ? '' : `${renderMarkup(element.by, 'plain')}:\n`;
      return `${by}${escapeText(element.words.reveal())}`;
    }
    case 'facts':
      return element.facts.map(factText).join('\n');
    case 'image':
      return escapeText(element.alt);
    case 'picture':
      return renderMarkup(describePicture(element.picture), 'plain');
    case 'divider':
      return '';
    case 'buttons':
      return element.buttons.map((button) => `[${escapeText(button.label)}]`).join(' ');
    case 'select':
      return [
        escapeText(element.placeholder),
        ...element.options.map((option) => `- ${escapeText(option.label)}`),
      ].join('\n');
  }
}

function factText({ label, value }: Fact): string {
  return `${escapeText(label)}: ${value instanceof PartnerWords ? escapeText(value.reveal()) : renderMarkup(value, 'plain')}`;
}
