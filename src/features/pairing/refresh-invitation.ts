import type { JobOf } from '../../port/jobs.ts';
import { PlatformError } from '../../port/platform-error.ts';
import type { JobContext } from '../context.ts';
import { refreshHeld } from '../held-cards.ts';
import { showLiving } from '../living-card.ts';
import { livingInvitation } from './living-invitation.ts';

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
