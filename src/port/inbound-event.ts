import type { ActionId } from '../card/action-id.ts';
import type { PartnerWords } from '../model/partner-words.ts';
import type { MessageRef, RoomRef, UserRef } from '../model/place.ts';

type FromPerson = {
  /** The platform's own id of this event: the same id twice is the same event. */
  readonly id: string;
  readonly by: UserRef;
  readonly room: RoomRef;
  /** What the platform knows of the person: BCP 47 and IANA. */
  readonly locale?: string;
  readonly zone?: string;
};

/** `path` is the command and its subcommand, joined by a space: `checkin now`. A person is given by the platform's id. */
export type CommandEvent = FromPerson & {
  readonly kind: 'command';
  readonly path: string;
  readonly options: Readonly<Record<string, string>>;
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
  | { readonly kind: 'notice'; readonly what: 'member-left'; readonly room: RoomRef; readonly user: UserRef }
  | { readonly kind: 'notice'; readonly what: 'room-gone'; readonly room: RoomRef }
  | { readonly kind: 'notice'; readonly what: 'message-gone'; readonly message: MessageRef };

/** An unfinished option of a command, for which values are to be proposed. */
export type SuggestEvent = {
  readonly path: string;
  readonly option: string;
  readonly typed: string;
  readonly by: UserRef;
  readonly room: RoomRef;
};

export type InteractionEvent = CommandEvent | ActionEvent | FormEvent;

export type InboundEvent = InteractionEvent | NoticeEvent;
