import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { clipQuotes } from '../../card/clip-quotes.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import type { KeptAppreciation } from '../../model/appreciation.ts';
import type { Couple } from '../../model/couple.ts';

/** As many stand on one card, the newest; the jar has them all. */
export const mostTold = 10;

/** How much of everybody's words stands on it. */
const cardWords = 2200;

/** What the two said to each other, in the order in which they did. `count`: how many there are. */
export function digestCard({ say }: Library, couple: Couple, newest: readonly KeptAppreciation[], count: number): Card {
  const quotes = newest.toReversed().map(({ words, side }) => quote(words, [person(couple.partners[side].user)]));
  const more = count - newest.length;
  return {
    title: say.text('appreciate.digest-title'),
    tone: 'warm',
    elements: [
      text(say('appreciate.digest-lead', both(couple))),
      ...clipQuotes(quotes, cardWords).elements,
      ...(more > 0 ? [note(say('appreciate.digest-more', { count: more }))] : []),
      digestButtons(say),
    ],
  };
}

/** The same without anybody's words. */
export function wordlessDigestCard({ say }: Library, couple: Couple): Card {
  return {
    title: say.text('appreciate.digest-title'),
    tone: 'warm',
    elements: [text(say('appreciate.digest-wordless', both(couple))), digestButtons(say)],
  };
}

/** Only who is named hears of it. */
function both({ partners: [one, other] }: Couple) {
  return { one: person(one.user), other: person(other.user) };
}

function digestButtons(say: Library['say']) {
  return buttons(
    button(say.text('appreciate.button-jar'), actionId('appreciate.jar')),
    button(say.text('appreciate.digest-write'), actionId('appreciate.write')),
  );
}
