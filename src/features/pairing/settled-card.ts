import { type Card, note, text } from '../../card/card.ts';
import type { CopyKey } from '../../content/copy.ts';
import type { Say, Values } from '../../content/say.ts';
import { sideOf } from '../../model/couple.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { Stores } from '../../port/store.ts';
import { valuesOf } from './invitation-cards.ts';
import { welcomeCard } from './welcome-card.ts';

/** What an invitation's card shows once nobody can answer it any more. */
export async function settledCard(stores: Stores, say: Say, invitation: Invitation): Promise<Card> {
  if (invitation.state !== 'accepted') return closedCard(say, invitation);
  const couple = await stores.couples.activeIn(invitation.room);
  const both = couple !== null && [invitation.from, invitation.to].every((one) => sideOf(couple, one) !== null);
  if (!both) return closedCard(say, invitation);
  if (invitation.coupleId === null) return welcomeCard(stores, say, invitation, couple);
  return {
    title: say.text('pairing.continued-title'),
    tone: 'warm',
    elements: [text(say('pairing.continued', valuesOf(invitation))), note(say('pairing.continued-open'))],
  };
}

function closedCard(say: Say, invitation: Invitation): Card {
  const values = valuesOf(invitation);
  const declined = invitation.coupleId === null ? 'pairing.declined' : 'pairing.declined-continue';
  switch (invitation.state) {
    case 'declined':
      return closed(say, 'pairing.declined-title', declined, values);
    case 'expired':
      return closed(say, 'pairing.expired-title', 'pairing.expired', values);
    case 'open':
    case 'withdrawn':
      return closed(say, 'pairing.withdrawn-title', 'pairing.withdrawn', values);
    case 'accepted':
      return closed(say, 'pairing.ended-title', 'pairing.ended', values);
  }
}

function closed(say: Say, title: CopyKey, sentence: CopyKey, values: Values): Card {
  return { title: say.text(title), tone: 'calm', elements: [text(say(sentence, values))] };
}
