import type { Card } from '../card/card.ts';
import type { Instant } from '../model/instant.ts';
import type { MessageRef, PlatformName, RoomRef, UserRef } from '../model/place.ts';
import type { Hold } from './hold.ts';
import type { Presence } from './inbound-event.ts';
import type { Inbox } from './inbox.ts';
import type { Obstacle } from './obstacle.ts';
import type { PlaceEvents } from './place-events.ts';

/**
 * Who can read a room besides the two: nobody that is known of; whoever runs the place and may export it; or everybody
 * in the place.
 */
export type Readers = 'the-two' | 'its-owner' | 'everybody';

export type RoomReport = {
  readonly obstacles: readonly Obstacle[];
  /** The people who can see the room, bots left out; `unknown` where the platform does not say. */
  readonly members: 'unknown' | readonly string[];
  readonly readers: Readers;
  /** The one who was asked about; `unknown` where nobody was, or where the platform does not say. */
  readonly person: Presence;
};

/**
 * Whether a platform can be worked with: `down` may pass by itself, `lost` does not in this process. `reason` is a
 * sentence for the host, and `details` what else is worth knowing.
 */
export type Condition =
  | { readonly state: 'up'; readonly details?: Readonly<Record<string, unknown>> }
  | { readonly state: 'down' | 'lost'; readonly reason: string };

/**
 * Whom a post notifies: of the people whom its card names these, and the others only see their names. `silent`: it makes
 * no sound for anybody else either, where the platform can do that.
 */
export type Telling = { readonly users: readonly UserRef[]; readonly silent: boolean };

/** One chat platform. Every method that talks to it may throw a `PlatformError`, and nothing else; `start` an error with a sentence. */
export interface ChatPlatform extends AsyncDisposable {
  readonly name: PlatformName;
  start(inbox: Inbox): Promise<void>;
  /**
   * A second call with the same key does not post twice, where the platform allows that. `attempted` tells what is
   * known of earlier tries: the time since which one may have arrived, or `null` when this is certainly the first.
   * Without `telling` everybody whom the card names is notified.
   */
  post(room: RoomRef, card: Card, key: string, attempted?: Instant | null, telling?: Telling): Promise<MessageRef>;
  /** Replaces a message that was posted. */
  edit(message: MessageRef, card: Card): Promise<void>;
  /** Removes a message that was posted. One that is gone already counts as removed. */
  remove(message: MessageRef): Promise<void>;
  /** Shows a card to one person only, so that it can be read again. `key` as in `post`. `null` where it cannot be replaced. */
  whisper(user: UserRef, room: RoomRef, card: Card, key: string): Promise<Hold | null>;
  /**
   * Replaces a private card, or takes it away; nobody is notified. `room` is the one that its buttons act in. Returns how
   * it can be replaced again, `null` if it cannot. `gone` when it is too late.
   */
  replace(hold: Hold, user: UserRef, room: RoomRef, card: Card | null): Promise<Hold | null>;
  /** Looks at a room, and whether `about` is there. */
  inspect(room: RoomRef, about?: UserRef): Promise<RoomReport>;
  /** Events of a whole place; `null` where the platform has none, or the host wants none. */
  readonly events: PlaceEvents | null;
  condition(): Condition;
  /** Resolves, with a sentence for the host, when the platform will not have us any more until Attune is started anew. */
  readonly lost: Promise<Error>;
}
