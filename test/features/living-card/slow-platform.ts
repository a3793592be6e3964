import type { Card } from '../../../src/card/card.ts';
import { type Instant, minute } from '../../../src/model/instant.ts';
import { type MessageRef, type RoomRef, sameRoom } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import { PlatformError, type PlatformErrorKind } from '../../../src/port/platform-error.ts';
import { cardText } from '../../fakes/seen-text.ts';
import type { Process } from './process.ts';

/** What happens to one call: `lost` does its work, and nobody hears of it. */
export type Fault = 'none' | 'lost' | 'away' | 'limited' | 'unknown';

/**
 * How a platform knows a post again: by its key, as Discord does; by looking through the room, as Slack does; or not at
 * all, as Slack does where Attune may not read.
 */
export type Memory = 'by-key' | 'by-search' | 'none';

/** A message as it stands there. `known`: whether it was ever written down that it stands there. */
export type Posted = {
  readonly id: string;
  readonly owner: string;
  readonly key: string;
  readonly room: RoomRef;
  readonly pings: boolean;
  readonly at: Instant;
  text: string;
  known: boolean;
  /** The platform did not let it be removed when it was to go. */
  stuck: boolean;
  gone: boolean;
};

type Wanted = {
  readonly room: RoomRef;
  readonly card: Card;
  readonly key: string;
  readonly attempted: Instant | null | undefined;
  readonly pings: boolean;
};

/** Who calls: a job about one card, in one process. */
export type Caller = { readonly owner: string; readonly tries: number; readonly process: Process };

/** A platform that takes its time: every request and every answer comes when it comes, or never. */
export class SlowPlatform {
  readonly messages: Posted[] = [];
  /** What must never happen, and did. */
  readonly wrongs: string[] = [];
  readonly log: string[] = [];
  /** Rooms that are closed to us, threads that sleep until a post wakes them. */
  readonly closed = new Map<string, 'gone' | 'forbidden'>();
  readonly asleep = new Set<string>();
  /** Messages of others that cards may stand under, and that are gone. */
  readonly goneParents = new Set<string>();
  /** Whether it takes no words. */
  filters = false;
  faults: Fault[] = [];
  /** What happens the next time that the platform does something for a card. */
  readonly meanwhile = new Map<string, () => void>();
  readonly #memory: Memory;
  /** Posts on their way, by key; and outcomes that nobody knows. */
  readonly #underway = new Map<string, number>();
  readonly unknownOutcomes = new Map<string, number>();
  /** Posts of which a process has heard that it has not written down yet. */
  readonly #unwritten = new Map<string, () => void>();

  #now = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
  }

  /** Every try of a job comes some time after whatever was tried before. */
  tick(): Instant {
    this.#now += 5 * minute;
    return this.#now;
  }

  /** The platform as one caller has it. */
  for(caller: Caller): ChatPlatform {
    return {
      name: 'web',
      post: (room, card, key, attempted, telling) =>
        this.#post(caller, { room, card, key, attempted, pings: telling?.users.length !== 0 }),
      edit: (message, card) => this.#change(caller, 'edit', message, card),
      remove: (message) => this.#change(caller, 'remove', message, null),
    } as ChatPlatform;
  }

  find(id: string | undefined): Posted | undefined {
    return this.messages.find((one) => one.id === id && !one.gone);
  }

  async #post(caller: Caller, wanted: Wanted): Promise<MessageRef> {
    const { room, card, key, attempted = 0 } = wanted;
    if (attempted !== null && this.#memory === 'by-search') {
      const found = await this.#call(caller, `search ${key}`, () =>
        this.messages.find((one) => one.key === key && !one.gone && one.at >= attempted && isSamePlace(one.room, room)),
      );
      if (found !== undefined) return this.#answer(found, caller);
    }
    if ((this.#underway.get(key) ?? 0) > 0) this.wrongs.push(`${key} is posted twice at once`);
    if (this.messages.some((one) => one.key === key && one.known && !one.gone))
      this.wrongs.push(`${key} is posted again although it is known`);
    this.#underway.set(key, 1);
    caller.process.onEnd(() => this.#underway.delete(key));
    const attempt = this.#call(
      caller,
      `post ${key} ${cardText(card)}`,
      () => this.#arrive(caller, wanted),
      () => this.#loseSightOf(key),
    );
    return this.#answer(await attempt.finally(() => this.#underway.delete(key)), caller);
  }

  #arrive(caller: Caller, { room, card, key, pings }: Wanted): Posted {
    this.#expectOpen(room);
    if (room.under !== undefined && this.goneParents.has(room.under)) throw told('gone');
    this.#expectTaken(card);
    this.asleep.delete(room.room);
    const same = this.messages.find((one) => one.key === key && sameRoom(one.room, room));
    if (same !== undefined && this.#memory === 'by-key') return same;
    const posted: Posted = {
      ...{ id: `m${this.messages.length + 1}`, owner: caller.owner, key, room, pings, at: this.#now },
      ...{ text: cardText(card), known: false, stuck: false, gone: false },
    };
    this.messages.push(posted);
    return posted;
  }

  #answer({ id, key, room, known }: Posted, { process }: Caller): MessageRef {
    if (!known)
      this.#unwritten.set(
        id,
        process.onEnd(() => this.#loseSightOf(key)),
      );
    return { room, message: id };
  }

  /** It is written down where a message stands: from now on it is known. */
  written(message: MessageRef | null): void {
    const posted = this.messages.find(({ id }) => id === message?.message);
    if (posted === undefined) return;
    posted.known = true;
    this.#unwritten.get(posted.id)?.();
  }

  #loseSightOf(key: string): void {
    this.unknownOutcomes.set(key, (this.unknownOutcomes.get(key) ?? 0) + 1);
  }

  async #change(caller: Caller, what: 'edit' | 'remove', { room, message }: MessageRef, card: Card | null) {
    const whole = this.messages.find((one) => one.id === message);
    if (whole?.owner !== caller.owner) this.wrongs.push(`${caller.owner} wants to ${what} ${message}`);
    try {
      await this.#call(caller, `${what} ${message} ${card === null ? '' : cardText(card)}`, () => {
        if (card === null && this.closed.get(room.room) === 'gone' && whole !== undefined) whole.stuck = true;
        if (card === null && this.closed.get(room.room) === 'gone') return;
        this.#expectOpen(room);
        if (this.asleep.has(room.room)) throw told('forbidden');
        const found = this.find(message);
        if (found === undefined && card !== null) throw told('gone');
        if (card !== null) this.#expectTaken(card);
        if (found === undefined) return;
        if (card === null) found.gone = true;
        else found.text = cardText(card);
      });
    } catch (error) {
      const { kind } = error as PlatformError;
      const isFinal = kind === 'forbidden' || (kind === 'unknown' && caller.tries >= 8);
      if (isFinal && what === 'remove' && whole !== undefined) whole.stuck = true;
      throw error;
    }
  }

  /** A request that travels, does its work, and an answer that travels back. */
  async #call<T>(caller: Caller, what: string, work: () => T, unheard: () => void = () => {}): Promise<T> {
    const fault = this.faults.shift() ?? 'none';
    const { process } = caller;
    // What a process has sent off when it ends arrives, or does not; nobody hears of it.
    const cut = process.onEnd(() => {
      if (fault === 'none' || fault === 'lost') attemptSafely(work, unheard);
      this.log.push(`  ${what}: cut off`);
    });
    await process.step(what);
    cut();
    this.log.push(`  ${what}: ${fault}`);
    if (fault === 'away' || fault === 'limited' || fault === 'unknown') {
      await process.step('no');
      throw told(({ away: 'unavailable', limited: 'rate-limited', unknown: 'unknown' } as const)[fault]);
    }
    const outcome = attempt(work);
    this.meanwhile.get(caller.owner)?.();
    const unheardOf = process.onEnd(() => 'value' in outcome && unheard());
    await process.step('answer');
    unheardOf();
    if ('error' in outcome) throw outcome.error;
    if (fault === 'none') return outcome.value;
    unheard();
    throw told('unavailable');
  }

  #expectOpen({ room }: RoomRef): void {
    const closed = this.closed.get(room);
    if (closed !== undefined) throw told(closed);
  }

  #expectTaken(card: Card): void {
    if (this.filters && cardText(card).startsWith('words')) throw told('rejected');
  }
}

function attempt<T>(work: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: work() };
  } catch (error) {
    return { error };
  }
}

function attemptSafely(work: () => unknown, done: () => void): void {
  if ('value' in attempt(work)) done();
}

function isSamePlace(one: RoomRef, other: RoomRef): boolean {
  return sameRoom(one, other) && one.under === other.under;
}

function told(kind: PlatformErrorKind): PlatformError {
  return new PlatformError(kind, 'told to');
}
