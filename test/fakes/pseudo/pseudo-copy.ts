import { IntlMessageFormat } from 'intl-messageformat';
import { pseudoWords } from './pseudo-words.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;
type Element = Ast[number];

/** A sentence of the bot with other words: its places, its branches and the names of commands stay as they are. */
export function pseudoCopy(message: string): string {
  return `\u200f${written(new IntlMessageFormat(message, 'en').getAst(), false)}\u200f`;
}

function written(elements: Ast, isCounted: boolean): string {
  return elements.map((one) => writtenOne(one, isCounted)).join('');
}

function writtenOne(element: Element, isCounted: boolean): string {
  switch (element.type) {
    case 0:
      return quoted(pseudoWords(element.value), isCounted);
    case 1:
      return `{${element.value}}`;
    case 2:
      return `{${element.value}, number}`;
    case 5:
      return `{${element.value}, select, ${branches(element.options, isCounted)}}`;
    case 6: {
      const kind = element.pluralType === 'ordinal' ? 'selectordinal' : 'plural';
      return `{${element.value}, ${kind}, ${branches(element.options, true)}}`;
    }
    case 7:
      return '#';
    case 8: {
      const { value, children } = element;
      // The name of a command is no word.
      const inner =
        value === 'cmd'
          ? children.map((one) => (one.type === 0 ? one.value : writtenOne(one, false))).join('')
          : written(children, isCounted);
      return `<${value}>${inner}</${value}>`;
    }
    default:
      throw new Error(`no sentence of ours has a place of kind ${element.type}`);
  }
}

function branches(options: Readonly<Record<string, { readonly value: Ast }>>, isCounted: boolean): string {
  return Object.entries(options)
    .map(([name, { value }]) => `${name} {${written(value, isCounted)}}`)
    .join(' ');
}

/** What has a meaning of its own in such a message stands between apostrophes. */
function quoted(text: string, isCounted: boolean): string {
  return text.replaceAll(isCounted ? /[{}<>#]+/gu : /[{}<>]+/gu, (signs) => `'${signs}'`);
}
