import { z } from 'zod';

/**
 * What Slack sends, as far as it is used here. Anything else is left behind at the door: a field that is missing, null
 * or of another form is either one that can be done without, or the whole is not taken.
 */
export type Payload =
  | { readonly kind: 'command'; readonly body: SlackCommand }
  | { readonly kind: 'action'; readonly body: SlackAction }
  | { readonly kind: 'form'; readonly body: SlackSubmission }
  | { readonly kind: 'notice'; readonly body: SlackNotice }
  /** Something that Attune has no use for; it only has to be acknowledged. */
  | { readonly kind: 'other'; readonly name: string }
  | { readonly kind: 'malformed' };

/** Reads what came in, over whichever way. Never throws. */
export function readPayload(body: unknown): Payload {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return { kind: 'malformed' };
  const { type, event, command: name } = body as Readonly<Record<string, unknown>>;
  if (type === 'event_callback' || event !== undefined) return read('notice', notice, body);
  if (type === 'block_actions') return read('action', action, body);
  if (type === 'view_submission') return read('form', submission, body);
  if (name !== undefined) return read('command', command, body);
  return { kind: 'other', name: others.find((other) => other === type) ?? 'unknown' };
}

/** The team that a payload is about, as Slack says it. */
export function teamOf(payload: Exclude<Payload, { kind: 'other' | 'malformed' }>): string | undefined {
  switch (payload.kind) {
    case 'command':
      return payload.body.team_id;
    case 'notice':
      // In a channel that two workspaces share, the outer one may be the other workspace.
      return payload.body.authorizations?.[0]?.team_id ?? payload.body.team_id;
    case 'action':
    case 'form': {
      const { view, team, user } = payload.body;
      return view?.app_installed_team_id ?? team?.id ?? user.team_id;
    }
  }
}

export type SlackCommand = z.infer<typeof command>;
export type SlackAction = z.infer<typeof action>;
export type SlackSubmission = z.infer<typeof submission>;
export type SlackNotice = z.infer<typeof notice>;

function read<Kind extends 'command' | 'action' | 'form' | 'notice', Body>(
  kind: Kind,
  shape: z.ZodType<Body>,
  body: object,
): { kind: Kind; body: Body } | { kind: 'malformed' } {
  const found = shape.safeParse(body);
  return found.success ? { kind, body: found.data } : { kind: 'malformed' };
}

/** Kinds that Slack may send although nothing in the manifest asks for them. */
const others = [
  'app_rate_limited',
  'block_suggestion',
  'dialog_cancellation',
  'dialog_submission',
  'dialog_suggestion',
  'interactive_message',
  'message_action',
  'shortcut',
  'view_closed',
  'workflow_step_edit',
] as const;

/** What may be left out counts as left out when it is null or of another form. */
function maybe<T extends z.ZodType>(shape: T) {
  return shape.optional().catch(undefined);
}

const id = z.string().regex(/^[A-Z0-9]{1,64}$/);
/** Slack's own stamps and triggers: they become ids of events. */
const stamp = z.string().regex(/^[\x21-\x7e]{1,200}$/);
const string = z.string();
const team = maybe(z.object({ id: maybe(id) }));
const person = z.object({ id, team_id: maybe(id) });
const option = z.object({ value: maybe(string) });

const command = z.object({
  command: string,
  text: maybe(string),
  team_id: maybe(id),
  channel_id: id,
  channel_name: maybe(string),
  user_id: id,
  trigger_id: stamp,
  response_url: maybe(string),
});

const action = z
  .object({
    // Slack sends one at a time.
    actions: z.tuple(
      [
        z.object({
          action_id: string,
          block_id: maybe(string),
          type: maybe(string),
          action_ts: maybe(stamp),
          selected_option: maybe(option),
        }),
      ],
      z.unknown(),
    ),
    user: person,
    team,
    channel: maybe(z.object({ id: maybe(id) })),
    container: maybe(
      z.object({
        channel_id: maybe(id),
        message_ts: maybe(stamp),
        thread_ts: maybe(stamp),
        is_ephemeral: maybe(z.boolean()),
      }),
    ),
    message: maybe(z.object({ ts: maybe(stamp), thread_ts: maybe(stamp) })),
    view: maybe(z.object({ app_installed_team_id: maybe(id) })),
    response_url: maybe(string),
    trigger_id: maybe(stamp),
  })
  // One of the two tells this press from the next.
  .refine((body) => body.trigger_id !== undefined || body.actions[0].action_ts !== undefined);

const submission = z
  .object({
    view: z.object({
      id: string,
      hash: maybe(stamp),
      callback_id: string,
      private_metadata: maybe(string),
      app_installed_team_id: maybe(id),
      blocks: z.array(z.object({ type: maybe(string), block_id: maybe(string) })),
      state: z.object({
        values: z.record(
          string,
          z.record(
            string,
            z.object({
              type: maybe(string),
              value: maybe(string),
              selected_option: maybe(option),
              selected_options: maybe(z.array(option)),
            }),
          ),
        ),
      }),
    }),
    user: person,
    team,
    trigger_id: maybe(stamp),
  })
  .refine((body) => body.trigger_id !== undefined || body.view.hash !== undefined);

const notice = z.object({
  team_id: maybe(id),
  authorizations: maybe(z.array(z.object({ team_id: maybe(id) }))),
  event_id: maybe(string),
  /** Seconds since 1970. */
  event_time: maybe(z.number()),
  event: z.object({
    type: string,
    channel: maybe(z.union([id, z.object({ id }).transform((channel) => channel.id)])),
    user: maybe(id),
    inviter: maybe(id),
    tab: maybe(string),
    tokens: maybe(z.object({ bot: maybe(z.array(z.unknown())) })),
    old_channel_id: maybe(id),
    new_channel_id: maybe(id),
  }),
});
