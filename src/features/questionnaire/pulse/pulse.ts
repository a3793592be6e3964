import { buttons, type Card, note, text } from '../../../card/card.ts';
import { person } from '../../../card/markup.ts';
import { otherSide, sides } from '../../../model/couple.ts';
import type { Kind, MeetingView } from '../kind.ts';
import { openButton, overCard } from '../meeting-cards.ts';
import { names } from '../names.ts';
import { ownCard } from './own-card.ts';
import { together } from './together-card.ts';

/** Seven signs: each rates them alone, and sees both ratings once both are in. */
export const pulse: Omit<Kind, 'questionnaire'> = {
  whoSees: 'pulse.who-sees',
  before: 'pulse.safe',
  meetsByItself: true,
  ownCard,
  invitation,
  together,
};

function invitation(view: MeetingView): Card {
  const over = overCard(view);
  if (over !== null) return over;
  const { meeting, couple, library } = view;
  const { say } = library;
  const first = sides.find((side) => meeting.rounds[side] !== null);
  const lead = text(say('pulse.invite', names(couple)));
  const finished =
    first === undefined
      ? []
      : [
          text(
            say('pulse.invite-one', {
              by: person(couple.partners[first].user),
              other: person(couple.partners[otherSide(first)].user),
            }),
          ),
        ];
  return {
    title: say.text('pulse.invite-title'),
    tone: 'question',
    elements: [
      lead,
      ...finished,
      note(say('pulse.invite-sealed', { reveal: meeting.reveal })),
      buttons(openButton(say, view, 'pulse.button-rate')),
    ],
  };
}
