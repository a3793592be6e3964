import { Routes } from 'discord.js';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import type { KnownPlaces } from './known-places.ts';
import { obstaclesIn } from './obstacles.ts';
import { factsOf, placeFrom } from './place.ts';
import { record, records } from './raw.ts';
import { readGuild } from './read-places.ts';
import type { Request } from './requests.ts';

/** Asks for a server that something happened in and that was never told of, and says in which of its rooms Attune works. */
export type LearnPlaces = (guild: string) => Promise<readonly NoticeEvent[]>;

/**
 * Who goes on with a connection that another process began is told what happens in its servers, but not of the servers
 * themselves. What is posted needs none of that, and asks where it does. But a room that lets Attune in again has to be
 * noticed: so a server is asked for, once, at the first change in it. That it worked there before cannot be known then,
 * and to be told so once more changes nothing.
 */
export function learnPlaces(parts: {
  readonly places: KnownPlaces;
  readonly request: Request;
  readonly me: () => string | null;
  readonly now: () => number;
}): LearnPlaces {
  const { places, request, me, now } = parts;
  const asking = new Set<string>();

  const ask = async (guild: string, own: string): Promise<readonly NoticeEvent[]> => {
    const what = 'reading a server';
    const [found, channels, member] = [
      await request(what, 'get', Routes.guild(guild), { query: new URLSearchParams({ with_counts: 'true' }) }),
      await request(what, 'get', Routes.guildChannels(guild)),
      await request(what, 'get', Routes.guildMember(guild, own)),
    ];
    if (places.guild(guild) !== null) return [];
    const whole = { ...record(found), channels: records(channels), members: records([member]) };
    places.set(guild, readGuild(whole, own));
    return [...(places.guild(guild)?.channels.keys() ?? [])].flatMap((room): NoticeEvent[] => {
      const place = placeFrom(places, guild, room, own);
      if (place === null || obstaclesIn(factsOf(place), now()).length > 0) return [];
      return [{ kind: 'notice', what: 'room-open', room: { platform: 'discord', space: guild, room } }];
    });
  };

  return async (guild) => {
    const own = me();
    if (own === null || asking.has(guild) || !places.isNew(guild)) return [];
    asking.add(guild);
    try {
      return await ask(guild, own);
    } finally {
      asking.delete(guild);
    }
  };
}
