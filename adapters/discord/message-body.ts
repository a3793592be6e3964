import { createHash } from 'node:crypto';
import {
  type APIContainerComponent,
  type APIFileComponent,
  ComponentType,
  MessageFlags,
  type RawFile,
} from 'discord.js';
import type { Card } from '../../src/card/card.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { Telling } from '../../src/port/chat-platform.ts';
import type { File } from '../../src/port/reply.ts';
import { discordLimits } from './limits.ts';
import { renderCard } from './render-card.ts';
import type { Voice } from './render-markup.ts';

/** A message's body as every route takes it. `flags` always says that these are components of version 2. */
export type MessageBody = {
  readonly flags: number;
  readonly components: readonly (APIContainerComponent | APIFileComponent)[];
  readonly allowed_mentions: { readonly parse: []; readonly users: readonly string[]; readonly replied_user: false };
};

/** What one request sends: a body, and the files that go with it. */
export type Outgoing = { readonly body: MessageBody & object; readonly files?: RawFile[] };

/** A card as a message that notifies the people it names, and nobody else. */
export function messageBody(card: Card, voice: Voice, home: RoomRef | null = null): MessageBody {
  const { components, mentions } = renderCard(card, voice, home);
  return {
    flags: MessageFlags.IsComponentsV2,
    components,
    allowed_mentions: {
      parse: [],
      users: mentions.slice(0, discordLimits.message.mentionedUsers),
      replied_user: false,
    },
  };
}

/** The body as a post that notifies these people of those whom the card names, and sounds for the others only if it may. */
export function toldAs(body: MessageBody, telling: Telling | undefined): MessageBody {
  if (telling === undefined) return body;
  const wanted = new Set(telling.users.map(({ user }) => user));
  const users = body.allowed_mentions.users.filter((user) => wanted.has(user));
  return {
    ...body,
    flags: telling.silent ? body.flags | MessageFlags.SuppressNotifications : body.flags,
    allowed_mentions: { ...body.allowed_mentions, users },
  };
}

/**
 * The body with files below the card, where each has its component: without one Discord would not show it. The pictures
 * have theirs on the card. An edit keeps those attachments that it lists, so one without any lists none.
 */
export function withFiles(body: MessageBody, files: readonly File[], pictures: readonly RawFile[] = []): Outgoing {
  const named = files.map((file, index) => ({ ...file, name: attachmentName(file.name, index) }));
  const attached = [
    ...pictures,
    ...named.map(({ name, mediaType, text }) => ({ name, contentType: mediaType, data: Buffer.from(text) })),
  ];
  if (attached.length === 0) return { body };
  return {
    body: {
      ...body,
      components: [
        ...body.components,
        ...named.map(({ name }) => ({ type: ComponentType.File as const, file: { url: `attachment://${name}` } })),
      ],
      attachments: attached.map(({ name }, index) => ({ id: String(index), filename: name })),
    } as MessageBody,
    files: attached,
  };
}

/** The same as an edit: what was attached before and is not now goes. */
export function asEdit({ body, ...rest }: Outgoing): Outgoing {
  return { ...rest, body: { attachments: [], ...body } as MessageBody };
}

/**
 * What Discord recognises a repetition by, for some minutes: the same key to the same place is the same nonce. A hash,
 * because a nonce is short, seen by everybody in the channel, and unique over all that the bot posts.
 */
export function nonceOf(place: string, key: string): string {
  return createHash('sha256').update(`${place}\n${key}`).digest('base64url').slice(0, discordLimits.message.nonce);
}

/** A reference to an attachment may hold letters, digits, `-`, `_` and `.`; each name once. */
function attachmentName(name: string, index: number): string {
  const safe = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-');
  return index === 0 ? safe : `${index + 1}-${safe}`;
}
