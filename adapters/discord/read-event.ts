import { ApplicationCommandType, ComponentType, InteractionType, MessageFlags } from 'discord.js';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { FormEvent, InteractionEvent, SuggestEvent } from '../../src/port/inbound-event.ts';
import { readHomeLine } from './home-line.ts';
import { type Raw, record, records, snowflake, whole, words } from './raw.ts';
import { isThread, readChannel } from './read-places.ts';
import { type Around, readObstacles, readPeople } from './read-surroundings.ts';

/** What arrived, as an event for the inbox; `null` for what is not for us. `reply` is how it can be answered. */
export type Inbound =
  | { readonly kind: 'interaction'; readonly event: InteractionEvent; readonly from: Origin; readonly reply: ReplyTo }
  | { readonly kind: 'suggest'; readonly event: SuggestEvent; readonly reply: ReplyTo }
  | null;

/**
 * Where it came from. `onMessage`: from a button, or a form that was opened on a message which its person alone sees, so
 * that the message can be replaced.
 * `home` is the room that a private message names; answers to it have to name it again.
 */
export type Origin = {
  readonly onMessage: boolean;
  readonly home: RoomRef | null;
  readonly locale: string;
  /** The message that it came from, if its person alone sees it. */
  readonly own: OwnMessage | null;
};

/** `direct`: it stands in the person's direct messages. */
export type OwnMessage = { readonly channel: string; readonly message: string; readonly direct: boolean };

/** An interaction's own id and token, with which it is answered, and the application that it is for. */
export type ReplyTo = { readonly id: string; readonly token: string; readonly application: string };

/** Reads an interaction as Discord sent it. Throws a `TypeError` if something is missing without which it makes no sense. */
export function readEvent(data: unknown, around: Around): Inbound {
  const raw = need(record(data), 'interaction');
  const type = whole(raw['type']);
  if (type === InteractionType.Ping) return null;
  const inner = record(raw['data']) ?? {};
  const message = record(raw['message']);
  const isButton = type === InteractionType.MessageComponent;
  const home = snowflake(raw['guild_id']) === null && message !== null ? readHomeLine(message) : null;
  const place = placeOf(raw, message);
  const room = home ?? place;
  const by: UserRef = { platform: 'discord', space: room.space, user: userOf(raw) };
  const locale = localeOf(raw['locale']);
  const id = need(snowflake(raw['id']), 'id');
  const token = need(words(raw['token']), 'token');
  const reply = { id, token, application: snowflake(raw['application_id']) ?? around.application ?? '' };
  const parent = home === null ? parentOf(raw, place, around) : null;
  const from = { id, by, room, ...(parent && { parent }), ...(locale === null ? {} : { locale }) };
  const own = ownMessage(raw, message, place);
  const origin = { onMessage: isButton || own !== null, home, locale: locale ?? 'en', own };
  switch (type) {
    case InteractionType.ApplicationCommand: {
      if ((whole(inner['type']) ?? ApplicationCommandType.ChatInput) !== ApplicationCommandType.ChatInput) return null;
      const { path, options } = readCommand(inner);
      const given = Object.fromEntries(options.map(({ name, value }) => [name, String(value)]));
      const people = readPeople(raw, options, around);
      const obstacles = readObstacles(raw, around);
      const event = {
        ...from,
        kind: 'command',
        path,
        options: given,
        people,
        ...(obstacles && { obstacles }),
      } as const;
      return { kind: 'interaction', event, from: origin, reply };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { path, options } = readCommand(inner);
      const focused = options.find((option) => option.focused);
      if (focused === undefined) return null;
      const event = { path, option: focused.name, typed: String(focused.value), by, room, ...(parent && { parent }) };
      return { kind: 'suggest', event, reply };
    }
    case InteractionType.MessageComponent: {
      const action = need(words(inner['custom_id']), 'custom_id');
      const value = Array.isArray(inner['values']) ? words(inner['values'][0]) : null;
      const shown = snowflake(message?.['id']);
      const event = {
        ...from,
        kind: 'action',
        action,
        ...(shown === null ? {} : { message: { room: place, message: shown } }),
        ...(value === null ? {} : { value }),
      } as const;
      return { kind: 'interaction', event, from: origin, reply };
    }
    case InteractionType.ModalSubmit:
      return { kind: 'interaction', event: { ...from, ...readForm(inner) }, from: origin, reply };
    default:
      return null;
  }
}

/** An option as somebody gave it. */
export type Given = {
  readonly name: string;
  readonly type: number | null;
  readonly value: string | number | boolean;
  readonly focused: boolean;
};

/** An ephemeral message, or one in a conversation with Attune alone. */
function ownMessage(raw: Raw, message: Raw | null, { room: channel }: RoomRef): OwnMessage | null {
  if (message === null) return null;
  const isEphemeral = ((whole(message['flags']) ?? 0) & MessageFlags.Ephemeral) !== 0;
  const isDirect = snowflake(raw['guild_id']) === null;
  if (!isDirect && !isEphemeral) return null;
  return { channel, message: snowflake(message['id']) ?? '', direct: isDirect && !isEphemeral };
}

function userOf(raw: Raw): string {
  return need(
    snowflake(record(record(raw['member'])?.['user'])?.['id']) ?? snowflake(record(raw['user'])?.['id']),
    'user',
  );
}

/** The channel; a button's is the one that its message stands in. A direct message has no server. */
function placeOf(raw: Raw, message: Raw | null): RoomRef {
  const room =
    snowflake(message?.['channel_id']) ?? snowflake(record(raw['channel'])?.['id']) ?? snowflake(raw['channel_id']);
  return { platform: 'discord', space: snowflake(raw['guild_id']) ?? '@me', room: need(room, 'channel') };
}

/** The channel around a thread: Discord sends it along, and has told of the threads that are awake. */
function parentOf(raw: Raw, place: RoomRef, { places }: Around): RoomRef | null {
  const sent = record(raw['channel']);
  const isSent = sent !== null && snowflake(sent['id']) === place.room;
  const channel = isSent ? readChannel(sent) : places.guild(place.space)?.channels.get(place.room);
  if (channel === undefined || !isThread(channel.type) || channel.parent === null) return null;
  return { ...place, room: channel.parent };
}

/** Anything else would be no language to whoever formats dates in it. */
function localeOf(value: unknown): string | null {
  const locale = words(value);
  return locale !== null && /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(locale) ? locale : null;
}

/** Subcommands have no value, and options of their own. */
function readCommand(inner: Raw, before = ''): { readonly path: string; readonly options: readonly Given[] } {
  const path = `${before}${need(words(inner['name']), 'name')}`;
  const options = records(inner['options']);
  const [first] = options;
  if (first !== undefined && !isValue(first['value']) && before.split(' ').length < 3) {
    return readCommand(first, `${path} `);
  }
  const given = options.flatMap((one): Given[] => {
    const name = words(one['name']);
    const { value } = one;
    if (name === null || !isValue(value)) return [];
    return [{ name, type: whole(one['type']), value, focused: one['focused'] === true }];
  });
  return { path, options: given };
}

function isValue(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function readForm(inner: Raw): Pick<FormEvent, 'kind' | 'action' | 'typed' | 'picked'> {
  const typed = new Map<string, PartnerWords>();
  const picked = new Map<string, readonly string[]>();
  for (const input of inputsOf(inner)) {
    const { value, values } = input;
    const name = words(input['custom_id']);
    if (name === null) continue;
    const text = isValue(value) ? String(value) : null;
    if (input['type'] === ComponentType.TextInput) typed.set(name, new PartnerWords(text ?? ''));
    if (input['type'] === ComponentType.RadioGroup) picked.set(name, text === null ? [] : [text]);
    if (input['type'] === ComponentType.StringSelect)
      picked.set(name, Array.isArray(values) ? values.filter(isText) : []);
  }
  const action = need(words(inner['custom_id']), 'custom_id');
  return { kind: 'form', action, typed: Object.fromEntries(typed), picked: Object.fromEntries(picked) };
}

function inputsOf(inner: Raw): readonly Raw[] {
  return records(inner['components']).flatMap((one) => {
    const single = record(one['component']);
    return single === null ? records(one['components']) : [single];
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The name of what is missing is Discord's own, and none of what somebody typed. */
function need<T>(value: T | null, name: string): T {
  if (value === null) throw new TypeError(`an interaction without ${name}`);
  return value;
}
