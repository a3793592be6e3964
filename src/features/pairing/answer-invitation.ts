import type { ParsedAction } from '../../card/action-id.ts';
import { person } from '../../card/markup.ts';
import type { Invitation } from '../../model/invitation.ts';
import { sameUser } from '../../model/place.ts';
import type { PrivateReply, UpdateReply } from '../../port/reply.ts';
import type { Context } from '../context.ts';
import type { ActionDefinition } from '../definition.ts';
import type { AllFeatures } from '../feature.ts';
import { refusalCard } from './offer-cards.ts';
import { settledCard } from './settled-card.ts';
import { startCouple } from './start-couple.ts';

/** The invited person agrees. A second click shows the same card again. */
export function acceptInvitation(features: AllFeatures): ActionDefinition {
  return {
    kind: 'action',
    name: 'pairing.accept',
    who: 'anyone',
    ack: 'update',
    run: (context, action) =>
      answer(context, action, 'to', async (invitation) => {
        const outcome = await startCouple(features(), context, invitation);
        return close(context, { ...invitation, state: outcome });
      }),
  };
}

export const declineInvitation: ActionDefinition = {
  kind: 'action',
  name: 'pairing.decline',
  who: 'anyone',
  ack: 'update',
  run: (context, action) =>
    answer(context, action, 'to', (invitation) => close(context, { ...invitation, state: 'declined' })),
};

/** The inviter takes it back. */
export const withdrawInvitation: ActionDefinition = {
  kind: 'action',
  name: 'pairing.withdraw',
  who: 'anyone',
  ack: 'update',
  run: (context, action) =>
    answer(context, action, 'from', (invitation) => close(context, { ...invitation, state: 'withdrawn' })),
};

type Answered = UpdateReply | PrivateReply;

/** Locks the invitation and sees to it that it is open and that the right one of the two acts. */
async function answer(
  context: Context,
  action: ParsedAction,
  whose: 'from' | 'to',
  act: (invitation: Invitation) => Promise<UpdateReply>,
): Promise<Answered> {
  const { stores, say, by, now } = context;
  const invitation = await stores.invitations.lock(action.args[0] ?? '');
  if (invitation === null) return { kind: 'private', card: refusalCard(say('refusals.old-button')) };
  if (!sameUser(invitation[whose], by))
    return { kind: 'private', card: refusalCard(notYours(context, invitation, whose)) };
  if (invitation.state !== 'open') return show(context, invitation);
  if (now >= invitation.expiresAt) return close(context, { ...invitation, state: 'expired' });
  return act(invitation);
}

function notYours({ say, by }: Context, invitation: Invitation, whose: 'from' | 'to') {
  if (whose === 'from') return say('pairing.not-inviter', { from: person(invitation.from) });
  const own = sameUser(invitation.from, by);
  return say(own ? 'pairing.own-invitation' : 'pairing.not-invited', { to: person(invitation.to) });
}

/** Saves how it ended. The button may have been on a private card, so the card in the room is refreshed too. */
async function close(context: Context, invitation: Invitation): Promise<UpdateReply> {
  await context.stores.invitations.save(invitation);
  await context.stores.jobs.enqueue([{ name: 'refresh-invitation', invitationId: invitation.id }]);
  return show(context, invitation);
}

async function show({ stores, content }: Context, invitation: Invitation): Promise<UpdateReply> {
  const { say } = content.library(invitation.fromLocale);
  return { kind: 'update', card: await settledCard(stores, say, invitation) };
}
