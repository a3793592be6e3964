import type { Card } from '../../../src/card/card.ts';
import { checkCard } from '../../../src/card/check-card.ts';
import { checkForm } from '../../../src/card/check-form.ts';
import type { MessageRef, RoomRef, UserRef } from '../../../src/model/place.ts';
import type { Hold } from '../../../src/port/hold.ts';
import type { InteractionEvent } from '../../../src/port/inbound-event.ts';
import type { Inbox } from '../../../src/port/inbox.ts';
import type { File, Reply } from '../../../src/port/reply.ts';
import { FakePlatform } from '../../fakes/fake-platform.ts';
import { Journal, openText, type Who } from './journal.ts';
import type { Ledger } from './ledger.ts';
import { markersIn } from './marked-text.ts';

/** The fake platform with a witness: every word in either direction goes into the journal, and to the ledger. */
export class WatchedPlatform extends FakePlatform {
  readonly journal = new Journal();
  /** How often a post or a whisper under a key was carried out and its success reported. */
  readonly delivered = new Map<string, number>();
  /** What broke the limits that all platforms share. */
  readonly problems: string[] = [];
  /** What could be read in the rooms that the two have left, at the time when they left, by message. */
  readonly left = new Map<string, ReadonlySet<string>>();
  readonly #leftRooms = new Set<string>();
  readonly #ledger: Ledger;
  readonly #handled = new Map<string, () => void>();

  constructor(ledger: Ledger) {
    super();
    this.#ledger = ledger;
  }

  override start(inbox: Inbox): Promise<void> {
    return super.start({ ...inbox, handle: (event) => this.#watch(inbox, event as InteractionEvent) });
  }

  override async post(room: RoomRef, card: Card, key: string): Promise<MessageRef> {
    this.#note('room', 'post', card);
    const message = await super.post(room, card, key);
    this.#deliver(key);
    return message;
  }

  override async whisper(user: UserRef, room: RoomRef, card: Card, key: string): Promise<Hold | null> {
    this.#note(user.user as Who, 'whisper', card);
    const hold = await super.whisper(user, room, card, key);
    this.#deliver(key);
    return hold;
  }

  override async replace(hold: Hold, user: UserRef, room: RoomRef, card: Card | null): Promise<Hold | null> {
    if (card !== null) this.#note(user.user as Who, 'whisper', card);
    return super.replace(hold, user, room, card);
  }

  override async edit(message: MessageRef, card: Card): Promise<void> {
    this.#note('room', 'edit', card);
    await super.edit(message, card);
  }

  /** They are about to leave a room. */
  leave({ room }: RoomRef): void {
    this.#leftRooms.add(room);
    this.#lookAround();
  }

  /** They stay after all. */
  stay({ room }: RoomRef): void {
    this.#leftRooms.delete(room);
  }

  /** What stands in a room that they have left, and did not when they left it. */
  get saidInLeftRooms(): readonly string[] {
    return this.messages
      .filter(({ room, audience }) => audience === null && this.#leftRooms.has(room.room))
      .flatMap(({ id, card }) => [...markersOn(card)].filter((marker) => !this.left.get(id)?.has(marker)));
  }

  /** Resolves as soon as the bot has decided on an event, before anything that follows from it is done. */
  decided(event: InteractionEvent): Promise<void> {
    return new Promise((resolve) => this.#handled.set(event.id, resolve));
  }

  async #watch(inbox: Inbox, event: InteractionEvent): Promise<Reply> {
    const from = this.journal.outputs.length;
    this.#ledger.typed(event);
    const reply = await inbox.handle(event);
    this.#ledger.decided(event, reply, from);
    this.#reply(event, reply);
    // From the moment at which both have agreed to move, nothing more may be said in the old room.
    if (event.kind === 'action' && event.action.startsWith('pairing.accept:')) this.#lookAround();
    this.#handled.get(event.id)?.();
    return reply;
  }

  #lookAround(): void {
    for (const one of this.messages) if (one.audience === null) this.left.set(one.id, markersOn(one.card));
  }

  #reply(event: InteractionEvent, reply: Reply): void {
    const to = event.by.user as Who;
    switch (reply.kind) {
      case 'private':
        this.#note(to, 'reply', reply.card, reply.files);
        break;
      case 'shared':
        this.#note('room', 'reply', reply.card);
        break;
      case 'update':
        this.#note(this.#ownerOf(event), 'edit', reply.card);
        break;
      case 'form':
      case 'invalid':
        // Only the preview lets too long a text through, and takes it back as it was typed.
        this.problems.push(
          ...checkForm(reply.form).filter((problem) => !/^what stands in .* is too long/.test(problem)),
        );
        this.journal.form(to, reply.form, reply.kind === 'invalid' ? reply.problems : {});
        break;
      case 'nothing':
        break;
    }
  }

  /** An update is seen by whoever sees the card that is replaced. */
  #ownerOf(event: InteractionEvent): Who | 'room' {
    const id = event.kind === 'action' ? event.message?.message : undefined;
    const message = this.messages.find((one) => one.id === id);
    if (message === undefined) return event.by.user as Who;
    return (message.audience as Who | null) ?? 'room';
  }

  #note(to: Who | 'room', how: 'post' | 'edit' | 'whisper' | 'reply', card: Card, files?: readonly File[]): void {
    this.problems.push(...checkCard(card));
    this.journal.card(to, how, card, files);
  }

  #deliver(key: string): void {
    this.delivered.set(key, (this.delivered.get(key) ?? 0) + 1);
  }
}

function markersOn(card: Card): ReadonlySet<string> {
  return markersIn(openText(card));
}
