import type { Chore, Definition, JobHandlers } from '../definition.ts';
import { acceptInvitation, declineInvitation, withdrawInvitation } from './answer-invitation.ts';
import { eraseEnded, expireInvitations } from './chores.ts';
import { readDetails } from './invitation-details.ts';
import { invitePartner, pair } from './invite.ts';
import { lookForPartner } from './look-for-partner.ts';
import { postInvitation } from './post-invitation.ts';
import { refreshInvitation } from './refresh-invitation.ts';
import { sayHello } from './say-hello.ts';
import { announce, tell } from './tell.ts';
import { endPairing, keepPairing, unpair } from './unpair.ts';

export { handleNotice } from './handle-notice.ts';

/** Consent: inviting, accepting, ending, and everything between. */
export const definitions: readonly Definition[] = [
  pair,
  unpair,
  invitePartner,
  acceptInvitation,
  declineInvitation,
  withdrawInvitation,
  readDetails,
  endPairing,
  keepPairing,
];

export const chores: readonly Chore[] = [expireInvitations, eraseEnded];

export const jobs: JobHandlers<
  'post-invitation' | 'refresh-invitation' | 'look-for-partner' | 'say-hello' | 'tell' | 'announce'
> = {
  'post-invitation': postInvitation,
  'refresh-invitation': refreshInvitation,
  'look-for-partner': lookForPartner,
  'say-hello': sayHello,
  tell,
  announce,
};
