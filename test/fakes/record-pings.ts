import type { Instant } from '../../src/model/instant.ts';
import type { ChatPlatform } from '../../src/port/chat-platform.ts';
import { namedOn, type Ping, pingOf } from '../flows/pings.ts';

type Speaking = Pick<ChatPlatform, 'post' | 'whisper'>;

/** A platform whose messages are looked at on their way. */
export function listenTo(platform: ChatPlatform, speaking: Speaking): ChatPlatform {
  return new Proxy(platform, {
    get: (target, name) => {
      if (name === 'post' || name === 'whisper') return speaking[name];
      const part: unknown = Reflect.get(target, name);
      return typeof part === 'function' ? part.bind(target) : part;
    },
  });
}

/** A platform that tells whom it notifies, as the port has it, of each key once. What fails notifies nobody. */
export function recordPings(platform: ChatPlatform, now: () => Instant, pings: Ping[]): ChatPlatform {
  const seen = new Set<string>();
  const record = (people: Iterable<string>, how: Ping['how'], key: string): void => {
    if (seen.has(`${how} ${key}`)) return;
    seen.add(`${how} ${key}`);
    for (const person of people) pings.push(pingOf(person, now(), how, key, key));
  };
  return listenTo(platform, {
    post: async (room, card, key, attempted, telling) => {
      const message = await platform.post(room, card, key, attempted, telling);
      const named = namedOn(card);
      const told = telling === undefined ? named : named.intersection(new Set(telling.users.map(({ user }) => user)));
      record(told, 'mention', key);
      return message;
    },
    whisper: async (user, room, card, key) => {
      const hold = await platform.whisper(user, room, card, key);
      record([user.user], 'direct', key);
      return hold;
    },
  });
}
