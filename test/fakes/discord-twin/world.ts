import {
  type Component,
  otherBits,
  type PermissionName,
  permissionBits,
  suppressNotifications,
  type TwinChannel,
  type TwinEvent,
  type TwinFile,
  type TwinGuild,
  type TwinInteraction,
  type TwinMessage,
  type TwinPing,
  type TwinUser,
} from './model.ts';

/** Servers, channels, people and messages, as they stand. */
export class TwinWorld {
  readonly me: TwinUser;
  readonly application: string;
  readonly users = new Map<string, TwinUser>();
  readonly guilds = new Map<string, TwinGuild>();
  readonly channels = new Map<string, TwinChannel>();
  readonly messages = new Map<string, TwinMessage>();
  readonly interactions = new Map<string, TwinInteraction>();
  readonly events = new Map<string, TwinEvent>();
  /** Who was notified of what, and when, by the clock of whoever looks at it. */
  readonly pings: TwinPing[] = [];
  clock: () => number = Date.now;
  /** The messages with which a thread has begun, also one that was deleted since: each can have one alone. */
  readonly threadStarters = new Set<string>();
  readonly nonces = new Map<string, { message: string; at: number }>();
  /** Registered commands: by server, or `global`. */
  readonly commands = new Map<string, readonly Record<string, unknown>[]>();
  /** Where interactions are sent instead of over the gateway, as the portal has it. */
  endpoint: string | null = null;
  #count = 0;

  constructor() {
    this.application = this.newId();
    this.me = this.addUser('Attune', true);
  }

  /** A new snowflake, greater than those before. */
  newId(): string {
    this.#count += 1;
    return String(1_300_000_000_000_000_000n + (BigInt(this.#count) << 22n) + BigInt(this.#count));
  }

  addUser(username: string, bot = false): TwinUser {
    const user: TwinUser = { id: this.newId(), username, ...(bot ? { bot: true as const } : {}) };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string, members: readonly TwinUser[]): TwinGuild {
    const everyone = Object.values(permissionBits).reduce(
      (all, bit) => all | bit,
      otherBits.Connect | otherBits.CreatePublicThreads,
    );
    const guild: TwinGuild = {
      id: this.newId(),
      name,
      everyone,
      timedOutUntil: null,
      members: new Set([this.me.id, ...members.map(({ id }) => id)]),
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(guild: TwinGuild | null, options: Partial<TwinChannel> = {}): TwinChannel {
    const channel: TwinChannel = {
      id: this.newId(),
      type: 0,
      name: 'us',
      parent: null,
      recipient: null,
      overwrites: [],
      archived: false,
      archivesAfter: null,
      quietSince: 0,
      locked: false,
      joined: new Set([this.me.id]),
      ...options,
      guild: guild?.id ?? null,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** The thread that began with a message, which has the message's id. */
  startThread(from: TwinChannel, message: TwinMessage, name: string): TwinChannel {
    const guild = this.guilds.get(from.guild ?? '') ?? null;
    this.threadStarters.add(message.id);
    return this.addChannel(guild, { id: message.id, type: 11, parent: from.id, name });
  }

  /** Whether a channel is a thread that began with a message of another one. */
  beganIn({ id, parent }: TwinChannel, channel: TwinChannel): boolean {
    return parent === channel.id && this.messages.get(id)?.channel === channel.id;
  }

  addMessage(
    channel: string,
    onlyFor: string | null,
    body: { components?: unknown; flags?: unknown; allowed_mentions?: unknown; message_reference?: unknown },
    files: readonly TwinFile[],
  ): TwinMessage {
    const components = (body.components ?? []) as readonly Component[];
    const reference = (body.message_reference as { message_id?: string } | undefined)?.message_id ?? null;
    const message: TwinMessage = {
      id: this.newId(),
      channel,
      onlyFor,
      flags: Number(body.flags ?? 0),
      components,
      notified: onlyFor === null ? notified(components, body.allowed_mentions) : [],
      files,
      repliesTo: reference !== null && this.findMessage(channel, reference) !== null ? reference : null,
      edits: 0,
      deleted: false,
    };
    this.messages.set(message.id, message);
    return message;
  }

  /**
   * A new message in a channel notifies those whom it mentions, one in direct messages the person, and one with this flag
   * nobody. Nothing else does: no edit, and no answer to an interaction, be it private or announced before
   * (discord/discord-api-docs issues 1419, 4034, 5497).
   */
  notify(
    { recipient, joined }: TwinChannel,
    { id, flags, notified: mentioned }: TwinMessage,
    nonce: string | null,
  ): void {
    // Whoever is mentioned in a thread is in it from then on.
    for (const user of mentioned) joined.add(user);
    if ((flags & suppressNotifications) !== 0) return;
    const how = recipient === null ? 'mention' : 'direct';
    for (const user of recipient === null ? mentioned : [recipient])
      this.pings.push({ user, at: this.clock(), how, message: id, nonce });
  }

  findMessage(channel: string, id: string): TwinMessage | null {
    const found = this.messages.get(id);
    return found !== undefined && found.channel === channel && !found.deleted ? found : null;
  }

  /** What Attune, or somebody else, may do in a channel: what everybody may, with the exceptions of the channel. */
  allowed(channel: TwinChannel, who = this.me.id): bigint {
    const guild = channel.guild === null ? undefined : this.guilds.get(channel.guild);
    if (guild === undefined) return ~0n;
    const bits = this.#reckoned(channel, guild, who);
    const isOut = who === this.me.id && guild.timedOutUntil !== null;
    if (isOut) return bits & (permissionBits.ViewChannel | permissionBits.ReadMessageHistory);
    const isDeaf = channel.type === 2 && (bits & otherBits.Connect) === 0n;
    return isDeaf ? bits & permissionBits.ViewChannel : bits;
  }

  /** Whether somebody sees a channel: in a private thread are those who were added, and moderators. */
  sees(channel: TwinChannel, who = this.me.id): boolean {
    const bits = this.allowed(channel, who);
    const isIn = channel.type !== 12 || channel.joined.has(who) || (bits & otherBits.ManageThreads) !== 0n;
    return isIn && (bits & permissionBits.ViewChannel) !== 0n;
  }

  #reckoned(channel: TwinChannel, guild: TwinGuild, who: string): bigint {
    const holder = channel.parent === null ? channel : (this.channels.get(channel.parent) ?? channel);
    const ordered = holder.overwrites.toSorted((a, b) => (a.id === guild.id ? -1 : b.id === guild.id ? 1 : 0));
    return ordered
      .filter(({ id }) => id === guild.id || id === who)
      .reduce((bits, { allow, deny }) => (bits & ~BigInt(deny)) | BigInt(allow), guild.everyone);
  }

  /** Takes a permission from Attune in one channel. */
  deny(channel: TwinChannel, ...names: readonly PermissionName[]): void {
    const known = { ...permissionBits, ...otherBits };
    const bits = names.reduce((all, name) => all | known[name], 0n);
    channel.overwrites.push({ id: this.me.id, type: 1, allow: '0', deny: String(bits) });
  }

  /** The direct messages with a person, opened if they were not. */
  directMessages(user: string): TwinChannel {
    const known = [...this.channels.values()].find(({ recipient }) => recipient === user);
    return known ?? this.addChannel(null, { type: 1, name: '', recipient: user });
  }
}

/** The text says whom it mentions, and the bot whom of those may be told. */
function notified(components: readonly Component[], allowed: unknown): readonly string[] {
  const { users = [], parse = [] } = (allowed ?? { parse: ['users'] }) as { users?: string[]; parse?: string[] };
  const mentioned = [...JSON.stringify(components).matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? '');
  return [...new Set(mentioned)].filter((id) => users.includes(id) || parse.includes('users'));
}
