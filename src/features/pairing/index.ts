import type { AllFeatures, Feature } from '../feature.ts';
import { acceptInvitation, declineInvitation, withdrawInvitation } from './answer-invitation.ts';
import { eraseEnded, expireInvitations } from './chores.ts';
import { handleNotice } from './handle-notice.ts';
import { held } from './held-invitation.ts';
import { readDetails } from './invitation-details.ts';
import { invitePartner, pair } from './invite.ts';
import { jobsFor } from './jobs.ts';
import { own } from './own-rows.ts';
import { endPairing, keepPairing, unpair } from './unpair.ts';

/** Consent: inviting, accepting, ending, and everything between. */
export function createPairing(features: AllFeatures) {
  return {
    name: 'pairing',
    heading: 'together',
    definitions: [
      pair,
      unpair,
      invitePartner,
      acceptInvitation(features),
      declineInvitation,
      withdrawInvitation,
      readDetails,
      endPairing(features),
      keepPairing,
    ],
    chores: [expireInvitations, eraseEnded],
    jobs: jobsFor(features),
    own,
    notice: handleNotice,
    held: [held],
  } satisfies Feature;
}
