import { buttons, type Card, text } from '../../../card/card.ts';
import { person } from '../../../card/markup.ts';
import { otherSide } from '../../../model/couple.ts';
import type { Kind, MeetingView } from '../kind.ts';
import { openButton, overCard } from '../meeting-cards.ts';
import { closerButtons, ownCard } from './own-card.ts';
import { together } from './together-card.ts';

/** What has been in the way: alone, or together; then both see what both marked, and what either shows besides. */
export const reconnect: Omit<Kind, 'questionnaire'> = {
  whoSees: 'reconnect.who-sees',
  before: 'reconnect.safe',
  ownCard,
  closerButtons,
  invitation,
  together,
};

function invitation(view: MeetingView): Card {
  const over = overCard(view);
  if (over !== null) return over;
  const { meeting, couple, library } = view;
  const { say } = library;
  const by = meeting.by ?? 0;
  const values = { by: person(couple.partners[by].user), other: person(couple.partners[otherSide(by)].user) };
  return {
    title: say.text('reconnect.invite-title'),
    tone: 'question',
    elements: [text(say('reconnect.invite', values)), buttons(openButton(say, view, 'reconnect.button-mark'))],
  };
}
