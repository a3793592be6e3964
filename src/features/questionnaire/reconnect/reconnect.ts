import type { Card } from '../../../card/card.ts';
import type { Kind, MeetingView } from '../kind.ts';
import { askedCard } from '../meeting-cards.ts';
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
  return askedCard(view, {
    title: 'reconnect.invite-title',
    text: 'reconnect.invite',
    button: 'reconnect.button-mark',
  });
}
