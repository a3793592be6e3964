import { actionId } from '../../card/action-id.ts';
import { button, buttons, type Card, text } from '../../card/card.ts';
import { instant, type Markup, person } from '../../card/markup.ts';
import type { Couple } from '../../model/couple.ts';
import type { Invitation } from '../../model/invitation.ts';
import { sameUser, type UserRef } from '../../model/place.ts';
import type { Context } from '../context.ts';

/** What only the person who wants to pair sees. */
type Voice = Pick<Context, 'say'>;

export function refusalCard(sentence: Markup): Card {
  return { tone: 'notice', elements: [text(sentence)] };
}

export function sentCard({ say }: Voice, invitation: Invitation): Card {
  return {
    title: say.text('pairing.sent-title'),
    tone: 'calm',
    elements: [
      text(say('pairing.sent', { to: person(invitation.to), until: instant(invitation.expiresAt) })),
      buttons(button(say.text('pairing.withdraw'), actionId('pairing.withdraw', invitation.id))),
    ],
  };
}

/** One's own invitation is open already; `to` is whom one named now. */
export function waitingCard({ say }: Voice, invitation: Invitation, to: UserRef): Card {
  const values = { to: person(invitation.to), until: instant(invitation.expiresAt) };
  return {
    title: say.text('pairing.waiting-title'),
    tone: 'calm',
    elements: [
      text(say(sameUser(invitation.to, to) ? 'pairing.waiting' : 'pairing.waiting-other', values)),
      buttons(button(say.text('pairing.withdraw'), actionId('pairing.withdraw', invitation.id))),
    ],
  };
}

/** The other was first: one can answer at once. */
export function theirsCard({ say }: Voice, invitation: Invitation): Card {
  return {
    title: say.text('pairing.theirs-title'),
    tone: 'warm',
    elements: [
      text(say('pairing.theirs', { from: person(invitation.from) })),
      buttons(
        button(say.text('pairing.accept'), actionId('pairing.accept', invitation.id), 'main'),
        button(say.text('pairing.decline'), actionId('pairing.decline', invitation.id)),
        button(say.text('pairing.details'), actionId('pairing.details', invitation.id)),
      ),
    ],
  };
}

export function moveOfferCard({ say }: Voice, to: UserRef): Card {
  return {
    title: say.text('pairing.move-title'),
    tone: 'calm',
    elements: [
      text(say('pairing.move-offer', { to: person(to) })),
      buttons(button(say.text('pairing.move-ask'), actionId('pairing.invite', 'move', to.user), 'main')),
    ],
  };
}

export function restoreOfferCard({ say }: Voice, to: UserRef, ended: Couple): Card {
  const until = instant(ended.ending?.eraseAt ?? 0, 'day');
  return {
    title: say.text('pairing.restore-title'),
    tone: 'calm',
    elements: [
      text(say('pairing.restore-offer', { to: person(to), until })),
      buttons(
        button(say.text('pairing.restore-ask'), actionId('pairing.invite', 'restore', to.user), 'main'),
        button(say.text('pairing.fresh-ask'), actionId('pairing.invite', 'fresh', to.user)),
      ),
    ],
  };
}
