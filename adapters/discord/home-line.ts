import type { RoomRef } from '../../src/model/place.ts';
import { type Raw, records } from './raw.ts';

/**
 * The line that every private message ends with: the room it belongs to, which Discord shows by its name. A button
 * on the message works in that room, whenever it is pressed: where a message belongs is written on it.
 */
export function homeLine(room: RoomRef): string {
  return `-# https://discord.com/channels/${room.space}/${room.room}`;
}

/**
 * The room that a private message of ours names; `null` for any other message. A partner's words cannot pretend to
 * be this line: their links are escaped.
 */
export function readHomeLine(message: Raw): RoomRef | null {
  for (const text of textsOf(message['components'])) {
    const [, space, room] = /(?:^|\n)-# https:\/\/discord\.com\/channels\/(\d+)\/(\d+)$/.exec(text) ?? [];
    if (space !== undefined && room !== undefined) return { platform: 'discord', space, room };
  }
  return null;
}

function textsOf(components: unknown): readonly string[] {
  return records(components).flatMap(({ content, components: nested }) => [
    ...(typeof content === 'string' ? [content] : []),
    ...textsOf(nested),
  ]);
}
