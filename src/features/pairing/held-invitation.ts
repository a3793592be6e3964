import type { Invitation } from '../../model/invitation.ts';
import { type HeldKind, keepAs } from '../held-cards.ts';
import { settledCard } from './settled-card.ts';

/** The card of the one who asked: true while the invitation is open. */
export function keepInvitation({ id }: Invitation) {
  return keepAs('invitation', id, 'open');
}

/** Once it was answered it says how; that the two are paired is said to both, so that it need not stay. */
export const held: HeldKind = {
  kind: 'invitation',
  read: async ({ stores, content }, id) => {
    const invitation = await stores.invitations.find(id);
    if (invitation === null || invitation.state === 'open') return null;
    const { say } = content.library(invitation.fromLocale);
    const card = invitation.state === 'accepted' ? null : await settledCard(stores, say, invitation);
    return { room: invitation.room, card, look: null };
  },
};
