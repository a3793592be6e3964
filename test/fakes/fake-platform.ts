import type { Card } from '../../src/card/card.ts';
import type { Form } from '../../src/card/form.ts';
import { type Instant, minute } from '../../src/model/instant.ts';
import type { MessageRef, RoomRef, UserRef } from '../../src/model/place.ts';
import type { ChatPlatform, Condition, RoomReport, Telling } from '../../src/port/chat-platform.ts';
import type { Hold } from '../../src/port/hold.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import type { PlaceEvents } from '../../src/port/place-events.ts';
import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';
import type { File } from '../../src/port/reply.ts';
import { cardText } from './seen-text.ts';

/** A message as the fake keeps it. `audience` is the one person who sees it, or `null` for the room. */
export type FakeMessage = {
  readonly id: string;
  readonly room: RoomRef;
  readonly audience: string | null;
  card: Card;
  readonly key: string | null;
  readonly files: readonly File[];
  /** Who was notified of it, by name; `null`: everybody whom the card names. */
  readonly told: readonly string[] | null;
};

export type Method = 'post' | 'edit' | 'remove' | 'whisper' | 'replace';

/** A form that somebody has before them, and the card whose button opened it. */
type OpenForm = { form: Form; problems: Readonly<Record<string, string>>; from?: FakeMessage | undefined };

/** The simplest platform that keeps every promise of the port: messages in a list, forms in a map. */
export class FakePlatform implements ChatPlatform {
  readonly name = 'web';
  readonly messages: FakeMessage[] = [];
  /** The form that each person has open, with what was wrong with it. */
  readonly forms = new Map<string, OpenForm>();
  report: RoomReport = { obstacles: [], members: 'unknown', readers: 'the-two', person: 'unknown' };
  inbox: Inbox | null = null;
  /** Errors to throw at the next calls, in turn. */
  readonly failures: { method: Method; kind: PlatformErrorKind; after?: boolean }[] = [];
  /** What each method answers until it is taken out of here. */
  readonly failing = new Map<Method, PlatformErrorKind>();
  /** Rooms that went to sleep, as threads do: nothing in them can be changed before a post wakes them. */
  readonly asleep = new Set<string>();
  /** Words that it takes on no card, as a filter does. */
  filter: RegExp | null = null;
  /** How often each method was called. */
  readonly calls = { post: 0, edit: 0, remove: 0, whisper: 0, replace: 0 };
  /** For how long a private card can be replaced (ms); `null`: not at all. */
  holding: number | null = 15 * minute;
  readonly #now: () => Instant;
  readonly #named: string;
  readonly lost = new Promise<Error>(() => {});
  /** As on most platforms; a test may give it some. */
  events: PlaceEvents | null = null;
  #made = 0;

  /** `now` decides when a private card cannot be replaced any more; `named` begins the id of every message. */
  constructor(now: () => Instant = () => 0, named = 'm') {
    this.#now = now;
    this.#named = named;
  }

  async start(inbox: Inbox): Promise<void> {
    this.inbox = inbox;
  }

  async post(
    room: RoomRef,
    card: Card,
    key: string,
    _attempted?: Instant | null,
    telling?: Telling,
  ): Promise<MessageRef> {
    this.calls.post += 1;
    this.#expectTaken(card);
    return this.#attempt('post', () => {
      this.asleep.delete(room.room);
      return this.add(room, null, card, key, [], telling?.users.map(({ user }) => user) ?? null);
    });
  }

  async whisper(user: UserRef, room: RoomRef, card: Card, key: string): Promise<Hold | null> {
    this.calls.whisper += 1;
    return this.holdOf(this.#attempt('whisper', () => this.add(room, user.user, card, key)).message);
  }

  async replace(hold: Hold, user: UserRef, _room: RoomRef, card: Card | null): Promise<Hold | null> {
    this.calls.replace += 1;
    if (card !== null) this.#expectTaken(card);
    return this.#attempt('replace', () => {
      const index = this.messages.findIndex((one) => `secret-${one.id}` === hold.handle && one.audience === user.user);
      const found = this.messages[index];
      if (found === undefined || this.#now() >= hold.until) throw new PlatformError('gone', 'no such private card');
      if (card === null) this.messages.splice(index, 1);
      else found.card = card;
      return card === null ? null : hold;
    });
  }

  /** How one of its private cards can be replaced; `null` for one that both see, and while it holds none. */
  holdOf(id: string): Hold | null {
    const found = this.messages.find((one) => one.id === id);
    if (found === undefined || found.audience === null || this.holding === null) return null;
    return { card: id, handle: `secret-${id}`, until: this.#now() + this.holding };
  }

  async edit(message: MessageRef, card: Card): Promise<void> {
    this.calls.edit += 1;
    this.#expectAwake(message);
    this.#expectTaken(card);
    this.#attempt('edit', () => {
      const found = this.messages.find((one) => one.id === message.message);
      if (found === undefined) throw new PlatformError('gone', 'no such message');
      found.card = card;
    });
  }

  async remove(message: MessageRef): Promise<void> {
    this.calls.remove += 1;
    this.#expectAwake(message);
    this.#attempt('remove', () => {
      const index = this.messages.findIndex((one) => one.id === message.message);
      if (index >= 0) this.messages.splice(index, 1);
    });
  }

  async inspect(): Promise<RoomReport> {
    return this.report;
  }

  condition(): Condition {
    return { state: 'up' };
  }

  /** Adds a message, or finds the one with the same key. */
  add(
    room: RoomRef,
    audience: string | null,
    card: Card,
    key: string | null = null,
    files: readonly File[] = [],
    told: readonly string[] | null = null,
  ): MessageRef {
    const known = key === null ? undefined : this.messages.find((one) => one.key === key);
    if (known !== undefined) return { room, message: known.id };
    // Never an id again, even if messages were deleted.
    this.#made += 1;
    const id = `${this.#named}${this.#made}`;
    this.messages.push({ id, room, audience, card, key, files, told });
    return { room, message: id };
  }

  /** Somebody deletes the newest message with such a key, as anybody can there. Nobody is told of it. */
  deleteByHand(key: string): FakeMessage {
    const index = this.messages.findLastIndex((one) => one.key?.startsWith(key) === true);
    const [deleted] = index < 0 ? [] : this.messages.splice(index, 1);
    if (deleted === undefined) throw new Error(`no message stands there under ${key}`);
    return deleted;
  }

  /** What one person sees of a room, oldest first. */
  seenBy(user: string): readonly FakeMessage[] {
    return this.messages.filter((one) => one.audience === null || one.audience === user);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.inbox = null;
  }

  #expectTaken(card: Card): void {
    if (this.filter?.test(cardText(card)) === true)
      throw new PlatformError('rejected', 'told to filter', { code: 'test' });
  }

  #expectAwake({ room }: MessageRef): void {
    if (this.asleep.has(room.room)) throw new PlatformError('forbidden', 'the thread is archived');
  }

  /** `after` fails once the work is done, as when the answer is lost on its way back. */
  #attempt<T>(method: Method, work: () => T): T {
    const lasting = this.failing.get(method);
    if (lasting !== undefined) throw new PlatformError(lasting, 'told to fail', { code: 'test' });
    const index = this.failures.findIndex((one) => one.method === method);
    const [failure] = index < 0 ? [] : this.failures.splice(index, 1);
    if (failure === undefined) return work();
    if (failure.after === true) work();
    throw new PlatformError(failure.kind, 'told to fail');
  }
}
