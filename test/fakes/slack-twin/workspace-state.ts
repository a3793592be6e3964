/** A message as the twin keeps it. `only` is the one person who sees an ephemeral message. */
export type TwinMessage = {
  readonly ts: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly only: string | null;
  text: string;
  blocks: readonly TwinBlock[];
  readonly metadata: unknown;
  readonly files: readonly TwinFile[];
};

/** Somebody was notified of a message. */
export type TwinPing = {
  readonly user: string;
  readonly at: number;
  readonly how: 'mention' | 'direct';
  readonly message: TwinMessage;
};

/** A file: `state` is how far its upload has come, and whether a message shows it. `text` is empty for what is no text. */
export type TwinFile = {
  readonly name: string;
  readonly length: number;
  bytes: Uint8Array;
  text: string;
  state: 'asked-for' | 'complete' | 'shown';
  /** How many messages with it Slack still refuses, because it is not done with it. */
  busy: number;
};

export type TwinText = { readonly type: 'plain_text' | 'mrkdwn'; readonly text: string };

export type TwinOption = { readonly text: TwinText; readonly value: string };

export type TwinElement = {
  readonly type: string;
  readonly action_id: string;
  readonly text?: TwinText;
  readonly url?: string;
  readonly options?: readonly TwinOption[];
  readonly initial_value?: string;
  readonly initial_option?: TwinOption;
  readonly initial_options?: readonly TwinOption[];
};

export type TwinBlock = {
  readonly type: string;
  readonly block_id?: string;
  readonly text?: TwinText;
  readonly fields?: readonly TwinText[];
  readonly elements?: readonly (TwinElement &
    TwinText & { readonly elements?: readonly { readonly text: string }[] })[];
  readonly element?: TwinElement;
  readonly label?: TwinText;
  readonly alt_text?: string;
  readonly slack_file?: { readonly id: string };
};

/** A view that a person has open, with what was said about its inputs. */
export type TwinView = {
  readonly id: string;
  readonly user: string;
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly title: TwinText;
  readonly blocks: readonly TwinBlock[];
  values: Record<string, string | readonly string[]>;
  problems: Readonly<Record<string, string>>;
};

export type TwinChannel = {
  readonly id: string;
  readonly kind: 'public' | 'private' | 'group' | 'direct';
  readonly members: Set<string>;
  state: 'open' | 'archived' | 'deleted';
};

export type TwinUser = {
  readonly id: string;
  readonly name: string;
  zone: string;
  locale: string;
  bot: boolean;
  /** The account was closed. */
  deleted: boolean;
};

/** One workspace: who and what is in it. */
export class TwinWorkspace {
  readonly id: string;
  readonly botUser: string;
  readonly users = new Map<string, TwinUser>();
  readonly channels = new Map<string, TwinChannel>();
  readonly messages: TwinMessage[] = [];
  readonly pings: TwinPing[] = [];
  readonly views = new Map<string, TwinView>();
  readonly homes = new Map<string, readonly TwinBlock[]>();
  scopes: readonly string[] = [];
  readonly files = new Map<string, TwinFile>();
  /** How many messages with a new file Slack refuses, because it is not done with it. */
  filesBusy = 0;
  #count = 0;
  readonly #now: () => number;

  constructor(id: string, now: () => number) {
    this.id = id;
    this.botUser = `UBOT${id.slice(1)}`;
    this.#now = now;
  }

  addUser(id: string, name: string, zone = 'Europe/Lisbon'): TwinUser {
    const user = { id, name, zone, locale: 'en-GB', bot: false, deleted: false };
    this.users.set(id, user);
    return user;
  }

  addChannel(id: string, kind: TwinChannel['kind'], members: readonly string[]): TwinChannel {
    const channel: TwinChannel = { id, kind, members: new Set(members), state: 'open' };
    this.channels.set(id, channel);
    return channel;
  }

  /** The direct message between a person and the bot. */
  directWith(user: string): TwinChannel {
    const id = `D${user}`;
    return this.channels.get(id) ?? this.addChannel(id, 'direct', [user, this.botUser]);
  }

  add(message: Omit<TwinMessage, 'ts'>): TwinMessage {
    this.#count += 1;
    const ts = `${Math.floor(this.#now() / 1000)}.${String(this.#count).padStart(6, '0')}`;
    const added = { ...message, ts };
    this.messages.push(added);
    this.#notify(added);
    return added;
  }

  /**
   * A message in a conversation with the app notifies the person, one elsewhere those members whom it mentions. An edit
   * notifies nobody, and neither does an ephemeral message: it shows only to those who are there, and is gone on a reload.
   */
  #notify(message: TwinMessage): void {
    const channel = this.channels.get(message.channel);
    if (message.only !== null || channel === undefined) return;
    const how = channel.kind === 'direct' ? 'direct' : 'mention';
    const mentioned = mentionedIn(message);
    for (const user of channel.members) {
      if (user !== this.botUser && (how === 'direct' || mentioned.has(user)))
        this.pings.push({ user, at: this.#now(), how, message });
    }
  }

  /** What one person sees in their channels, replies after what they stand below. */
  seenBy(user: string): readonly TwinMessage[] {
    const mine = this.messages.filter(
      (one) => this.channels.get(one.channel)?.members.has(user) === true && (one.only === null || one.only === user),
    );
    const roots = mine.filter((one) => one.thread === null);
    return roots.flatMap((root) => [
      root,
      ...mine.filter((one) => one.thread === root.ts && one.channel === root.channel),
    ]);
  }

  /** People reload their clients: Slack keeps no ephemeral message. */
  forgetEphemeral(): void {
    const kept = this.messages.filter((one) => one.only === null);
    this.messages.splice(0, this.messages.length, ...kept);
  }
}

/** In text that Slack formats, and as elements of rich text. */
function mentionedIn({ text, blocks }: TwinMessage): ReadonlySet<string> {
  const found = JSON.stringify([text, blocks]).matchAll(/<@(\w+)>|"user_id":"(\w+)"/g);
  return new Set([...found].map(([, plain, rich]) => plain ?? rich ?? ''));
}
