import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { RitualOffer } from '../../port/stores/offer-store.ts';
import type { Timetable } from '../../schedule/timetable.ts';
import { pausedWords } from '../rhythm-words.ts';
import { whenForBoth } from '../time-words.ts';
import { nextOf } from '../upcoming.ts';

/** In the room: a ritual that the two may like; once it is decided, what was, without saying by whom. */
export function offerCard(say: Say, couple: Couple, { name, open }: RitualOffer, timetable: Timetable): Card {
  if (open && couple.ending !== null) return overCard(say);
  return { title: say.text(`commands.ritual-${name}`), tone: 'calm', elements: elements() };

  function elements(): readonly Element[] {
    if (open) {
      const yes = button(say.text('rituals.yes'), actionId('rituals.answer', name, 'yes'), 'main');
      const no = button(say.text('rituals.no'), actionId('rituals.answer', name, 'no'));
      return [text(say(`rhythm.offer-${name}`)), buttons(yes, no)];
    }
    if (!timetable.rituals.some((one) => one.name === name && one.on)) return [text(say('rituals.left'))];
    const next = nextOf(timetable, name);
    const taken = note(say('rituals.taken'));
    if (next !== null)
      return [text(say(`rhythm.next-${name}`, { when: whenForBoth(say, couple, next.comesAt) })), taken];
    // It rests with all the rest; or nothing is known yet that it would have to say.
    return couple.pause === null ? [taken] : [text(pausedWords(say, couple)), taken];
  }
}

/** Nothing can be chosen there: the pairing has ended. */
function overCard(say: Say): Card {
  return { tone: 'calm', elements: [note(say('rituals.over'))] };
}
