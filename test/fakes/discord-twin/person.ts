import type { Person, SeenCard, SeenForm } from '../../flows/driver.ts';
import { flatten } from './check-message.ts';
import { commandData, filled, type Registered } from './interaction-data.ts';
import {
  type Component,
  ephemeral,
  type Modal,
  type TwinChannel,
  type TwinInteraction,
  type TwinMessage,
  type TwinUser,
} from './model.ts';
import { inputOf, nameOf, optionsOf, seenForm, seenMessage, textOfModal } from './seen-message.ts';
import type { DiscordTwin } from './twin.ts';
import { wireChannel, wireMember, wireMessage, wireUser } from './wire.ts';

/** What became of an event, by its id: the kind of reply that the bot gave. */
export type Outcomes = ReadonlyMap<string, string>;

/** A person at the twin, who does what Discord lets a person do and nothing else. */
export class DiscordPerson implements Person {
  readonly name: string;
  readonly user: TwinUser;
  locale = 'en-GB';
  /** All interactions of this person, oldest first. */
  readonly acted: TwinInteraction[] = [];
  readonly #twin: DiscordTwin;
  readonly #channel: TwinChannel;
  readonly #outcomes: Outcomes;
  #open: { readonly modal: Modal; readonly source: TwinMessage | null } | null = null;

  #last: { readonly interaction: TwinInteraction; readonly wire: object; readonly guild: string | null } | null = null;

  constructor(twin: DiscordTwin, channel: TwinChannel, user: TwinUser, outcomes: Outcomes) {
    this.#twin = twin;
    this.#channel = channel;
    this.#outcomes = outcomes;
    this.user = user;
    this.name = user.username;
  }

  /** The same person in another channel. */
  in(channel: TwinChannel): DiscordPerson {
    return new DiscordPerson(this.#twin, channel, this.user, this.#outcomes);
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    const given = Object.entries(options).map(([name, value]) => this.#option(path, name, value));
    const data = { ...commandData(path, given, this.#registered(path)), ...this.#resolved(Object.values(options)) };
    await this.interact(2, data, null);
  }

  /** What is proposed for an option while it is typed. */
  async suggest(path: string, option: string, typed: string): Promise<readonly { name: string; value: string }[]> {
    const given = [{ name: option, type: 3, value: typed, focused: true }];
    const interaction = await this.interact(4, commandData(path, given, this.#registered(path)), null);
    return interaction.answer?.kind === 'choices' ? interaction.answer.choices : [];
  }

  async click(label: string, card?: string): Promise<void> {
    const [message, button] = this.#find(
      (one) => one.type === 2 && one['label'] === label,
      `a button "${label}"`,
      card,
    );
    if (button['custom_id'] === undefined) throw new Error(`"${label}" is a link`);
    await this.interact(3, { custom_id: button['custom_id'], component_type: 2 }, message);
  }

  /** Presses the newest button for an action, whatever is written on it. */
  async act(action: string): Promise<void> {
    const [message, button] = this.#find(
      (one) => one.type === 2 && new RegExp(`^${action}(:|$)`).test(String(one['custom_id'])),
      `a button for ${action}`,
    );
    await this.interact(3, { custom_id: button['custom_id'], component_type: 2 }, message);
  }

  async pick(label: string): Promise<void> {
    const has = (one: Component) => one.type === 3 && optionsOf(one).some((option) => option.label === label);
    const [message, menu] = this.#find(has, `an option "${label}"`);
    const values = optionsOf(menu)
      .filter((option) => option.label === label)
      .map(({ value }) => value);
    await this.interact(3, { custom_id: menu['custom_id'], component_type: 3, values }, message);
  }

  async form(): Promise<SeenForm | null> {
    return this.#open === null ? null : seenForm(this.#open.modal);
  }

  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    if (this.#open === null) throw new Error(`${this.name} has no form open`);
    const { modal, source } = this.#open;
    this.#open = null;
    const components = modal.components.map((one, index) =>
      one.type === 18
        ? { type: 18, id: index + 1, component: filled(inputOf(one), values[nameOf(inputOf(one))]) }
        : { type: one.type, id: index + 1 },
    );
    await this.interact(5, { custom_id: modal.custom_id, components }, source);
  }

  /** Everything that can be read on the open form. */
  formText(): string {
    return this.#open === null ? '' : textOfModal(this.#open.modal);
  }

  /** What the open form is for. */
  formAction(): string | null {
    return this.#open === null ? null : String(this.#open.modal.custom_id);
  }

  /** Has Discord deliver the last interaction once more, as when a connection is resumed. */
  async again(): Promise<void> {
    const sent = this.#last;
    if (sent === null) throw new Error(`${this.name} has done nothing yet`);
    const before = this.#refusals(sent.interaction);
    this.#twin.gateway.dispatch('INTERACTION_CREATE', sent.wire, sent.guild);
    await this.#twin.until(() => this.#refusals(sent.interaction) > before, 'a second answer to be refused');
  }

  async cards(): Promise<readonly SeenCard[]> {
    return this.messages().map((message) => seenMessage(message, { user: (id) => this.#nameOf(id) }));
  }

  /**
   * What this person sees: the channel with the threads that began in it, below their first messages, and the direct
   * messages with Attune, which nobody else does.
   */
  messages(): readonly TwinMessage[] {
    const { world } = this.#twin;
    const own = [...world.channels.values()].find(({ recipient }) => recipient === this.user.id);
    return [...world.messages.values()]
      .filter(({ deleted, onlyFor }) => !deleted && (onlyFor === null || onlyFor === this.user.id))
      .flatMap((message) => {
        const channel = world.channels.get(message.channel);
        if (channel === undefined) return [];
        if (channel === own) return [{ ...message, onlyFor: this.user.id }];
        if (channel.id === this.#channel.id) return [message];
        return world.beganIn(channel, this.#channel) ? [{ ...message, repliesTo: channel.id }] : [];
      });
  }

  /** Sends an interaction and waits until it is answered in full. */
  async interact(type: number, data: object, source: TwinMessage | null): Promise<TwinInteraction> {
    const { world } = this.#twin;
    const channel = world.channels.get(source?.channel ?? this.#channel.id) ?? this.#channel;
    const interaction: TwinInteraction = {
      id: world.newId(),
      token: `token-${world.newId()}`,
      type,
      by: this.user.id,
      channel: channel.id,
      source: source?.id ?? null,
      at: this.#twin.now(),
      answer: null,
      acknowledgedAfter: null,
      original: null,
      originalDone: false,
      originalDeleted: false,
      followUps: [],
    };
    world.interactions.set(interaction.token, interaction);
    this.acted.push(interaction);
    const wire = this.#wire(interaction, data, source, channel);
    this.#last = { interaction, wire, guild: channel.guild };
    this.#twin.gateway.dispatch('INTERACTION_CREATE', wire, channel.guild);
    await this.#twin.until(() => this.#isAnswered(interaction), `an answer to ${JSON.stringify(data)}`);
    if (interaction.answer?.kind === 'modal') this.#open = { modal: interaction.answer.modal, source };
    return interaction;
  }

  #refusals({ token }: TwinInteraction): number {
    return this.#twin.requests.filter(({ path, status }) => path.includes(token) && status >= 400).length;
  }

  #isAnswered({ id, answer, originalDone, originalDeleted, followUps, source }: TwinInteraction): boolean {
    const outcome = this.#outcomes.get(id);
    switch (answer?.kind) {
      case undefined:
        return false;
      case 'message':
      case 'modal':
      case 'choices':
        return true;
      case 'deferred':
        return (
          originalDone && (!originalDeleted || outcome === 'nothing' || outcome === 'shared' || followUps.length > 0)
        );
      case 'deferred-update':
        return outcome === 'nothing' || followUps.length > 0 || (originalDone && source !== null);
    }
  }

  #wire(interaction: TwinInteraction, data: object, source: TwinMessage | null, channel: TwinChannel): object {
    const { world } = this.#twin;
    const inGuild = channel.guild !== null;
    return {
      id: interaction.id,
      application_id: world.application,
      type: interaction.type,
      data,
      token: interaction.token,
      version: 1,
      channel_id: channel.id,
      channel: wireChannel(channel, world),
      ...(inGuild
        ? {
            guild_id: channel.guild,
            guild: { id: channel.guild, locale: 'en-US', features: [] },
            guild_locale: 'en-US',
            member: { ...wireMember(this.user), permissions: '1071698660929' },
          }
        : { user: wireUser(this.user) }),
      ...(source === null
        ? {}
        : {
            message: {
              ...wireMessage(source, world),
              flags: source.flags | (source.onlyFor === null || !inGuild ? 0 : ephemeral),
            },
          }),
      app_permissions: String(world.allowed(channel) & ((1n << 53n) - 1n)),
      locale: this.locale,
      entitlements: [],
      authorizing_integration_owners: { '0': channel.guild ?? '0' },
      context: inGuild ? 0 : 1,
      attachment_size_limit: 10_485_760,
    };
  }

  #find(wanted: (one: Component) => boolean, what: string, card?: string): [TwinMessage, Component] {
    const seen = this.messages().filter(({ id }) => card === undefined || id === card);
    for (const message of seen.toReversed()) {
      const found = flatten(message.components).find(wanted);
      const real = this.#twin.world.messages.get(message.id);
      if (found !== undefined && real !== undefined) return [real, found];
    }
    throw new Error(`${this.name} sees no ${what}`);
  }

  #option(path: string, name: string, value: string): object {
    const spec = this.#registered(path).options.find((one) => one.name === name);
    if (spec === undefined) throw new Error(`/${path} has no option "${name}"`);
    const user = [...this.#twin.world.users.values()].find((one) => one.username === value);
    if (spec.type === 6) return { name, type: 6, value: user?.id ?? value };
    return { name, type: spec.type, value: spec.type === 4 ? Number(value) : value };
  }

  /** Discord tells who is named in a command: the user, and the member where they are one. */
  #resolved(values: readonly string[]): object {
    const { world } = this.#twin;
    const named = [...world.users.values()].filter(
      ({ id, username }) => values.includes(username) || values.includes(id),
    );
    if (named.length === 0) return {};
    const inside = named.filter(({ id }) => world.guilds.get(this.#channel.guild ?? '')?.members.has(id));
    const member = (id: string) => ({
      permissions: String(world.allowed(this.#channel, id) & ((1n << 53n) - 1n)),
      roles: [],
      joined_at: '2026-01-01T00:00:00.000000+00:00',
      flags: 0,
    });
    return {
      resolved: {
        users: Object.fromEntries(named.map((user) => [user.id, wireUser(user)])),
        members: Object.fromEntries(inside.map(({ id }) => [id, member(id)])),
      },
    };
  }

  #registered(path: string): { id: string; options: readonly { name: string; type: number }[] } {
    const [name, subcommand] = path.split(' ');
    const all = [...this.#twin.world.commands.values()].flat() as unknown as readonly Registered[];
    const command = all.find((one) => one.name === name);
    if (command === undefined) throw new Error(`/${path} is not registered`);
    const part = subcommand === undefined ? command : command.options?.find((one) => one.name === subcommand);
    if (part === undefined) throw new Error(`/${path} is not registered`);
    return { id: command.id, options: part.options ?? [] };
  }

  #nameOf(id: string): string {
    return this.#twin.world.users.get(id)?.username ?? id;
  }
}
