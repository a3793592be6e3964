import type { Instant } from '../model/instant.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import type { RoomRef } from '../model/place.ts';

/** Something to come that everybody in a place sees: a Discord server's own calendar. */
export type PlaceEvent = {
  readonly name: PartnerWords;
  /** By which it is told from every other that looks alike; it stands in it, and says nothing of anybody. */
  readonly mark: string;
  /** In words; it is in no room of the place. */
  readonly where: string;
  readonly from: Instant;
  readonly until: Instant;
};

/** Events of a whole place. Every method may throw a `PlatformError`, and nothing else. */
export interface PlaceEvents {
  /** Makes one, and returns the platform's id of it. With `again` one that an earlier try has made is found. */
  create(room: RoomRef, event: PlaceEvent, again: boolean): Promise<string>;
  update(room: RoomRef, id: string, event: PlaceEvent): Promise<void>;
  /** Removes one. What is gone already counts as removed. */
  remove(room: RoomRef, id: string): Promise<void>;
}
