import type { Instant } from '../model/instant.ts';

/**
 * What stands in the way of working in a room, by its name. In words, it is in the content, with the exact step that mends
 * it where it happens: its reader's language is known only where it is shown.
 */
export type Obstacle =
  | {
      readonly name:
        | 'not-in-thread'
        | 'not-in-server'
        | 'thread-locked'
        | 'forum'
        | 'category'
        | 'not-in-channel'
        | 'not-in-group'
        | 'not-allowed'
        | 'archived'
        | 'read-only'
        | 'direct';
    }
  | { readonly name: 'timed-out'; readonly until: Instant }
  /** A permission that a channel's settings deny; `inThread`: it is those of the channel that the thread is in. */
  | { readonly name: 'permission'; readonly permission: RoomPermission; readonly inThread: boolean };

/** What Attune may have to be allowed in a channel. */
export type RoomPermission =
  | 'view-channel'
  | 'send-messages'
  | 'send-messages-in-threads'
  | 'read-message-history'
  | 'attach-files'
  | 'connect';
