import type { Card } from '../card/card.ts';
import type { Instant } from '../model/instant.ts';
import type { MessageRef, PlatformName, RoomRef, UserRef } from '../model/place.ts';
import type { Inbox } from './inbox.ts';

/** What stands in the way of working in a room, in words, and the exact step that mends it. */
export type Obstacle = { readonly missing: string; readonly remedy: string };

export type RoomReport = {
  readonly obstacles: readonly Obstacle[];
  /** The people who can see the room, bots left out; `unknown` where the platform does not say. */
  readonly members: 'unknown' | readonly string[];
  /** Whether others than the two can read the room: its owner can export it, or it is public. */
  readonly exportable: boolean;
};

/** One chat platform. Every method but `start` may throw a `PlatformError`, and nothing else. */
export interface ChatPlatform extends AsyncDisposable {
  readonly name: PlatformName;
  start(inbox: Inbox): Promise<void>;
  /**
   * A second call with the same key does not post twice, where the platform allows that. `attempted` tells what is
   * known of earlier tries: the time since which one may have arrived, or `null` when this is certainly the first.
   */
  post(room: RoomRef, card: Card, key: string, attempted?: Instant | null): Promise<MessageRef>;
  /** Replaces a message that was posted. */
  edit(message: MessageRef, card: Card): Promise<void>;
  /** Shows a card to one person only. `key` as in `post`. */
  whisper(user: UserRef, room: RoomRef, card: Card, key: string): Promise<void>;
  inspect(room: RoomRef): Promise<RoomReport>;
}
