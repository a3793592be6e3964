import type { Instant } from '../../model/instant.ts';
import type { Invitation } from '../../model/invitation.ts';
import type { RoomRef, UserRef } from '../../model/place.ts';

export interface InvitationStore {
  add(invitation: Invitation): Promise<void>;
  save(invitation: Invitation): Promise<void>;
  find(id: string): Promise<Invitation | null>;
  lock(id: string): Promise<Invitation | null>;
  openIn(room: RoomRef): Promise<readonly Invitation[]>;
  ofUser(user: UserRef): Promise<readonly Invitation[]>;
  /** Open ones whose `expiresAt` has passed; locked, skipping those that are locked elsewhere. */
  lockExpired(now: Instant, most: number): Promise<readonly Invitation[]>;
  /** Removes every invitation from or to this person. */
  forget(user: UserRef): Promise<void>;
  /** Removes those that are not open and older than this. */
  clear(before: Instant): Promise<void>;
}
