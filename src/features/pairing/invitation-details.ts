import { z } from 'zod';
import { type Card, type Element, note, text } from '../../card/card.ts';
import { instant } from '../../card/markup.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { Readers } from '../../port/chat-platform.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import { type Purpose, purposeOf, valuesOf } from './invitation-cards.ts';
import { refusalCard } from './offer-cards.ts';
import { settledCard } from './settled-card.ts';

/** All that there is to know before one agrees, privately to whoever wants to read it: nobody sees who did. */
export const readDetails: ActionDefinition = {
  kind: 'action',
  name: 'pairing.details',
  who: 'anyone',
  ack: 'private',
  run: async (context, action) => {
    const { stores, say, now } = context;
    const [id = '', readers] = action.args;
    const invitation = await stores.invitations.find(id);
    if (invitation === null) return { kind: 'private', card: refusalCard(say('refusals.old-button')) };
    const state = invitation.state === 'open' && now >= invitation.expiresAt ? 'expired' : invitation.state;
    if (state !== 'open') return { kind: 'private', card: await settledCard(stores, say, { ...invitation, state }) };
    const purpose = await purposeOf(stores, invitation);
    return { kind: 'private', card: detailsCard(context, invitation, purpose, known.parse(readers)) };
  },
};

/** Who can read the room was found out when the invitation was posted, and is kept in its button. */
const known = z.enum(['the-two', 'its-owner', 'everybody']).catch('the-two');

function detailsCard({ say }: Context, invitation: Invitation, purpose: Purpose, readers: Readers): Card {
  const values = valuesOf(invitation);
  return {
    title: say.text('pairing.details-title'),
    tone: 'calm',
    elements: [
      text(say(`pairing.details-${purpose}`, values)),
      text(say('pairing.details-kept')),
      text(say('pairing.details-unsuited')),
      ...readBy(say, readers),
      note(say('pairing.details-until', { ...values, until: instant(invitation.expiresAt) })),
    ],
  };
}

function readBy(say: Context['say'], readers: Readers): readonly Element[] {
  if (readers === 'the-two') return [];
  return [text(say(readers === 'its-owner' ? 'pairing.details-exportable' : 'pairing.details-public'))];
}
