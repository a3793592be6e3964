import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, quote, text } from '../../card/card.ts';
import { clipWords } from '../../card/clip.ts';
import { person } from '../../card/markup.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import type { Revealed } from './find-revealed.ts';

/** How much of each is repeated. */
const most = 1500;

/**
 * What one sees after a reply, in the place of what led to it. A private reply shows nowhere else to the one who wrote
 * it, so it stands here, below what it answers.
 */
export function thanksCard(
  { say, other }: CoupleContext,
  { checkIn }: Pick<Revealed, 'checkIn'>,
  words: PartnerWords,
  asked?: PartnerWords,
): Card {
  const who = { other: person(other.user) };
  const isPrivate = checkIn.reveal === 'private';
  const said: Element[] = [
    ...(asked === undefined ? [] : [quote(clipWords(asked, most), say('respond.sent-asked', who))]),
    quote(clipWords(words, most), say('respond.sent-own')),
  ];
  return {
    title: say.text('respond.sent-title'),
    tone: 'warm',
    elements: [
      ...(isPrivate ? said : []),
      text(say(isPrivate ? 'respond.sent-private' : 'respond.sent-room', who)),
      buttons(button(say.text('respond.button-another'), actionId('respond.again', checkIn.id))),
    ],
  };
}
