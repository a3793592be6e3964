import { ChannelType, PermissionFlagsBits, Routes } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef } from '../../src/model/place.ts';
import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';
import type { KnownPlaces } from './known-places.ts';
import { discordLimits } from './limits.ts';
import { obstaclesIn } from './obstacles.ts';
import { factsOf, placeFrom } from './place.ts';
import type { Request } from './requests.ts';
import { threadExists } from './translate-error.ts';

export type OwnThreadParts = {
  readonly request: Request;
  readonly places: KnownPlaces;
  /** Attune's own id, where this process is connected. */
  readonly me: () => string | null;
  readonly now: () => Instant;
  /** What a thread is called in a server. */
  readonly nameIn: (guild: string) => string;
};

/** The channel that a message is in, which is the thread where it stands in one. */
export function channelOf({ room, under }: RoomRef): string {
  return under ?? room;
}

/**
 * Has a thread begin with the message `room.under`, if none does. Returns its id, which is that message's, or `null`
 * where there can be none: then a reply has to do. Throws a `PlatformError` for what may pass.
 */
export async function ownThread(parts: OwnThreadParts, room: RoomRef): Promise<string | null> {
  const { request, nameIn } = parts;
  const { under } = room;
  if (under === undefined) return null;
  const known = asKnown(parts, room, under);
  if (known !== 'unknown') return known === 'works' ? under : null;
  try {
    const { name, longestRest } = discordLimits.thread;
    const body = { name: nameIn(room.space).slice(0, name), auto_archive_duration: longestRest };
    await request('starting a thread', 'post', Routes.threads(room.room, under), { body });
    return under;
  } catch (error) {
    if (!(error instanceof PlatformError) || mayPass(error)) throw error;
    return error.code === threadExists ? under : null;
  }
}

/** Whether a thread refused a post for a reason of its own, so that the post may be made outside of it. */
export function isThreadShut(error: unknown): boolean {
  return error instanceof PlatformError && error.kind !== 'rejected' && !mayPass(error);
}

/** What the gateway told of the thread, or of the channel. Archived threads it does not keep: a post wakes them. */
function asKnown({ places, me, now }: OwnThreadParts, { space, room }: RoomRef, thread: string) {
  const begun = placeFrom(places, space, thread, me());
  if (begun !== null) return obstaclesIn(factsOf(begun), now()).length === 0 ? 'works' : 'cannot';
  const channel = placeFrom(places, space, room, me());
  if (channel === null) return 'unknown';
  const { bits, type } = factsOf(channel);
  return withThreads.has(type) && (bits & toStart) === toStart ? 'unknown' : 'cannot';
}

function mayPass({ kind }: PlatformError): boolean {
  return passing.has(kind);
}

const passing: ReadonlySet<PlatformErrorKind> = new Set(['rate-limited', 'unavailable']);

/** There are none in voice channels, nor in another thread. */
const withThreads: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

/** Whoever may start a thread and not write in it would leave an empty one behind. */
const toStart = PermissionFlagsBits.CreatePublicThreads | PermissionFlagsBits.SendMessagesInThreads;
