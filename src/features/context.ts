import type { Card } from '../card/card.ts';
import type { Content, Library } from '../content/library.ts';
import type { Say } from '../content/say.ts';
import type { Couple, Partner, Side } from '../model/couple.ts';
import type { HostPages } from '../model/host-pages.ts';
import type { Instant } from '../model/instant.ts';
import type { MessageRef, PlatformName, RoomRef, UserRef } from '../model/place.ts';
import type { ChatPlatform, Telling } from '../port/chat-platform.ts';
import type { Hold } from '../port/hold.ts';
import type { Presence } from '../port/inbound-event.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import type { Obstacle } from '../port/obstacle.ts';
import type { Store, Stores } from '../port/store.ts';
import type { WriteCalendar } from '../port/write-calendar.ts';
import type { RitualDefinition } from './ritual.ts';

/** What every handler of a command, an action or a form is given. It runs inside one transaction. */
export type Context = {
  readonly now: Instant;
  readonly by: UserRef;
  readonly room: RoomRef;
  /** The language that the person uses, as far as the platform knows; `zone` likewise. */
  readonly locale: string;
  readonly zone: string | null;
  /** How the people who are named in a command stand to the room, as far as the platform said so with it. */
  readonly people: Readonly<Record<string, Presence>>;
  /** What Attune lacks in the room, as far as the platform said so with a command. */
  readonly obstacles: readonly Obstacle[];
  /** The person's language. For a card in the room use `content.library(…)` with a partner's locale. */
  readonly say: Say;
  readonly library: Library;
  readonly content: Content;
  readonly stores: Stores;
  /** Every ritual that there is, the one that takes precedence first. */
  readonly rituals: readonly RitualDefinition[];
  readonly random: () => number;
  readonly newId: () => string;
  readonly writeCalendar: WriteCalendar;
  readonly hostPages: HostPages;
};

/** The same, when the person is one of the two of the active couple of this room. The couple is locked. */
export type CoupleContext = Context & {
  readonly couple: Couple;
  readonly side: Side;
  readonly me: Partner;
  readonly other: Partner;
};

/** What values are proposed from while one of the two types a command. The couple is not locked: nothing is changed. */
export type Suggesting = Pick<CoupleContext, 'stores' | 'couple' | 'side' | 'me' | 'library' | 'say' | 'now'>;

/** What a chore is given, in one transaction per batch. */
export type ChoreContext = Pick<Context, 'now' | 'stores' | 'content' | 'rituals' | 'random' | 'newId'>;

/** What a job is given. It opens its own short transactions, and talks to platforms outside of them. */
export type JobContext = {
  readonly now: Instant;
  /** How often this job was tried before. */
  readonly tries: number;
  readonly store: Store;
  readonly content: Content;
  readonly rituals: readonly RitualDefinition[];
  readonly log: Log;
  readonly metrics: Metrics;
  readonly newId: () => string;
  readonly platform: (name: PlatformName) => ChatPlatform;
  /** Posts once per key, whatever happens in between. `placed` is saved together with that it was posted. */
  readonly post: (
    room: RoomRef,
    card: Card,
    key: string,
    telling?: Telling,
    placed?: (stores: Stores, message: MessageRef) => Promise<void>,
  ) => Promise<MessageRef>;
  readonly whisper: (user: UserRef, room: RoomRef, card: Card, key: string) => Promise<Hold | null>;
  readonly edit: (message: MessageRef, card: Card) => Promise<void>;
  readonly remove: (message: MessageRef) => Promise<void>;
};
