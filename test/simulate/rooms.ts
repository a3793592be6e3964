import type { Card } from '../../src/card/card.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { MessageRef, RoomRef, UserRef } from '../../src/model/place.ts';
import type { ChatPlatform, Telling } from '../../src/port/chat-platform.ts';
import type { Hold } from '../../src/port/hold.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import { FakePlatform } from '../fakes/fake-platform.ts';

/** Something that came in a room by itself or as an answer: when, and under which key. */
export type Seen = { readonly room: string; readonly key: string; readonly at: Instant; readonly card: Card };

/** What one of the two alone was told. */
export type Note = Seen & { readonly to: string };

/** More than anybody scrolls back to. */
const kept = 30;

/** Many rooms, each a fake platform of its own, so that looking into one costs nothing for the others. */
export class Rooms implements ChatPlatform {
  readonly name = 'web';
  readonly seen: Seen[] = [];
  readonly notes: Note[] = [];
  readonly lost = new Promise<Error>(() => {});
  readonly events = null;
  readonly #rooms = new Map<string, FakePlatform>();
  readonly #now: () => Instant;
  #inbox: Inbox | null = null;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  of({ room }: Pick<RoomRef, 'room'>): FakePlatform {
    const known = this.#rooms.get(room);
    if (known !== undefined) return known;
    const made = new FakePlatform(this.#now, `${room}-m`);
    made.inbox = this.#inbox;
    this.#rooms.set(room, made);
    return made;
  }

  async start(inbox: Inbox): Promise<void> {
    this.#inbox = inbox;
    for (const room of this.#rooms.values()) room.inbox = inbox;
  }

  async post(
    room: RoomRef,
    card: Card,
    key: string,
    attempted?: Instant | null,
    telling?: Telling,
  ): Promise<MessageRef> {
    const into = this.of(room);
    const before = into.messages.length;
    const message = await into.post(room, card, key, attempted, telling);
    if (into.messages.length > before) this.seen.push({ room: room.room, key, at: this.#now(), card });
    if (into.messages.length > 2 * kept) into.messages.splice(0, into.messages.length - kept);
    return message;
  }

  whisper(user: UserRef, room: RoomRef, card: Card, key: string): Promise<Hold | null> {
    this.notes.push({ room: room.room, key, at: this.#now(), card, to: user.user });
    return this.of(room).whisper(user, room, card, key);
  }

  replace(hold: Hold, user: UserRef, room: RoomRef, card: Card | null): Promise<Hold | null> {
    return this.of(room).replace(hold, user, room, card);
  }

  async edit(message: MessageRef, card: Card): Promise<void> {
    // What was scrolled out of sight is still there to be changed.
    if (this.of(message.room).messages.some(({ id }) => id === message.message)) {
      await this.of(message.room).edit(message, card);
    }
  }

  remove(message: MessageRef): Promise<void> {
    return this.of(message.room).remove(message);
  }

  inspect: ChatPlatform['inspect'] = async () => this.of({ room: 'any' }).inspect();

  condition: ChatPlatform['condition'] = () => ({ state: 'up' });

  async [Symbol.asyncDispose](): Promise<void> {
    for (const room of this.#rooms.values()) await room[Symbol.asyncDispose]();
  }
}
