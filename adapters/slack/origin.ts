import { z } from 'zod';
import type { RoomRef, UserRef } from '../../src/model/place.ts';

/**
 * Where something was done, and the ways in which it can be answered. What of it a form needs travels in the form's
 * private metadata, which Slack shows to nobody, so that a restart in between loses nothing.
 */
export type Origin = {
  readonly space: string;
  readonly user: string;
  /** The room that it is about: a channel's id. */
  readonly room: string;
  /** The channel in which the card stands: the room, or a direct message. `null` on the Home tab. */
  readonly channel: string | null;
  /** The card that holds the button, or whose button opened the form. */
  readonly card?: { readonly ts: string; readonly thread?: string; readonly ephemeral: boolean };
  /** From a form: its answer is for the one who sent it, and leaves a card that both see as it is. */
  readonly byForm?: true;
  /** Slack takes up to five answers here, for half an hour. */
  readonly responseUrl?: string;
  /** Opens one form within 3 s. */
  readonly triggerId?: string;
};

export function userOf(origin: Pick<Origin, 'space' | 'user'>): UserRef {
  return { platform: 'slack', space: origin.space, user: origin.user };
}

export function roomOf(origin: Pick<Origin, 'space' | 'room'>): RoomRef {
  return { platform: 'slack', space: origin.space, room: origin.room };
}

/** Whether the card may be replaced by what is said to the one who acted. */
export function mayReplace({ card, channel, byForm }: Origin): boolean {
  return card !== undefined && (byForm !== true || card.ephemeral || channel?.startsWith('D') === true);
}

/** The room to name on a card's buttons when it is shown elsewhere. */
export function actsIn(origin: Origin): string | undefined {
  return origin.channel === origin.room ? undefined : origin.room;
}

/** An origin as a form carries it. */
export function writeMetadata({ triggerId: _, space: __, user: ___, byForm: ____, ...rest }: Origin): string {
  return JSON.stringify(rest);
}

/** What a form carried, or `null` if it is not one of ours. */
export function readMetadata(text: string, by: Pick<Origin, 'space' | 'user'>): Origin | null {
  const found = carried.safeParse(text);
  return found.success ? { channel: found.data.room, ...found.data, ...by, byForm: true } : null;
}

const carried = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue('is no JSON');
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      room: z.string(),
      channel: z.string().nullable().exactOptional(),
      card: z.object({ ts: z.string(), thread: z.string().exactOptional(), ephemeral: z.boolean() }).exactOptional(),
      responseUrl: z.string().exactOptional(),
    }),
  );
