import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { MessageRef, RoomRef } from '../../model/place.ts';
import type { JobDefinitions } from '../definition.ts';
import type { AllFeatures } from '../feature.ts';
import { lookForPartner } from './look-for-partner.ts';
import { postInvitation } from './post-invitation.ts';
import { refreshInvitation } from './refresh-invitation.ts';
import { sayHello } from './say-hello.ts';
import { announce, tell } from './tell.ts';

declare module '../../port/jobs.ts' {
  interface JobShapes {
    'post-invitation': { readonly invitationId: string };
    'refresh-invitation': { readonly invitationId: string };
    /** `message`: what it leads to. */
    tell: {
      readonly coupleId: CoupleId;
      readonly side: Side;
      readonly notice: Told;
      readonly key: string;
      readonly message?: MessageRef;
      readonly about?: About;
      /** When the reader did what it answers: whoever waits for an answer gets it in the quiet hours as well. */
      readonly asked?: Instant;
    };
    announce: { readonly coupleId: CoupleId; readonly notice: Announced; readonly key: string };
    /** Looks whether a partner who had left is back, and goes on if so. */
    'look-for-partner': { readonly coupleId: CoupleId; readonly side: Side; readonly key: string };
    /** Attune was let into a room in which nobody is paired. */
    'say-hello': { readonly room: RoomRef; readonly key: string };
  }
}

export function jobsFor(
  features: AllFeatures,
): JobDefinitions<'post-invitation' | 'refresh-invitation' | 'look-for-partner' | 'say-hello' | 'tell' | 'announce'> {
  return {
    'post-invitation': { run: postInvitation },
    'refresh-invitation': {
      run: refreshInvitation,
      coupleOf: async (stores, { invitationId }) => {
        const invitation = await stores.invitations.find(invitationId);
        if (invitation?.state !== 'accepted') return null;
        return (await stores.couples.activeIn(invitation.room))?.id ?? null;
      },
    },
    'look-for-partner': { run: lookForPartner },
    'say-hello': { run: sayHello },
    tell: { run: (context, job) => tell(features(), context, job) },
    announce: { run: announce, coupleOf: async (_stores, { coupleId }) => coupleId },
  };
}
