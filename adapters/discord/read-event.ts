import {
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIModalSubmission,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord.js';
import { PartnerWords } from '../../src/model/partner-words.ts';
import type { RoomRef, UserRef } from '../../src/model/place.ts';
import type { FormEvent, InteractionEvent, SuggestEvent } from '../../src/port/inbound-event.ts';
import { readHomeLine } from './home-line.ts';

/** What arrived, as an event for the inbox; `null` for what is not for us. */
export type Inbound =
  | { readonly kind: 'interaction'; readonly event: InteractionEvent; readonly from: Origin }
  | { readonly kind: 'suggest'; readonly event: SuggestEvent }
  | null;

/**
 * Where it came from. `onMessage`: from a button, or a form that a button opened, so that a message can be replaced.
 * `home` is the room that a private message names; answers to it have to name it again.
 */
export type Origin = { readonly onMessage: boolean; readonly home: RoomRef | null; readonly locale: string };

export function readEvent(interaction: APIInteraction): Inbound {
  const user = interaction.member?.user.id ?? interaction.user?.id;
  if (user === undefined || interaction.type === InteractionType.Ping) return null;
  const message = 'message' in interaction ? interaction.message : undefined;
  const home = interaction.guild_id === undefined && message !== undefined ? readHomeLine(message) : null;
  const room = home ?? placeOf(interaction);
  const by: UserRef = { platform: 'discord', space: room.space, user };
  const from = { id: interaction.id, by, room, locale: interaction.locale };
  const origin = { onMessage: message !== undefined, home, locale: interaction.locale };
  switch (interaction.type) {
    case InteractionType.ApplicationCommand: {
      if (interaction.data.type !== ApplicationCommandType.ChatInput) return null;
      const { path, options } = readCommand(interaction.data.name, interaction.data.options ?? []);
      const values = Object.fromEntries(options.map(({ name, value }) => [name, String(value)]));
      return { kind: 'interaction', event: { ...from, kind: 'command', path, options: values }, from: origin };
    }
    case InteractionType.ApplicationCommandAutocomplete: {
      const { path, options } = readCommand(interaction.data.name, interaction.data.options);
      const focused = options.find((option) => 'focused' in option && option.focused === true);
      if (focused === undefined) return null;
      return {
        kind: 'suggest',
        event: { path, option: focused.name, typed: String(focused.value), by, room },
      };
    }
    case InteractionType.MessageComponent: {
      const { custom_id: action } = interaction.data;
      const value = 'values' in interaction.data ? interaction.data.values[0] : undefined;
      const reference = { room: placeOf(interaction), message: interaction.message.id };
      const event = { ...from, kind: 'action', action, message: reference } as const;
      return { kind: 'interaction', event: value === undefined ? event : { ...event, value }, from: origin };
    }
    case InteractionType.ModalSubmit:
      return { kind: 'interaction', event: { ...from, ...readForm(interaction) }, from: origin };
  }
}

/** The channel; a button's is the one that its message stands in. A direct message has no server. */
function placeOf(interaction: APIInteraction): RoomRef {
  const message = 'message' in interaction ? interaction.message : undefined;
  const room = message?.channel_id ?? interaction.channel?.id ?? interaction.channel_id ?? '';
  return { platform: 'discord', space: interaction.guild_id ?? '@me', room };
}

type Given = { readonly name: string; readonly value: string | number | boolean; readonly focused?: boolean };

function readCommand(
  name: string,
  options: readonly APIApplicationCommandInteractionDataOption[],
): { path: string; options: readonly Given[] } {
  const [first] = options;
  if (first?.type === ApplicationCommandOptionType.Subcommand) {
    return readCommand(`${name} ${first.name}`, first.options ?? []);
  }
  return { path: name, options: options.flatMap((option) => ('value' in option ? [option] : [])) };
}

function readForm(interaction: APIModalSubmitInteraction): Pick<FormEvent, 'kind' | 'action' | 'typed' | 'picked'> {
  const typed = new Map<string, PartnerWords>();
  const picked = new Map<string, readonly string[]>();
  for (const input of inputsOf(interaction.data)) {
    if (input.type === ComponentType.TextInput) typed.set(input.custom_id, new PartnerWords(input.value ?? ''));
    if (input.type === ComponentType.RadioGroup) picked.set(input.custom_id, input.value == null ? [] : [input.value]);
    if (input.type === ComponentType.StringSelect) picked.set(input.custom_id, input.values ?? []);
  }
  const action = interaction.data.custom_id;
  return { kind: 'form', action, typed: Object.fromEntries(typed), picked: Object.fromEntries(picked) };
}

function inputsOf({ components }: APIModalSubmission) {
  return components.flatMap((one) => {
    if (one.type === ComponentType.Label) return [one.component];
    return one.type === ComponentType.ActionRow ? one.components : [];
  });
}
