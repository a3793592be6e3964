import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { splitWords } from '../../card/clip.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import type { Appreciation, KeptAppreciation } from '../../model/appreciation.ts';
import { type Couple, otherSide } from '../../model/couple.ts';
import type { PartnerWords } from '../../model/partner-words.ts';

/** The longest text takes two of these. */
const piece = 1600;

/** An appreciation as it stands in the room. */
export function roomCard({ say }: Library, couple: Couple, { side, words }: KeptAppreciation): Card {
  const by = person(couple.partners[side].user);
  const other = person(couple.partners[otherSide(side)].user);
  return {
    tone: 'warm',
    elements: [
      text(say('appreciate.post', { by, other })),
      ...inFull(words),
      buttons(
        button(say.text('appreciate.button-back'), actionId('appreciate.write')),
        button(say.text('appreciate.button-jar'), actionId('appreciate.jar')),
      ),
    ],
  };
}

/** What stands in its place where it was taken back and cannot be removed: not whose it was, nor what it was. */
export function removedCard({ say }: Library): Card {
  return { tone: 'calm', elements: [note(say('appreciate.post-removed'))] };
}

/** The appreciation where the platform does not take the words: both can read it in their jar. */
export function wordlessCard({ say }: Library, couple: Couple, { side }: Appreciation): Card {
  const by = person(couple.partners[side].user);
  const other = person(couple.partners[otherSide(side)].user);
  const jar = button(say.text('appreciate.button-jar'), actionId('appreciate.jar'), 'main');
  return { tone: 'warm', elements: [text(say('appreciate.post-wordless', { by, other })), buttons(jar)] };
}

/** All of the words, in as many quotes as they take. */
export function inFull(words: PartnerWords) {
  return splitWords(words, piece).map((one) => quote(one));
}
