import {
  type APIGuildScheduledEvent,
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  Routes,
} from 'discord.js';
import type { RoomRef } from '../../src/model/place.ts';
import type { PlaceEvent, PlaceEvents } from '../../src/port/place-events.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { Request } from './requests.ts';

/** What Discord takes at most for the name of an event. */
const longestName = 100;

/**
 * Scheduled events of a server, in no channel of it. Discord ends them by itself once their time is over. What somebody
 * else has made is left alone, however much it looks alike.
 */
export function createPlaceEvents(request: Request, me: () => string | null): PlaceEvents {
  const marked = async (guild: string, { mark }: PlaceEvent): Promise<readonly APIGuildScheduledEvent[]> => {
    const all = await request('looking for an event', 'get', Routes.guildScheduledEvents(guild));
    return (all as readonly APIGuildScheduledEvent[]).filter(
      (one) => one.description === mark && one.creator_id === me(),
    );
  };
  const remove: PlaceEvents['remove'] = async ({ space }, id) => {
    try {
      await request('removing an event', 'delete', Routes.guildScheduledEvent(space, id));
    } catch (error) {
      if (!(error instanceof PlatformError) || error.kind !== 'gone') throw error;
    }
  };

  const make = async ({ space }: RoomRef, event: PlaceEvent): Promise<APIGuildScheduledEvent> => {
    const body = { ...bodyOf(event), privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly };
    const made = await request('making an event', 'post', Routes.guildScheduledEvents(space), { body });
    return made as APIGuildScheduledEvent;
  };

  const update: PlaceEvents['update'] = async ({ space }, id, event) => {
    await request('changing an event', 'patch', Routes.guildScheduledEvent(space, id), { body: bodyOf(event) });
  };

  return {
    create: async (room, event, again) => {
      const [before] = again ? await marked(room.space, event) : [];
      // The plan may have been changed between the two tries.
      if (before !== undefined) await update(room, before.id, event);
      const kept = before ?? (await make(room, event));
      // Discord knows no key by which it would recognise the same one, and the client asks again where an answer is lost.
      for (const one of await marked(room.space, event)) {
        if (one.id !== kept.id) await remove(room, one.id);
      }
      return kept.id;
    },
    remove,
    update,
  };
}

function bodyOf(event: PlaceEvent) {
  return {
    name: nameOf(event),
    description: event.mark,
    entity_type: GuildScheduledEventEntityType.External,
    entity_metadata: { location: event.where },
    scheduled_start_time: new Date(event.from).toISOString(),
    scheduled_end_time: new Date(event.until).toISOString(),
  };
}

/** On one line, as far as there is room. */
function nameOf({ name }: PlaceEvent): string {
  const line = name.reveal().toWellFormed().replaceAll(/\s+/gu, ' ').trim();
  if (line.length <= longestName) return line;
  return `${line
    .slice(0, longestName - 1)
    .toWellFormed()
    .replace(/\ufffd$/u, '')
    .trimEnd()}…`;
}
