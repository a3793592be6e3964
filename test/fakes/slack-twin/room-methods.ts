import { type Arguments, type Method, type MethodContext, Refused, writable } from './method.ts';

const history = ['channels:history', 'groups:history', 'mpim:history', 'im:history'];
const look = ['channels:read', 'groups:read', 'mpim:read'];

/** Channels and who is in them. */
export const roomMethods: Readonly<Record<string, Method>> = {
  'conversations.info': {
    scope: look,
    takes: ['channel'],
    run: ({ channel: id }, { workspace }) => {
      const channel = workspace.channels.get(String(id));
      const member = channel?.members.has(workspace.botUser) ?? false;
      if (channel === undefined || channel.state === 'deleted' || (channel.kind !== 'public' && !member))
        throw new Refused('channel_not_found');
      return {
        channel: {
          id: channel.id,
          is_member: member,
          is_archived: channel.state === 'archived',
          is_private: channel.kind !== 'public',
          is_mpim: channel.kind === 'group',
        },
      };
    },
  },
  'conversations.members': {
    scope: look,
    takes: ['channel', 'limit', 'cursor'],
    run: (args, context) => {
      const all = [...writable(args, context, false).members];
      const from = Number(args['cursor'] ?? 0);
      const to = from + Number(args['limit'] ?? 100);
      return { members: all.slice(from, to), response_metadata: { next_cursor: to < all.length ? String(to) : '' } };
    },
  },
  'conversations.history': {
    scope: history,
    takes: ['channel', 'limit', 'oldest', 'latest', 'include_all_metadata', 'cursor'],
    run: (args, context) => paged(args, found(args, context, null)),
  },
  'conversations.replies': {
    scope: history,
    takes: ['channel', 'ts', 'limit', 'oldest', 'latest', 'include_all_metadata', 'cursor'],
    run: (args, context) => paged(args, found(args, context, String(args['ts'])).toReversed()),
  },
  'users.info': {
    scope: ['users:read'],
    takes: ['user', 'include_locale'],
    run: ({ user: id, include_locale: withLocale }, { workspace }) => {
      const user = workspace.users.get(String(id));
      if (user === undefined) throw new Refused('user_not_found');
      return {
        user: {
          id: user.id,
          name: user.name,
          tz: user.zone,
          is_bot: user.bot,
          deleted: user.deleted,
          ...(withLocale === 'true' ? { locale: user.locale } : {}),
        },
      };
    },
  },
};

function found(args: Arguments, context: MethodContext, root: string | null): Record<string, unknown>[] {
  const channel = writable(args, context, false);
  return context.workspace.messages
    .filter(
      (one) =>
        one.channel === channel.id &&
        one.only === null &&
        (root === null ? one.thread === null : one.thread === root || one.ts === root),
    )
    .filter((one) => Number(one.ts) > Number(args['oldest'] ?? 0))
    .toReversed()
    .map((one) => ({
      ts: one.ts,
      text: one.text,
      ...(args['include_all_metadata'] === 'true' ? { metadata: one.metadata } : {}),
    }));
}

/** Fifteen at a time at most, as for apps outside the marketplace. */
function paged(args: Arguments, all: readonly Record<string, unknown>[]): Record<string, unknown> {
  const from = Number(args['cursor'] ?? 0);
  const to = from + Math.min(Number(args['limit'] ?? 15), 15);
  const more = to < all.length;
  return {
    messages: all.slice(from, to),
    has_more: more,
    response_metadata: { next_cursor: more ? String(to) : '' },
  };
}
