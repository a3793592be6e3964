import { checkMessage } from './check-blocks.ts';
import { takeFiles } from './file-methods.ts';
import { type Arguments, type Method, type MethodContext, Refused, refuse, writable } from './method.ts';
import type { TwinBlock, TwinChannel, TwinMessage, TwinWorkspace } from './workspace-state.ts';

/** Messages: posted, shown to one person, changed. */
export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scope: ['chat:write'],
    takes: ['channel', 'text', 'blocks', 'thread_ts', 'metadata', 'mrkdwn', 'unfurl_links', 'unfurl_media'],
    run: (args, context) => {
      const channel = writable(args, context, true);
      checked(args, context, 'new');
      const message = add(context.workspace, channel, args, null);
      return { channel: channel.id, ts: message.ts, message: { ts: message.ts, text: message.text } };
    },
  },
  'chat.postEphemeral': {
    scope: ['chat:write'],
    takes: ['channel', 'user', 'text', 'blocks', 'thread_ts'],
    run: (args, context) => {
      const channel = writable(args, context, false);
      const user = String(args['user']);
      if (!channel.members.has(user)) throw new Refused('user_not_in_channel');
      checked(args, context, 'ephemeral');
      return { message_ts: add(context.workspace, channel, args, user).ts };
    },
  },
  'chat.getPermalink': {
    scope: [],
    takes: ['channel', 'message_ts'],
    run: (args, { workspace }) => {
      const { channel, message_ts: ts } = args;
      if (!workspace.messages.some((one) => one.channel === channel && one.ts === ts))
        throw new Refused('message_not_found');
      return { channel, permalink: `https://twin.slack.com/archives/${channel}/p${String(ts).replace('.', '')}` };
    },
  },
  'chat.delete': {
    scope: ['chat:write'],
    takes: ['channel', 'ts'],
    run: (args, context) => {
      const { messages, channels } = context.workspace;
      const channel = channels.get(String(args['channel']));
      if (channel === undefined || channel.state === 'deleted') throw new Refused('channel_not_found');
      const at = messages.findIndex((one) => one.ts === args['ts'] && one.channel === channel.id && one.only === null);
      if (at < 0) throw new Refused('message_not_found');
      messages.splice(at, 1);
      return { channel: channel.id, ts: String(args['ts']) };
    },
  },
  'chat.update': {
    scope: ['chat:write'],
    takes: ['channel', 'ts', 'text', 'blocks'],
    run: (args, context) => {
      const channel = context.workspace.channels.get(String(args['channel']));
      if (channel === undefined || channel.state === 'deleted') throw new Refused('channel_not_found');
      const found = context.workspace.messages.find(
        (one) => one.ts === args['ts'] && one.channel === channel.id && one.only === null,
      );
      if (found === undefined) throw new Refused('message_not_found');
      checked(args, context, 'edit');
      found.text = String(args['text']);
      found.blocks = args['blocks'] as readonly TwinBlock[];
      return { channel: channel.id, ts: found.ts, text: found.text };
    },
  },
};

function add(workspace: TwinWorkspace, channel: TwinChannel, args: Arguments, only: string | null): TwinMessage {
  const thread = args['thread_ts'] === undefined ? null : String(args['thread_ts']);
  return workspace.add({
    channel: channel.id,
    thread,
    only,
    text: String(args['text']),
    blocks: args['blocks'] as readonly TwinBlock[],
    metadata: args['metadata'] ?? null,
    files: [],
  });
}

function checked(args: Arguments, context: MethodContext, how: Parameters<typeof takeFiles>[2]): void {
  refuse(checkMessage(args), context);
  takeFiles(args, context, how);
}
