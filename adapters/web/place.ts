import type { MessageRef, RoomRef, UserRef } from '../../src/model/place.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { type PersonId, personIds } from './wire.ts';

/** The one room of the preview. */
export const room: RoomRef = { platform: 'web', space: 'preview', room: 'us' };

export function userOf(person: PersonId): UserRef {
  return { platform: 'web', space: room.space, user: person };
}

export function messageRef(message: string): MessageRef {
  return { room, message };
}

/** The person that a reference names, or `gone`. */
export function personOf(user: UserRef): PersonId {
  const found = personIds.find((id) => id === user.user);
  if (found === undefined || user.platform !== 'web' || user.space !== room.space) {
    throw new PlatformError('gone', 'the preview has no such person');
  }
  return found;
}

/** Refuses every room but ours. */
export function expectRoom(other: RoomRef): void {
  if (other.platform !== 'web' || other.space !== room.space || other.room !== room.room) {
    throw new PlatformError('gone', 'the preview has no such room');
  }
}
