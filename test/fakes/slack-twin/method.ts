import type { TwinChannel, TwinWorkspace } from './workspace-state.ts';

export type Arguments = Readonly<Record<string, unknown>>;

export type MethodContext = {
  readonly workspace: TwinWorkspace;
  /** Reports something that Slack would refuse: it fails the test. */
  readonly violation: (problem: string) => void;
  /** Who a trigger belongs to, once and in time. */
  readonly spendTrigger: (id: string) => string | null;
  readonly uploadUrl: (file: string) => string;
};

export type Method = {
  readonly scope: readonly string[] | null;
  readonly takes: readonly string[];
  readonly run: (args: Arguments, context: MethodContext) => Record<string, unknown>;
};

/** An answer that says no. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The channel, if the bot may speak in it; a person's id stands for their direct messages. */
export function writable(args: Arguments, { workspace }: MethodContext, direct: boolean): TwinChannel {
  const id = String(args['channel']);
  if (direct && workspace.users.get(id)?.deleted === true) throw new Refused('user_disabled');
  const channel = direct && workspace.users.has(id) ? workspace.directWith(id) : workspace.channels.get(id);
  const hidden = channel !== undefined && channel.kind !== 'public' && !channel.members.has(workspace.botUser);
  if (channel === undefined || channel.state === 'deleted' || hidden) throw new Refused('channel_not_found');
  if (channel.state === 'archived') throw new Refused('is_archived');
  if (!channel.members.has(workspace.botUser)) throw new Refused('not_in_channel');
  return channel;
}

/** Refuses what breaks a rule, and fails the test. */
export function refuse(problems: readonly string[], { violation }: MethodContext): void {
  if (problems.length === 0) return;
  for (const problem of problems) violation(problem);
  throw new Refused('invalid_blocks');
}
