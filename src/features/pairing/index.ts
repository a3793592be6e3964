import type { AllFeatures, Feature } from '../feature.ts';
import { acceptInvitation, declineInvitation, withdrawInvitation } from './answer-invitation.ts';
import { eraseEnded, expireInvitations } from './chores.ts';
import { readDetails } from './invitation-details.ts';
import { invitePartner, pair } from './invite.ts';
import { endPairing, keepPairing, unpair } from './unpair.ts';

export { handleNotice } from './handle-notice.ts';

import { jobs } from './jobs.ts';
import { own } from './own-rows.ts';

/** Consent: inviting, accepting, ending, and everything between. */
export function createPairing(features: AllFeatures) {
  const rituals = () => features().flatMap((feature) => feature.rituals ?? []);
  return {
    name: 'pairing',
    definitions: [
      pair,
      unpair,
      invitePartner,
      acceptInvitation(rituals),
      declineInvitation,
      withdrawInvitation,
      readDetails,
      endPairing,
      keepPairing,
    ],
    chores: [expireInvitations, eraseEnded],
    jobs,
    own,
  } satisfies Feature;
}
