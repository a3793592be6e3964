/** A permission of the app, and what would not work without it. */
export type Scope = { readonly scope: string; readonly why: string };

/**
 * What Attune asks of a workspace: as little as it can work with. It reads nobody's messages. `im:write` is not among
 * it: a message to a person's id opens the conversation with them by itself, and says which it is.
 */
export const slackScopes: readonly Scope[] = [
  { scope: 'commands', why: 'Offers /attune, /tip, /prompt, /checkin and /appreciate.' },
  {
    scope: 'chat:write',
    why: 'Posts questions, answers and private cards where it was invited, writes to each of you directly, and updates its own cards.',
  },
  {
    scope: 'channels:read',
    why: 'Sees whether the two of you and Attune are in a public channel, and notices when one of you leaves or comes back.',
  },
  { scope: 'groups:read', why: 'The same for private channels.' },
  { scope: 'mpim:read', why: 'The same for group messages.' },
  {
    scope: 'users:read',
    why: 'Proposes your own time zone and language, and sees whether somebody you pair with is a bot or has left.',
  },
  {
    scope: 'files:write',
    why: 'Puts pictures on cards, and hands you your own data as files, in your direct messages, when you ask for it.',
  },
];

/**
 * Only with these can Attune look whether a post arrived when Slack's answer was lost. They let an app read the
 * messages of every channel it is in, so they are left out unless the host asks for them.
 */
export const historyScopes: readonly Scope[] = [
  { scope: 'channels:history', why: 'Looks for a post of its own whose arrival is not certain, in public channels.' },
  { scope: 'groups:history', why: 'The same in private channels.' },
  { scope: 'mpim:history', why: 'The same in group messages.' },
  { scope: 'im:history', why: 'The same in its direct messages with you.' },
];

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
