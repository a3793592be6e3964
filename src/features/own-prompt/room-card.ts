import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import { type Couple, otherSide } from '../../model/couple.ts';
import type { OwnPrompt } from '../../model/own-prompt.ts';
import { aboutWords, fullText } from './own-cards.ts';

export type View = { readonly own: OwnPrompt; readonly couple: Couple; readonly library: Library };

/** Says that a question was added; of a surprise nothing but that, before it is asked and afterwards. */
export function roomCard(
  { own, couple, library: { say } }: View,
  wording: 'with-words' | 'wordless' = 'with-words',
): Card {
  if (own.withdrawnAt !== null || own.text === null) {
    return { tone: 'calm', elements: [note(say('own-prompt.post-withdrawn'))] };
  }
  const by = person(couple.partners[own.by].user);
  const other = person(couple.partners[otherSide(own.by)].user);
  const ways = buttons(
    button(say.text('own-prompt.button-add'), actionId('own-prompt.add')),
    button(say.text('own-prompt.button-list'), actionId('own-prompt.list')),
  );
  const lead = own.surprise ? 'post-surprise' : wording === 'wordless' ? 'post-wordless' : 'post-added';
  const isShown = !own.surprise && wording === 'with-words';
  return {
    title: say.text('own-prompt.post-title'),
    tone: 'warm',
    elements: [
      text(say(`own-prompt.${lead}`, { by, other })),
      ...(isShown ? [quote(fullText(own.text)), note(aboutWords(say, own))] : []),
      ways,
    ],
  };
}
