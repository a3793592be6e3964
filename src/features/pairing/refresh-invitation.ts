import { note } from '../../card/card.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { JobOf } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { refreshHeld } from '../held-cards.ts';
import { type LivingCard, showLiving } from '../living-card.ts';
import { settledCard } from './settled-card.ts';

/** Shows in the room how the invitation stands. One that was accepted before its card was there is posted. */
export async function refreshInvitation(context: JobContext, job: JobOf<'refresh-invitation'>) {
  const found = await context.store.transaction((stores) => stores.invitations.find(job.invitationId));
  if (found === null || found.state === 'open') return;
  await context.store.transaction((stores) => refreshHeld(stores, 'invitation', found.id, context.now));
  const accepted = found.state === 'accepted';
  try {
    await showLiving(context, livingInvitation(context, found.id), { post: accepted });
  } catch (error) {
    // Nothing is waiting for a card that says that it is over: whoever presses it reads the same.
    if (accepted || !(error instanceof PlatformError) || error.kind !== 'forbidden') throw error;
  }
}

export function invitationKey({ id }: Pick<Invitation, 'id'>): string {
  return `invitation-${id}`;
}

/** An invitation's card, once it was answered. Acceptance has to be seen, and a no by the one who asked. */
function livingInvitation(context: JobContext, id: string): LivingCard {
  const { store, content } = context;
  return {
    key: invitationKey({ id }),
    read: () =>
      store.transaction(async (stores) => {
        const invitation = await stores.invitations.find(id);
        if (invitation === null || invitation.state === 'open') return null;
        const { say } = content.library(invitation.fromLocale);
        const answered = invitation.state === 'accepted' || invitation.state === 'declined';
        return {
          room: invitation.room,
          message: invitation.message,
          card: await settledCard(stores, say, invitation),
          plain: null,
          stub: { tone: 'calm', elements: [note(say('pairing.answered-below'))] },
          again: { deleted: answered, refused: answered, left: false },
          stays: true,
        };
      }),
    place: (message) =>
      store.transaction(async (stores) => {
        const latest = await stores.invitations.lock(id);
        if (latest !== null) await stores.invitations.save({ ...latest, message });
      }),
  };
}
