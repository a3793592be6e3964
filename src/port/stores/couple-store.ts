import type { Couple, CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { RoomRef, UserRef } from '../../model/place.ts';

export interface CoupleStore {
  /** Also makes the couple's data key. */
  add(couple: Couple): Promise<void>;
  save(couple: Couple): Promise<void>;
  find(id: CoupleId): Promise<Couple | null>;
  /** Like `find`, and nobody else changes the couple until the transaction ends. */
  lock(id: CoupleId): Promise<Couple | null>;
  /** The active couple of a room. */
  activeIn(room: RoomRef): Promise<Couple | null>;
  /**
   * Whether this person is in the active couple of the same room as another place counts it: a channel that two
   * workspaces share is one room in each, and people keep their ids.
   */
  isPairedAcross(user: UserRef, room: RoomRef): Promise<boolean>;
  /** The couples of a room that ended and can still be restored. */
  endedIn(room: RoomRef): Promise<readonly Couple[]>;
  /** All couples of a person that are not erased, newest first. */
  ofUser(user: UserRef): Promise<readonly Couple[]>;
  /** Active couples of a place that rest because their room, or the whole place, was out of reach; locked. */
  lockOutOfReach(place: Pick<RoomRef, 'platform' | 'space'>): Promise<readonly Couple[]>;
  /** The platform gave a room another id: everything that points to it points there now. */
  renameRoom(from: RoomRef, to: RoomRef): Promise<void>;
  /** Couples whose `pause.until` has passed; locked, skipping those that are locked elsewhere. */
  lockToResume(now: Instant, most: number): Promise<readonly Couple[]>;
  /** Ended couples whose `eraseAt` has passed. */
  toErase(now: Instant, most: number): Promise<readonly CoupleId[]>;
  /** Destroys the couple's data key and every row about it. */
  erase(id: CoupleId): Promise<void>;
}
