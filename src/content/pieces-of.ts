import { IntlMessageFormat } from 'intl-messageformat';
import type { Message, Piece } from '../card/message.ts';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

/** A sentence of ours as plain data. Throws for what that has no place for: a tag, or a date. */
export function piecesOf(message: string, locale: string): Message {
  return read(new IntlMessageFormat(message, locale).getAst(), null);
}

/** `counted` is the place that `#` stands for. */
function read(elements: Ast, counted: string | null): Message {
  return elements.map((one): Piece => {
    switch (one.type) {
      case kinds.literal:
        return one.value;
      case kinds.place:
        return { place: one.value };
      case kinds.number:
        return { number: one.value };
      case kinds.word:
        return { word: one.value, among: among(one.options, counted) };
      case kinds.count:
        if (one.offset === 0 && one.pluralType !== 'ordinal')
          return { count: one.value, among: among(one.options, one.value) };
        break;
      case kinds.pound:
        if (counted !== null) return { number: counted };
    }
    throw new TypeError('this sentence has a place of a kind that cannot be said elsewhere');
  });
}

function among(options: Readonly<Record<string, { readonly value: Ast }>>, counted: string | null) {
  return Object.fromEntries(Object.entries(options).map(([name, { value }]) => [name, read(value, counted)]));
}

/** Kinds of a message's elements, as the parser numbers them. */
const kinds = { literal: 0, place: 1, number: 2, word: 5, count: 6, pound: 7 } as const;
