/** What the twin knows, in the shapes of Discord's own objects where the bot sees them. */

export type TwinUser = { readonly id: string; readonly username: string; bot?: true; closed?: boolean };

export type TwinOverwrite = { id: string; type: 0 | 1; allow: string; deny: string };

export type TwinChannel = {
  readonly id: string;
  /** 0 text, 1 direct message, 2 voice, 4 category, 11 public thread, 12 private thread, 15 forum. */
  readonly type: number;
  readonly guild: string | null;
  readonly name: string;
  readonly parent: string | null;
  readonly recipient: string | null;
  readonly overwrites: TwinOverwrite[];
  /** Of a thread: whether it is archived or locked, and who is in it. */
  archived: boolean;
  /** How long it stays awake without a message (ms), and since when there was none; `null`: for ever. */
  readonly archivesAfter: number | null;
  quietSince: number;
  locked: boolean;
  readonly joined: Set<string>;
};

export type TwinGuild = {
  readonly id: string;
  readonly name: string;
  /** What everybody may do, as bits. */
  everyone: bigint;
  /** Until when Attune is timed out, as Discord writes it. */
  timedOutUntil: string | null;
  readonly members: Set<string>;
};

/** What was attached; `text` is empty for what is no text. */
export type TwinFile = { readonly name: string; readonly text: string; readonly bytes: Uint8Array };

export type Component = {
  readonly type: number;
  readonly [key: string]: unknown;
  readonly components?: readonly Component[];
};

export type TwinMessage = {
  readonly id: string;
  readonly channel: string;
  /** The one person who sees it, or `null` for everybody in the channel. */
  readonly onlyFor: string | null;
  flags: number;
  components: readonly Component[];
  /** Who was notified: those that the text mentions and the bot allowed. */
  notified: readonly string[];
  files: readonly TwinFile[];
  readonly repliesTo: string | null;
  edits: number;
  deleted: boolean;
};

/** Somebody was notified of a message. `nonce` is the one that it was sent with. */
export type TwinPing = {
  readonly user: string;
  readonly at: number;
  readonly how: 'mention' | 'direct';
  readonly message: string;
  readonly nonce: string | null;
};

export type Answer =
  | { readonly kind: 'deferred'; readonly onlyFor: string | null }
  | { readonly kind: 'deferred-update' }
  | { readonly kind: 'message' }
  | { readonly kind: 'modal'; readonly modal: Modal }
  | { readonly kind: 'choices'; readonly choices: readonly { name: string; value: string }[] };

export type Modal = { readonly custom_id: string; readonly title: string; readonly components: readonly Component[] };

export type TwinInteraction = {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly by: string;
  readonly channel: string;
  /** The message that holds the button, for a button or a form that one opened. */
  readonly source: string | null;
  readonly at: number;
  answer: Answer | null;
  /** Milliseconds until it was acknowledged. */
  acknowledgedAfter: number | null;
  /** The message that `@original` stands for. */
  original: string | null;
  originalDone: boolean;
  originalDeleted: boolean;
  readonly followUps: string[];
};

export const permissionBits = {
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  SendMessagesInThreads: 1n << 38n,
} as const;

/** What Attune does not ask for, and what decides nevertheless. */
export const otherBits = {
  Connect: 1n << 20n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  CreateEvents: 1n << 44n,
} as const;

/** An event of a server, in no channel of it. */
export type TwinEvent = {
  readonly id: string;
  readonly guild: string;
  readonly creator_id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly entity_metadata: { readonly location: string };
  readonly scheduled_start_time: string;
  readonly scheduled_end_time: string;
};

export type PermissionName = keyof typeof permissionBits | keyof typeof otherBits;

/** Flags of a message. */
export const ephemeral = 1 << 6;
export const componentsV2 = 1 << 15;
export const suppressNotifications = 1 << 12;
