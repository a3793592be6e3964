import { ChannelType, PermissionFlagsBits, Routes } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { RoomReport } from '../../src/port/chat-platform.ts';
import type { Presence } from '../../src/port/inbound-event.ts';
import type { Obstacle } from '../../src/port/obstacle.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { askForChannels, askForPlace } from './ask-for-place.ts';
import type { KnownPlaces } from './known-places.ts';
import { hidden, notAdded, obstaclesIn } from './obstacles.ts';
import { factsOf, isPublic, mayDo, type Place, placeFrom } from './place.ts';
import { record } from './raw.ts';
import { readMember } from './read-places.ts';
import type { Request } from './requests.ts';

export type InspectParts = {
  readonly places: KnownPlaces;
  readonly request: Request;
  /** Attune's own id, where this process is connected. */
  readonly me: () => string | null;
  readonly now: () => Instant;
};

/**
 * What stands in the way in a channel, each with the clicks that mend it; who can read it; and whether somebody is
 * there. From what the gateway keeps up to date where this process is connected, else by asking. May throw a
 * `PlatformError`.
 */
export async function inspectRoom(parts: InspectParts, room: RoomRef, about?: UserRef): Promise<RoomReport> {
  const { places, request, me, now } = parts;
  try {
    const place = placeFrom(places, room.space, room.room, me()) ?? (await askForPlace(request, room));
    return {
      obstacles: obstaclesIn(factsOf(place), now()),
      members: 'unknown',
      readers: isPublic(place) ? 'everybody' : 'the-two',
      person: about === undefined ? 'unknown' : await presenceOf(request, place, room, about),
    };
  } catch (error) {
    if (!(error instanceof PlatformError) || error.kind !== 'forbidden') throw error;
    const obstacle = await whyHidden(request, room);
    return { obstacles: [obstacle], members: 'unknown', readers: 'the-two', person: 'unknown' };
  }
}

/** Discord says no more than that it may not be seen. A server's channels are listed for everybody in it; threads are not. */
async function whyHidden(request: Request, room: RoomRef): Promise<Obstacle> {
  try {
    return (await askForChannels(request, room.space)).includes(room.room) ? hidden : notAdded;
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    if (error.kind === 'forbidden' || error.kind === 'gone') return { name: 'not-in-server' };
    return hidden;
  }
}

/** Asking for one member takes no privileged intent. */
async function presenceOf(request: Request, place: Place, room: RoomRef, { user }: UserRef): Promise<Presence> {
  if (user === place.me.id) return 'attune';
  try {
    const raw = record(await request('looking for a partner', 'get', Routes.guildMember(room.space, user))) ?? {};
    if (record(raw['user'])?.['bot'] === true) return 'bot';
    const member = readMember(raw);
    if (member === null) return 'unknown';
    const may = mayDo(place, { id: user, roles: member.roles });
    if ((may & PermissionFlagsBits.ViewChannel) === 0n) return 'cannot-see';
    if (place.type !== ChannelType.PrivateThread || (may & PermissionFlagsBits.ManageThreads) !== 0n) return 'here';
    await request('looking for a partner', 'get', Routes.threadMembers(room.room, user));
    return 'here';
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return error.kind === 'gone' ? 'not-here' : 'unknown';
  }
}
