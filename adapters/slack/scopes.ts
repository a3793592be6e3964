/**
 * What Attune asks of a workspace: as little as it can work with. It reads nobody's messages. `im:write` is not among
 * it: a message to a person's id opens the conversation with them by itself, and says which it is.
 */
export const slackScopes = [
  'commands',
  'chat:write',
  'channels:read',
  'groups:read',
  'mpim:read',
  'users:read',
  'files:write',
] as const;

/**
 * Only with these can Attune look whether a post arrived when Slack's answer was lost. They let an app read the
 * messages of every channel it is in, so they are left out unless the host asks for them.
 */
export const historyScopes = ['channels:history', 'groups:history', 'mpim:history', 'im:history'] as const;

/** A permission of the app. */
export type Scope = (typeof slackScopes)[number] | (typeof historyScopes)[number];

/** Everything that is asked for: the least, and what the host wants besides. */
export function wantedScopes(history: boolean): readonly Scope[] {
  return history ? [...slackScopes, ...historyScopes] : slackScopes;
}

/**
 * What Slack tells without anybody asking. None of it holds a message, and none takes another scope: each comes for the
 * channels that the app may see (`channels:read`, `groups:read`, `mpim:read`) and is in.
 */
export const slackEvents = [
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
  'member_joined_channel',
  'member_left_channel',
  'channel_archive',
  'channel_unarchive',
  'channel_deleted',
  'channel_left',
  'channel_id_changed',
  'group_archive',
  'group_unarchive',
  'group_deleted',
  'group_left',
] as const;
