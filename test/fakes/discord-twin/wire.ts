import type { TwinChannel, TwinGuild, TwinMessage, TwinUser } from './model.ts';
import type { TwinWorld } from './world.ts';

/** Objects as Discord writes them. */

export function wireUser(user: TwinUser) {
  return {
    id: user.id,
    username: user.username,
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: user.bot ?? false,
    system: false,
    public_flags: 0,
  };
}

export function wireMember(user: TwinUser) {
  return {
    user: wireUser(user),
    nick: null,
    avatar: null,
    roles: [],
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function wireChannel(channel: TwinChannel, world: TwinWorld) {
  if (channel.recipient !== null) {
    const recipient = world.users.get(channel.recipient);
    return {
      id: channel.id,
      type: 1,
      flags: 0,
      last_message_id: null,
      recipients: recipient === undefined ? [] : [wireUser(recipient)],
    };
  }
  const thread = {
    parent_id: channel.parent,
    owner_id: world.me.id,
    thread_metadata: {
      archived: channel.archived,
      auto_archive_duration: 1440,
      archive_timestamp: '2026-01-01T00:00:00+00:00',
      locked: channel.locked,
    },
    ...(channel.joined.has(world.me.id)
      ? { member: { id: channel.id, user_id: world.me.id, join_timestamp: '2026-01-01T00:00:00+00:00', flags: 0 } }
      : {}),
    message_count: 0,
    member_count: 2,
  };
  return {
    id: channel.id,
    type: channel.type,
    guild_id: channel.guild,
    name: channel.name,
    position: 0,
    flags: 0,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    topic: null,
    ...(channel.type === 11 || channel.type === 12
      ? thread
      : { parent_id: channel.parent, permission_overwrites: channel.overwrites }),
  };
}

export function wireGuild(guild: TwinGuild, world: TwinWorld) {
  const channels = [...world.channels.values()].filter((one) => one.guild === guild.id);
  const isThread = ({ type }: TwinChannel) => type === 11 || type === 12;
  const me = world.me;
  return {
    id: guild.id,
    name: guild.name,
    owner_id: [...guild.members][1] ?? me.id,
    icon: null,
    splash: null,
    features: [],
    emojis: [],
    stickers: [],
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: 'en-US',
    system_channel_flags: 0,
    afk_timeout: 300,
    roles: [
      {
        id: guild.id,
        name: '@everyone',
        color: 0,
        colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
        hoist: false,
        position: 0,
        permissions: String(guild.everyone),
        managed: false,
        mentionable: false,
        flags: 0,
      },
    ],
    approximate_member_count: guild.members.size,
    // What follows comes only over the gateway.
    joined_at: '2026-01-01T00:00:00.000000+00:00',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [{ ...wireMember(me), communication_disabled_until: guild.timedOutUntil }],
    channels: channels.filter((one) => !isThread(one)).map((one) => wireChannel(one, world)),
    threads: channels
      .filter((one) => isThread(one) && !one.archived && world.sees(one))
      .map((one) => wireChannel(one, world)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function wireMessage(message: TwinMessage, world: TwinWorld) {
  return {
    id: message.id,
    channel_id: message.channel,
    author: wireUser(world.me),
    content: '',
    timestamp: '2026-01-01T00:00:00.000000+00:00',
    edited_timestamp: message.edits === 0 ? null : '2026-01-01T00:00:01.000000+00:00',
    tts: false,
    mention_everyone: false,
    mentions: message.notified.flatMap((id) => {
      const user = world.users.get(id);
      return user === undefined ? [] : [wireUser(user)];
    }),
    mention_roles: [],
    attachments: message.files.map(({ name, bytes }, index) => ({
      id: String(index + 1),
      filename: name,
      size: bytes.length,
      url: `https://cdn.discordapp.com/attachments/${message.channel}/${message.id}/${name}`,
      proxy_url: `https://media.discordapp.net/attachments/${message.channel}/${message.id}/${name}`,
    })),
    embeds: [],
    pinned: false,
    type: message.repliesTo === null ? 0 : 19,
    flags: message.flags,
    components: numbered(message.components),
    ...(message.repliesTo === null
      ? {}
      : { message_reference: { type: 0, message_id: message.repliesTo, channel_id: message.channel } }),
  };
}

/** Discord gives every component a number. */
function numbered(components: readonly object[]): unknown {
  let id = 0;
  const give = (one: object): object => {
    id += 1;
    const nested = (one as { components?: readonly object[] }).components;
    return { id, ...one, ...(nested === undefined ? {} : { components: nested.map(give) }) };
  };
  return components.map(give);
}
