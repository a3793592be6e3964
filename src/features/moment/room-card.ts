import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, note, quote, text } from '../../card/card.ts';
import { person } from '../../card/markup.ts';
import type { Library } from '../../content/library.ts';
import type { Couple } from '../../model/couple.ts';
import type { KeptMoment } from '../../model/moment.ts';
import { dayWords } from './day-sentences.ts';

/** A moment as it stands in the room once it was kept. */
export function roomCard({ say }: Library, couple: Couple, moment: KeptMoment): Card {
  return {
    tone: 'warm',
    elements: [
      text(say('moment.post', lead(say, couple, moment))),
      quote(moment.words),
      buttons(
        button(say.text('moment.button-add'), actionId('moment.add')),
        button(say.text('moment.button-list'), actionId('moment.open')),
      ),
    ],
  };
}

/** The same where the platform does not take the words: both can read them in their list. */
export function wordlessCard({ say }: Library, couple: Couple, moment: KeptMoment): Card {
  const list = button(say.text('moment.button-list'), actionId('moment.open'), 'main');
  return {
    tone: 'warm',
    elements: [text(say('moment.post-wordless', lead(say, couple, moment))), buttons(list)],
  };
}

/** What stands in its place where it was taken away and cannot be removed: not whose it was, nor what it was. */
export function removedCard({ say }: Library): Card {
  return { tone: 'calm', elements: [note(say('moment.post-removed'))] };
}

/** What is left above a newer copy. */
export function movedCard({ say }: Library): Card {
  return { tone: 'calm', elements: [note(say('moment.post-moved'))] };
}

function lead(say: Library['say'], couple: Couple, { side, kind, day }: KeptMoment) {
  return { by: person(couple.partners[side].user), kind, day: dayWords(say, day) };
}
