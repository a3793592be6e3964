import { PartnerWords } from '../../src/model/partner-words.ts';
import type { CommandSpec } from '../../src/port/command-spec.ts';
import type { ActionEvent, CommandEvent, FormEvent } from '../../src/port/inbound-event.ts';
import { type Origin, readMetadata, roomOf, userOf } from './origin.ts';
import { type CommandProblem, parseCommandText } from './parse-command-text.ts';
import { type SlackAction, type SlackCommand, type SlackSubmission, teamOf } from './payload-shapes.ts';
import type { Profile } from './profiles.ts';
import { ownCommands } from './publish-commands.ts';
import { linkAction, roomOfBlock } from './render-card.ts';
import { leastOf } from './render-form.ts';
import type { CommandWords } from './words.ts';

/** The workspace that an event counts for; `only` is set where a token fixes it. */
export type SpaceOf = (team: string | undefined) => string;

/** Where a slash command was typed. */
export function commandOrigin(command: SlackCommand, spaceOf: SpaceOf): Origin {
  return {
    space: spaceOf(command.team_id),
    user: command.user_id,
    room: command.channel_id,
    channel: command.channel_id,
    ...(command.response_url === undefined ? {} : { responseUrl: command.response_url }),
    triggerId: command.trigger_id,
  };
}

/** A slash command as an event. Slack gives each use a trigger of its own, which tells one use from the next. */
export function readCommand(
  command: SlackCommand,
  origin: Origin,
  profile: Profile,
  commands: readonly CommandSpec[],
  words: CommandWords,
): CommandEvent | CommandProblem {
  const name = command.command.replace(/^\//, '');
  const own = ownCommands.some((one) => one === name) && commands.some((one) => one.name === name);
  const parsed = parseCommandText(commands, own ? `${name} ${command.text ?? ''}` : (command.text ?? ''), words);
  if (parsed.kind === 'problem') return parsed;
  return { ...from(command.trigger_id, origin, profile), kind: 'command', path: parsed.path, options: parsed.options };
}

/** Where a button or a menu was used, or `null` if no room can be told. */
export function actionOrigin(body: SlackAction, spaceOf: SpaceOf): Origin | null {
  const { container, message, trigger_id: triggerId } = body;
  const channel = body.channel?.id ?? container?.channel_id ?? null;
  const room = roomOfBlock(body.actions[0].block_id) ?? channel;
  if (room === null) return null;
  const ts = message?.ts ?? container?.message_ts;
  const thread = message?.thread_ts ?? container?.thread_ts;
  return {
    space: spaceOf(teamOf({ kind: 'action', body })),
    user: body.user.id,
    room,
    channel,
    ...(ts === undefined || body.view !== undefined
      ? {}
      : { card: { ts, ephemeral: container?.is_ephemeral === true, ...(thread === undefined ? {} : { thread }) } }),
    ...(body.response_url === undefined || body.response_url === '' ? {} : { responseUrl: body.response_url }),
    ...(triggerId === undefined ? {} : { triggerId }),
  };
}

/** A button or a menu as an event; `null` for a button that only opens an address. */
export function readAction(body: SlackAction, origin: Origin, profile: Profile): ActionEvent | null {
  const [action] = body.actions;
  if (action.action_id.startsWith(linkAction)) return null;
  const value = action.type === 'static_select' ? action.selected_option?.value : undefined;
  const { card, channel } = origin;
  const message =
    card === undefined || card.ephemeral || channel === null
      ? {}
      : { message: { room: { platform: 'slack' as const, space: origin.space, room: channel }, message: card.ts } };
  const id = body.trigger_id ?? `${action.action_id}:${action.action_ts}`;
  return {
    ...from(id, origin, profile),
    kind: 'action',
    action: action.action_id,
    ...(value === undefined ? {} : { value }),
    ...message,
  };
}

/** Where a form was opened from, or `null` if it is not one of ours. */
export function formOrigin(body: SlackSubmission, spaceOf: SpaceOf): Origin | null {
  const space = spaceOf(teamOf({ kind: 'form', body }));
  return readMetadata(body.view.private_metadata ?? '', { space, user: body.user.id });
}

/** A submitted form, and the inputs in which fewer are picked than have to be. */
export function readForm(
  body: SlackSubmission,
  origin: Origin,
  profile: Profile,
): { readonly event: FormEvent; readonly tooFew: Readonly<Record<string, number>> } {
  const typed = new Map<string, PartnerWords>();
  const picked = new Map<string, readonly string[]>();
  const tooFew = new Map<string, number>();
  for (const [name, elements] of Object.entries(body.view.state.values)) {
    for (const [elementId, state] of Object.entries(elements)) {
      if (state.type === 'plain_text_input') {
        typed.set(name, new PartnerWords(state.value ?? ''));
        continue;
      }
      const values = picksOf(state);
      picked.set(name, values);
      if (values.length > 0 && values.length < leastOf(elementId)) tooFew.set(name, leastOf(elementId));
    }
  }
  const id = body.trigger_id ?? `${body.view.id}:${body.view.hash}`;
  const inputs = { typed: Object.fromEntries(typed), picked: Object.fromEntries(picked) };
  return {
    event: { ...from(id, origin, profile), kind: 'form', action: body.view.callback_id, ...inputs },
    tooFew: Object.fromEntries(tooFew),
  };
}

type InputState = SlackSubmission['view']['state']['values'][string][string];

function picksOf(state: InputState): readonly string[] {
  const all = state.selected_options ?? (state.selected_option == null ? [] : [state.selected_option]);
  return all.flatMap((option) => (option.value === undefined ? [] : [option.value]));
}

function from(id: string, origin: Origin, { locale, zone }: Profile) {
  return {
    id: `slack:${id}`,
    by: userOf(origin),
    room: roomOf(origin),
    ...(locale === undefined ? {} : { locale }),
    ...(zone === undefined ? {} : { zone }),
  };
}
