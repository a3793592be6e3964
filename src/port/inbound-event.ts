import type { ActionId } from '../card/action-id.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import type { MessageRef, PlatformName, RoomRef, UserRef } from '../model/place.ts';
import type { Obstacle } from './obstacle.ts';

type FromPerson = {
  /** The platform's own id of this event: the same id twice is the same event. */
  readonly id: string;
  readonly by: UserRef;
  readonly room: RoomRef;
  /** Where the room is a thread that may belong to another room: that one. */
  readonly parent?: RoomRef;
  /** What the platform knows of the person: BCP 47 and IANA. */
  readonly locale?: string;
  readonly zone?: string;
};

/**
 * How somebody who was named stands to a room: there; there or not, but a bot or Attune itself; not in the place at all
 * or not in the room; in the place, but without the right to see the room. `unknown` where the platform does not tell.
 */
export type Presence = 'here' | 'bot' | 'attune' | 'not-here' | 'cannot-see' | 'unknown';

/** `path` is the command and its subcommand, joined by a space: `checkin now`. A person is given by the platform's id. */
export type CommandEvent = FromPerson & {
  readonly kind: 'command';
  readonly path: string;
  readonly options: Readonly<Record<string, string>>;
  /** What came along about the people who are named in the options, by their ids. */
  readonly people?: Readonly<Record<string, Presence>>;
  /** What came along about the room: what Attune lacks to work in it. */
  readonly obstacles?: readonly Obstacle[];
};

/** A button, or a menu with the picked value. */
export type ActionEvent = FromPerson & {
  readonly kind: 'action';
  readonly action: ActionId;
  readonly value?: string;
  readonly message?: MessageRef;
};

/** A submitted form. What was typed is apart from what was picked. */
export type FormEvent = FromPerson & {
  readonly kind: 'form';
  readonly action: ActionId;
  readonly typed: Readonly<Record<string, PartnerWords>>;
  readonly picked: Readonly<Record<string, readonly string[]>>;
};

/** What the platform tells us without anybody asking. */
export type NoticeEvent =
  | { readonly kind: 'notice'; readonly what: 'member-joined'; readonly room: RoomRef; readonly user: UserRef }
  /** Somebody left the place altogether, or their account was closed: they are in no room of it any more. */
  | { readonly kind: 'notice'; readonly what: 'person-left'; readonly user: UserRef }
  /** Attune was let into a room, by `by` where that is known; or a room that was archived is in use again. */
  | { readonly kind: 'notice'; readonly what: 'room-open'; readonly room: RoomRef; readonly by?: UserRef }
  /** The platform gave a room another id. */
  | { readonly kind: 'notice'; readonly what: 'room-renamed'; readonly room: RoomRef; readonly to: RoomRef }
  /** Attune was added to a whole place, perhaps again. */
  | {
      readonly kind: 'notice';
      readonly what: 'space-open';
      readonly place: { readonly platform: PlatformName; readonly space: string };
    }
  | { readonly kind: 'notice'; readonly what: 'member-left'; readonly room: RoomRef; readonly user: UserRef }
  | { readonly kind: 'notice'; readonly what: 'room-gone'; readonly room: RoomRef }
  /** What stands below the message `room.under` is out of reach: its thread was deleted, or locked. */
  | { readonly kind: 'notice'; readonly what: 'thread-shut'; readonly room: RoomRef };

/** An unfinished option of a command, for which values are to be proposed. */
export type SuggestEvent = {
  readonly path: string;
  readonly option: string;
  readonly typed: string;
  readonly by: UserRef;
  readonly room: RoomRef;
  /** Where the room is a thread that may belong to another room: that one. */
  readonly parent?: RoomRef;
};

export type InteractionEvent = CommandEvent | ActionEvent | FormEvent;

export type InboundEvent = InteractionEvent | NoticeEvent;
