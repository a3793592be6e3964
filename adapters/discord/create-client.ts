import { Client, GatewayIntentBits, Options } from 'discord.js';
import { patience, restOptions } from './requests.ts';

/**
 * Which of the bot's connections this process holds. `auto`: all of them, as many as Discord recommends. Else those
 * with these numbers, of so many in all processes together.
 */
export type Shards = 'auto' | { readonly ids: readonly number[]; readonly of: number };

/**
 * A client that hears of servers, channels and interactions, and of nothing that people write or do besides. Of
 * what it hears it keeps servers with their channels and roles, which tell what Attune may do in a channel.
 */
export function createClient(settings: { readonly baseUrl: string | undefined; readonly shards: Shards }): Client {
  const { shards } = settings;
  const client: Client = new Client({
    // Members leave without our being told: that would take the privileged intent "Server Members".
    intents: [GatewayIntentBits.Guilds],
    ...(shards === 'auto' ? { shards } : { shards: [...shards.ids], shardCount: shards.of }),
    rest: {
      ...restOptions(settings.baseUrl),
      rejectOnRateLimit: ({ timeToReset, retryAfter, sublimitTimeout }) =>
        Math.max(timeToReset, retryAfter, sublimitTimeout) > patience,
    },
    makeCache: Options.cacheWithLimits({
      ...nothing,
      // Only Attune itself is kept, whose roles tell what it may do.
      GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    sweepers: { threads: { interval: 3600, lifetime: 7200 } },
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    failIfNotExists: false,
  });
  return client;
}

const nothing = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
} as const;
