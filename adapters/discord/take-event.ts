import { GatewayDispatchEvents } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import type { NoticeEvent } from '../../src/port/inbound-event.ts';
import type { Inbox } from '../../src/port/inbox.ts';
import { type AnsweringParts, answerInteraction } from './answer-interaction.ts';
import type { Contain } from './contain.ts';
import { followPlaces } from './follow-places.ts';
import type { KnownPlaces } from './known-places.ts';
import { learnPlaces } from './learn-places.ts';
import { type Raw, record, snowflake } from './raw.ts';
import { type Inbound, readEvent } from './read-event.ts';

export type TakeEventParts = Omit<AnsweringParts, 'inbox'> & {
  readonly inbox: () => Inbox | null;
  readonly places: KnownPlaces;
  readonly now: () => Instant;
  readonly contain: Contain;
};

/** Takes what happens on Discord to where it belongs. Nothing that it takes can make it throw. */
export type TakeEvent = {
  readonly take: (name: string, data: unknown) => void;
  /** Attune's own ids, as the gateway told them. */
  readonly me: () => string | null;
  readonly application: () => string | null;
  /** The same, where a connection is gone on with that another process began. */
  readonly knowIds: (ids: { readonly me: string; readonly application: string }) => void;
  /** Resolves when everything that was taken is done. */
  readonly idle: () => Promise<unknown>;
};

export function createTakeEvent(parts: TakeEventParts): TakeEvent {
  const { places, now, contain, log, metrics } = parts;
  const working = new Set<Promise<unknown>>();
  let me: string | null = null;
  let application: string | null = null;
  const follow = followPlaces({ places, me: () => me, now });
  const learn = learnPlaces({ places, request: parts.request, me: () => me, now });

  const track = (name: string, work: Promise<unknown>): void => {
    const settled = work.catch((error: unknown) => contain(name, 'work', error)).finally(() => working.delete(settled));
    working.add(settled);
  };

  const answer = (data: unknown, inbox: Inbox): void => {
    let inbound: Inbound;
    try {
      inbound = readEvent(data, { me, application, places, now: now() });
    } catch (error) {
      metrics.count('discord_interactions_unreadable');
      log.error('an interaction of Discord could not be read, and was left out', error);
      return;
    }
    if (inbound !== null)
      track(GatewayDispatchEvents.InteractionCreate, answerInteraction({ ...parts, inbox }, inbound));
  };

  const tell = async (notices: readonly NoticeEvent[]): Promise<void> => {
    for (const notice of notices) await parts.inbox()?.handle(notice);
  };

  return {
    me: () => me,
    application: () => application,
    knowIds: (ids) => {
      me = ids.me;
      application = ids.application;
    },
    idle: () => Promise.all(working),
    take: (name, data) => {
      try {
        if (name === GatewayDispatchEvents.InteractionCreate) {
          const inbox = parts.inbox();
          if (inbox !== null) answer(data, inbox);
          return;
        }
        const told = record(data) ?? {};
        if (name === GatewayDispatchEvents.Ready) {
          me = snowflake(record(told['user'])?.['id']) ?? me;
          application = snowflake(record(told['application'])?.['id']) ?? application;
        }
        const unknown = changedGuild(name, told);
        if (unknown !== null && places.isNew(unknown)) track(name, learn(unknown).then(tell));
        const notices = Object.hasOwn(follow, name) ? (follow[name]?.(told) ?? []) : [];
        if (notices.length > 0) track(name, tell(notices));
      } catch (error) {
        contain(name, 'event', error);
      }
    },
  };
}

/** The server in which something changed that decides where Attune may work. */
function changedGuild(name: string, told: Raw): string | null {
  if (name === GatewayDispatchEvents.GuildUpdate) return snowflake(told['id']);
  return changes.has(name) ? snowflake(told['guild_id']) : null;
}

const changes: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.GuildRoleCreate,
  GatewayDispatchEvents.GuildRoleUpdate,
  GatewayDispatchEvents.GuildRoleDelete,
  GatewayDispatchEvents.GuildMemberUpdate,
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ThreadUpdate,
]);
