import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, text } from '../../card/card.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import { inFull } from './room-card.ts';

/** Confirms to its author what was said, with a way back. */
export function sentCard({ say }: CoupleContext, id: string): Card {
  return {
    title: say.text('appreciate.sent-title'),
    tone: 'warm',
    elements: [
      text(say('appreciate.sent')),
      note(say('appreciate.sent-note')),
      buttons(
        button(say.text('appreciate.button-jar'), actionId('appreciate.jar')),
        button(say.text('appreciate.button-take-back'), actionId('appreciate.take-back', id)),
      ),
    ],
  };
}

/** Gives the words back to their author for a last time; `null` when they were given back before. */
export function takenBackCard({ say }: CoupleContext, words: PartnerWords | null): Card {
  const kept = words === null ? [] : [note(say('appreciate.taken-words')), ...inFull(words)];
  return {
    title: say.text('appreciate.taken-title'),
    tone: 'calm',
    elements: [text(say('appreciate.taken')), ...kept],
  };
}
