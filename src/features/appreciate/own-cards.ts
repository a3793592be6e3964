import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, note, text } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { PartnerWords } from '../../model/partner-words.ts';
import type { CoupleContext } from '../context.ts';
import { inFull } from './room-card.ts';

/** Confirms to its author what was said, with a way to mend it and a way back. */
export function sentCard({ say }: CoupleContext, id: string): Card {
  return {
    title: say.text('appreciate.sent-title'),
    tone: 'warm',
    elements: [
      text(say('appreciate.sent')),
      note(say('appreciate.sent-note')),
      buttons(button(say.text('appreciate.button-jar'), actionId('appreciate.jar')), ...ownButtons(say, id)),
    ],
  };
}

/** The same once it was changed, with the words as they are now. */
export function changedCard({ say }: CoupleContext, id: string, words: PartnerWords): Card {
  return {
    title: say.text('appreciate.changed-title'),
    tone: 'warm',
    elements: [
      text(say('appreciate.changed')),
      ...inFull(words),
      buttons(button(say.text('appreciate.button-jar'), actionId('appreciate.jar')), ...ownButtons(say, id)),
    ],
  };
}

/** What its author can do about one: mending comes before taking back. */
export function ownButtons(say: Say, id: string): readonly Button[] {
  return [
    button(say.text('appreciate.button-edit'), actionId('appreciate.edit', id)),
    button(say.text('appreciate.button-take-back'), actionId('appreciate.take-back', id)),
  ];
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
