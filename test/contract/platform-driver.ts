import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import type { FakeInbox } from '../fakes/fake-inbox.ts';

/** A message as one person sees it. */
export type SeenMessage = {
  readonly id: string;
  /** Everything that can be read on it, in order, as plain text. */
  readonly text: string;
  /** Whether only this person sees it. */
  readonly private: boolean;
  /** The message that it stands below. */
  readonly under: string | null;
  readonly buttons: readonly string[];
  /** The labels of what can be picked in menus. */
  readonly options: readonly string[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
};

/** A form that a person has before them. */
export type SeenForm = {
  readonly title: string;
  readonly text: string;
  /** What stands in each input: text, or the values that are picked. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** The names of the inputs that have a problem, where the platform shows it, with its sentence. */
  readonly problems: Readonly<Record<string, string>>;
};

/**
 * A person at the platform. Everything goes the platform's own way: a button is found by its label on what this
 * person sees, and what was never shown cannot be pressed.
 */
export interface PlatformPerson {
  readonly user: UserRef;
  /** Everything this person sees of the room, oldest first, replies after what they stand below. */
  sees(): Promise<readonly SeenMessage[]>;
  command(path: string, options?: Readonly<Record<string, string>>): Promise<void>;
  /** Presses the newest button with this label. */
  press(label: string): Promise<void>;
  /** Picks the newest menu option with this label. */
  pick(label: string): Promise<void>;
  /** The form that is open, if one is. */
  form(): Promise<SeenForm | null>;
  /** Submits the open form. Inputs left out keep what stands in them. */
  submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void>;
  /** Has the platform deliver the last thing this person did once more, as after a lost connection. */
  again(): Promise<void>;
}

/** A platform under test, with a bot behind it that says what the test tells it. */
export interface PlatformDriver extends AsyncDisposable {
  readonly platform: ChatPlatform;
  readonly inbox: FakeInbox;
  readonly room: RoomRef;
  /** A room that the platform does not have, or no longer. */
  readonly lostRoom: RoomRef;
  readonly one: PlatformPerson;
  readonly other: PlatformPerson;
  readonly stranger: PlatformPerson;
  /** Stops the platform's process and starts it again on what it kept. The inbox stays. */
  restart(): Promise<void>;
}

/** Opens a fresh platform, started, whose commands are those of the inbox. */
export type OpenPlatform = (inbox: FakeInbox) => Promise<PlatformDriver>;
