import { type Card, note, quote } from '../card/card.ts';
import { splitWords } from '../card/clip.ts';
import { clipQuotes } from '../card/clip-quotes.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import type { Say } from './say.ts';

/** How much of what was typed stands on the card; if that is not all, all of it is in a file. */
const onCard = 2400;

/** How many pieces of it: more do not fit beside what the card says already. */
const piecesOnCard = 8;

/** A private reply that refuses a form and gives back all that was typed into it, so that nothing is lost. */
export function giveBack(say: Say, refusal: Card, typed: readonly PartnerWords[]) {
  const words = typed.filter((one) => !one.blank);
  if (words.length === 0) return { kind: 'private', card: refusal } as const;
  const pieces = words.flatMap((one) => splitWords(one, onCard / 2)).map((one) => quote(one));
  const { elements, clipped } = clipQuotes(pieces.slice(0, piecesOnCard), onCard);
  const card = { ...refusal, elements: [...refusal.elements, note(say('check-in.words-back')), ...elements] };
  if (!clipped && pieces.length <= piecesOnCard) return { kind: 'private', card } as const;
  const text = words.map((one) => one.reveal()).join('\n\n');
  return {
    kind: 'private',
    card: { ...card, elements: [...card.elements, note(say('check-in.words-back-file'))] },
    files: [{ name: say.text('check-in.words-file-name'), mediaType: 'text/plain; charset=utf-8', text }],
  } as const;
}
