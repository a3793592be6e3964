import { PartnerWords } from '../model/partner-words.ts';
import type { Button, Card, Element, Fact } from './card.ts';
import { checkPicture } from './check-picture.ts';
import { limits } from './limits.ts';
import type { Markup } from './markup.ts';
import { plainLength, textLength, valueLength, weightOf } from './measure.ts';
import { checkAction, checkOptions, checkUrl, repeated, within } from './rules.ts';

export { checkForm } from './check-form.ts';

/** What is wrong with a card by the smallest platform's rules, one sentence each; empty when it can be sent. */
export function checkCard(card: Card): string[] {
  const problems: string[] = [];
  const { weight, text } = limits.card;
  if (card.title !== undefined) problems.push(...within('the title', card.title.trim(), limits.card.title));
  if (card.elements.length === 0) problems.push('the card has no element');
  problems.push(...card.elements.flatMap(checkElement));
  problems.push(...repeated('action id', card.elements.flatMap(actionsOf)));
  if (weightOf(card) > weight) problems.push(`the card weighs ${weightOf(card)}, ${weight} is the most`);
  const length = (card.title ?? '').length + card.elements.reduce((total, element) => total + textLength(element), 0);
  if (length > text) problems.push(`the card's text is ${length} long, ${text} is the most`);
  return problems;
}

function checkElement(element: Element): string[] {
  switch (element.kind) {
    case 'text':
    case 'note':
      return [...checkLinks(element.text), ...elementText(element, plainLength(element.text) === 0)];
    case 'quote':
      return [...(element.by ? checkLinks(element.by) : []), ...elementText(element, element.words.blank)];
    case 'facts':
      return [
        ...(element.facts.length === 0 ? ['a list of facts is empty'] : []),
        ...(element.facts.length > limits.card.facts ? [`${element.facts.length} facts are too many`] : []),
        ...element.facts.flatMap(checkFact),
      ];
    case 'image':
      return [...checkUrl(element.url), ...within('an alt text', element.alt.trim(), limits.card.imageAlt)];
    case 'picture':
      return checkPicture(element.picture);
    case 'divider':
      return [];
    case 'buttons':
      return [
        ...(element.buttons.length === 0 ? ['a row has no button'] : []),
        ...(element.buttons.length > limits.card.buttonsPerRow
          ? [`a row has ${element.buttons.length} buttons, ${limits.card.buttonsPerRow} is the most`]
          : []),
        ...element.buttons.flatMap(checkButton),
      ];
    case 'select':
      return [
        ...checkAction(element.action),
        ...within('a placeholder', element.placeholder.trim(), limits.select.placeholder),
        ...checkOptions(element.options, 1, limits.select.options),
      ];
  }
}

function elementText(element: Element, blank: boolean): string[] {
  if (blank) return [`a ${element.kind} is empty`];
  const length = textLength(element);
  return length > limits.card.elementText
    ? [`a ${element.kind} is ${length} long, ${limits.card.elementText} is the most`]
    : [];
}

function checkFact({ label, value }: Fact): string[] {
  const length = valueLength(value);
  return [
    ...within('a fact label', label.trim(), limits.card.factLabel),
    ...(value instanceof PartnerWords ? [] : checkLinks(value)),
    ...(length === 0 ? ['a fact value is empty'] : []),
    ...(length > limits.card.factValue ? [`a fact value is ${length} long, ${limits.card.factValue} is the most`] : []),
  ];
}

function checkButton(button: Button): string[] {
  const label = within('a button label', button.label.trim(), limits.card.buttonLabel);
  return [...label, ...('url' in button ? checkUrl(button.url) : checkAction(button.action))];
}

function checkLinks(markup: Markup): string[] {
  return markup.flatMap((span) => {
    if (span.kind === 'link')
      return [...checkUrl(span.url), ...(span.label.trim() === '' ? ['a link has no label'] : [])];
    return span.kind === 'strong' || span.kind === 'emphasis' ? checkLinks(span.content) : [];
  });
}

function actionsOf(element: Element): string[] {
  if (element.kind === 'select') return [element.action];
  return element.kind === 'buttons' ? element.buttons.flatMap((one) => ('action' in one ? [one.action] : [])) : [];
}
