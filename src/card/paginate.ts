import type { Element } from './card.ts';
import { splitWords } from './clip.ts';
import { elementWeight, textLength } from './measure.ts';

/** How much one page holds: what is left goes to the title, a line of ours, and the buttons that turn the page. */
const page = { text: 2600, weight: 24, quote: 1300 } as const;

/** The elements on as few pages as they take, nothing left out: long quotes go on under the same name. */
export function paginate(elements: readonly Element[]): readonly (readonly Element[])[] {
  const pages: Element[][] = [];
  let room = { text: 0, weight: 0 };
  for (const element of elements.flatMap(inPieces)) {
    const needs = { text: textLength(element), weight: elementWeight(element) };
    let last = pages.at(-1);
    if (last === undefined || needs.text > room.text || needs.weight > room.weight) {
      last = [];
      pages.push(last);
      room = { text: page.text, weight: page.weight };
    }
    last.push(element);
    room = { text: room.text - needs.text, weight: room.weight - needs.weight };
  }
  return pages;
}

function inPieces(element: Element): readonly Element[] {
  if (element.kind !== 'quote' || element.words.length <= page.quote) return [element];
  return splitWords(element.words, page.quote).map((words) => ({ ...element, words }));
}
