import { actionId } from '../../card/action-id.ts';
import { type Button, button, buttons, type Card, type Element, note, text } from '../../card/card.ts';
import { person, plain } from '../../card/markup.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { Timetable } from '../../schedule/timetable.ts';
import { daysWords, pausedWords, rhythmWords } from '../rhythm-words.ts';
import { whenForBoth } from '../time-words.ts';
import { nextTimes } from '../upcoming.ts';
import type { RhythmWish } from './read-form.ts';

/** In the room: the rhythm as it stands, and when the next three questions come. */
export function rhythmCard(say: Say, couple: Couple, timetable: Timetable): Card {
  if (!timetable.rituals.some((ritual) => ritual.on)) return noRhythmCard(say);
  const elements = [...rhythmElements(say, couple, timetable), note(say('rhythm.either'))];
  return { title: say.text('rhythm.title'), tone: 'calm', elements: [...elements, buttons(changeButton(say))] };
}

/** Only to the one who saved it: the same, and what concerns that partner alone. */
export function savedCard(say: Say, couple: Couple, timetable: Timetable, wish: RhythmWish): Card {
  const paused = couple.pause !== null;
  const instead = wish.usInstead && wish.us !== null ? [wish.us] : [];
  return {
    title: say.text('rhythm.saved-title'),
    tone: 'calm',
    elements: [
      ...rhythmElements(say, couple, timetable),
      ...(paused ? [text(pausedWords(say, couple))] : []),
      ...instead.map((day) => note(say('rhythm.us-instead', { day: daysWords(say, [day]) }))),
      note(say(`rhythm.own-depth-${wish.depth}`)),
      note(say('rhythm.zones')),
      buttons(...(paused ? [resumeButton(say, 'own')] : []), changeButton(say)),
    ],
  };
}

/** In the room: nothing is asked for now. It does not say who paused. */
export function pausedCard(say: Say, couple: Couple): Card {
  return {
    title: say.text('rhythm.paused-title'),
    tone: 'calm',
    elements: [text(pausedWords(say, couple)), note(say('rhythm.paused-either')), buttons(resumeButton(say, 'room'))],
  };
}

/** Only to the one who paused just now, or who wanted something that has to wait because it is paused still. */
export function pausedOwnCard(say: Say, couple: Couple, since: 'now' | 'still'): Card {
  return {
    title: say.text('rhythm.paused-title'),
    tone: 'calm',
    elements: [
      text(pausedWords(say, couple)),
      ...(since === 'now' ? [note(say('rhythm.paused-told'))] : []),
      buttons(resumeButton(say, 'own')),
    ],
  };
}

/** Only to the one who resumed. */
export function resumedCard(say: Say, couple: Couple, timetable: Timetable, wasPaused: boolean): Card {
  const first = text(say(wasPaused ? 'rhythm.resumed' : 'rhythm.not-paused'));
  const { elements, ...card } = rhythmCard(say, couple, timetable);
  return { ...card, elements: [first, ...elements] };
}

/** The other partner is not in the room, so nothing can go on yet. */
export function partnerAwayCard(say: Say, couple: Couple): Card {
  const away = couple.partners.filter(({ leftAt }) => leftAt !== null);
  return {
    tone: 'notice',
    elements: away.map(({ user }) => text(say('rhythm.partner-away', { partner: person(user) }))),
  };
}

export function wrongDaysCard(say: Say, most: number): Card {
  return { tone: 'notice', elements: [text(say('rhythm.pause-days-wrong', { most }))] };
}

/** Before the two have chosen a rhythm. */
export function noRhythmCard(say: Say): Card {
  return {
    tone: 'calm',
    elements: [text(say('rhythm.none')), buttons(button(say.text('rhythm.choose'), 'rhythm.open', 'main'))],
  };
}

export function changeButton(say: Say): Button {
  return button(say.text('rhythm.change'), 'rhythm.open');
}

/** `where` is the card that it stands on: in the room it turns that card into the rhythm, else the room is told. */
export function resumeButton(say: Say, where: 'room' | 'own'): Button {
  return button(say.text('rhythm.resume'), actionId('rhythm.resume', where), 'main');
}

function rhythmElements(say: Say, couple: Couple, timetable: Timetable): readonly Element[] {
  return timetable.rituals
    .filter((ritual) => ritual.on)
    .flatMap((ritual) => [
      text(say(`rhythm.${ritual.name}-comes`, { rhythm: rhythmWords(say, couple, ritual.rhythm) })),
      text(
        plain(
          nextTimes(timetable, ritual.name, ritual.name === 'question' ? 3 : 1)
            .map((at) => whenForBoth(say, couple, at))
            .join('\n'),
        ),
      ),
    ]);
}
