import { hour, type Instant } from './instant.ts';
import type { MessageRef, RoomRef, UserRef } from './place.ts';

/** How long an invitation can be accepted. */
export const invitationLife = 48 * hour;

export type InvitationState = 'open' | 'accepted' | 'declined' | 'withdrawn' | 'expired';

/** One person asks another to use Attune together in a room, or to move there with an existing couple. */
export type Invitation = {
  readonly id: string;
  readonly room: RoomRef;
  readonly from: UserRef;
  readonly to: UserRef;
  readonly fromLocale: string;
  readonly fromZone: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly state: InvitationState;
  /** The couple to move here, or to restore; `null` for a new couple. */
  readonly coupleId: string | null;
  /** The card in the room, once it was posted. */
  readonly message: MessageRef | null;
};
