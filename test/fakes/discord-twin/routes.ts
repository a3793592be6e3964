import { edit, type TwinAnswers } from './answers.ts';
import { type BodyKind, checkBody } from './check-body.ts';
import { eventRoutes } from './event-routes.ts';
import { componentsV2, otherBits, permissionBits, type TwinChannel } from './model.ts';
import { TwinRefusal, unknown } from './refusal.ts';
import { type Handler, type Route, route, type TwinRequest } from './route.ts';
import { wireChannel, wireGuild, wireMember, wireMessage, wireUser } from './wire.ts';
import type { TwinWorld } from './world.ts';

export type RouteParts = {
  readonly world: TwinWorld;
  readonly answers: TwinAnswers;
  readonly now: () => number;
  readonly gateway: () => string;
  readonly shards: () => number;
  readonly maxConcurrency: () => number;
  /** Tells of it over the gateway. */
  readonly dispatch: (t: string, d: unknown, guild: string | null) => void;
  /** Called with everything that Discord would refuse of a body. */
  readonly violated: (problem: string) => void;
};

/** How long a nonce is remembered, in milliseconds. */
const nonceLife = 5 * 60_000;

/** The routes that a bot of this kind uses. */
export function createRoutes(parts: RouteParts): readonly Route[] {
  const { world, answers } = parts;

  const check = (kind: BodyKind, { method, path, body, files }: TwinRequest): void => {
    const problems = checkBody(kind, body, files);
    if (problems.length === 0) return;
    for (const problem of problems) parts.violated(`${method} ${path}: ${problem}`);
    throw new TwinRefusal(400, 50035, 'Invalid Form Body', {
      _errors: problems.map((message) => ({ code: 'BASE', message })),
    });
  };

  const channelFor = (id: string, ...needs: readonly (keyof typeof permissionBits)[]): TwinChannel => {
    const channel = world.channels.get(id);
    if (channel === undefined || (channel.guild !== null && !world.guilds.has(channel.guild))) throw unknown.channel();
    const { archivesAfter, quietSince } = channel;
    if (archivesAfter !== null && parts.now() - quietSince >= archivesAfter) channel.archived = true;
    const bits = world.allowed(channel);
    if (!world.sees(channel)) throw new TwinRefusal(403, 50001, 'Missing Access');
    if (needs.some((name) => (bits & permissionBits[name]) === 0n))
      throw new TwinRefusal(403, 50013, 'Missing Permissions');
    return channel;
  };

  const send: Handler = (request, id = '') => {
    check('message', request);
    const known = world.channels.get(id);
    const channel = channelFor(
      id,
      ...(known === undefined || known.parent === null
        ? ['SendMessages' as const]
        : ['SendMessagesInThreads' as const]),
      ...attaching(request),
    );
    refuseLocked(channel);
    const user = channel.recipient === null ? undefined : world.users.get(channel.recipient);
    if (user !== undefined && !canWriteTo(user.id))
      throw new TwinRefusal(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
    if (user?.closed === true) throw new TwinRefusal(403, 50007, 'Cannot send messages to this user');
    const { nonce, enforce_nonce: enforced, message_reference: reference } = request.body;
    if (reference !== undefined && (world.allowed(channel) & permissionBits.ReadMessageHistory) === 0n) {
      throw new TwinRefusal(403, 160002, 'You cannot reply without permission to read message history');
    }
    const before = enforced === true ? world.nonces.get(String(nonce)) : undefined;
    if (before !== undefined && parts.now() - before.at < nonceLife) {
      const same = world.messages.get(before.message);
      if (same !== undefined) return { ...wireMessage(same, world), nonce };
    }
    const { fail_if_not_exists: strict, message_id: under } = (reference ?? {}) as {
      fail_if_not_exists?: boolean;
      message_id?: string;
    };
    if (under !== undefined && strict !== false && world.findMessage(id, under) === null) {
      throw new TwinRefusal(400, 50035, 'Invalid Form Body: unknown message');
    }
    const message = world.addMessage(id, null, request.body, request.files);
    world.notify(channel, message, nonce === undefined ? null : String(nonce));
    channel.archived = false;
    channel.quietSince = parts.now();
    if (nonce !== undefined) world.nonces.set(String(nonce), { message: message.id, at: parts.now() });
    return { ...wireMessage(message, world), nonce };
  };

  /** Moderators may do everything in a locked thread. */
  const refuseLocked = (channel: TwinChannel): void => {
    if (channel.locked && (world.allowed(channel) & otherBits.ManageThreads) === 0n)
      throw new TwinRefusal(400, 160005, 'Thread is locked');
  };

  const canWriteTo = (user: string) => [...world.guilds.values()].some(({ members }) => members.has(user));

  const editMessage: Handler = (request, channel = '', id = '') => {
    check('edit', request);
    const place = channelFor(channel, ...attaching(request));
    const message = world.findMessage(channel, id);
    if (message === null || message.onlyFor !== null) throw unknown.message();
    if (place.archived) throw new TwinRefusal(400, 50083, 'Thread is archived');
    refuseLocked(place);
    if ((message.flags & componentsV2) !== 0 && request.body['content'])
      throw new TwinRefusal(400, 50035, 'Invalid Form Body');
    return wireMessage(edit(message, request.body, request.files), world);
  };

  const startThread: Handler = (request, id = '', from = '') => {
    check('thread', request);
    const channel = channelFor(id);
    if (channel.type !== 0 && channel.type !== 5)
      throw new TwinRefusal(400, 50024, 'Cannot execute action on this channel type');
    const needed = otherBits.CreatePublicThreads | permissionBits.ReadMessageHistory;
    if ((world.allowed(channel) & needed) !== needed) throw new TwinRefusal(403, 50013, 'Missing Permissions');
    const message = world.findMessage(id, from);
    if (message === null || message.onlyFor !== null) throw unknown.message();
    if (world.threadStarters.has(from))
      throw new TwinRefusal(400, 160004, 'A thread has already been created for this message');
    const thread = wireChannel(world.startThread(channel, message, String(request.body['name'])), world);
    parts.dispatch('THREAD_CREATE', { ...thread, newly_created: true }, channel.guild);
    return thread;
  };

  const register = (application: string, scope: string, request: TwinRequest): unknown => {
    mine(application);
    check('commands', request);
    const before = world.commands.get(scope) ?? [];
    const commands = (request.body as unknown as readonly Record<string, unknown>[]).map((command) => ({
      ...command,
      id: before.find(({ name }) => name === command['name'])?.['id'] ?? world.newId(),
      application_id: world.application,
      version: world.newId(),
    }));
    world.commands.set(scope, commands);
    return commands;
  };

  const listed = (application: string, scope: string) => {
    mine(application);
    return (world.commands.get(scope) ?? []).map(asListed);
  };
  const mine = (application: string) => {
    if (application !== world.application)
      throw new TwinRefusal(403, 20012, 'You are not authorized to perform this action on this application');
  };

  return [
    route('GET', '/gateway/bot', () => ({
      url: parts.gateway(),
      shards: parts.shards(),
      session_start_limit: {
        total: 1000,
        remaining: 999,
        reset_after: 14_400_000,
        max_concurrency: parts.maxConcurrency(),
      },
    })),
    route('GET', '/applications/@me', () => ({
      id: world.application,
      name: 'Attune',
      flags: 0,
      interactions_endpoint_url: world.endpoint,
    })),
    route('GET', '/users/@me/guilds', () => [...world.guilds.values()].map(({ id, name }) => ({ id, name }))),
    route('GET', '/users/@me', () => wireUser(world.me)),
    route('GET', '/applications/:id/commands', (_, application = '') => listed(application, 'global')),
    route('PUT', '/applications/:id/commands', (request, application = '') => register(application, 'global', request)),
    route('GET', '/applications/:id/guilds/:id/commands', (_, application = '', guild = '') =>
      listed(application, guild),
    ),
    route('PUT', '/applications/:id/guilds/:id/commands', (request, application = '', guild = '') =>
      register(application, guild, request),
    ),
    route('POST', '/users/@me/channels', (request) => {
      check('dm', request);
      const user = world.users.get(String(request.body['recipient_id']));
      if (user === undefined) throw unknown.user();
      return wireChannel(world.directMessages(user.id), world);
    }),
    route('GET', '/channels/:id', (_, id = '') => wireChannel(channelFor(id), world)),
    route('GET', '/guilds/:id', (_, id = '') => {
      const guild = world.guilds.get(id);
      if (guild === undefined) throw unknown.guild();
      return wireGuild(guild, world);
    }),
    route('GET', '/guilds/:id/channels', (_, id = '') => {
      if (!world.guilds.has(id)) throw new TwinRefusal(403, 50001, 'Missing Access');
      return [...world.channels.values()]
        .filter(({ guild, type }) => guild === id && type !== 11 && type !== 12)
        .map((one) => wireChannel(one, world));
    }),
    route('GET', '/channels/:id/thread-members/:id', (_, id = '', user = '') => {
      if (!channelFor(id).joined.has(user)) throw unknown.member();
      return { id, user_id: user, join_timestamp: '2026-01-01T00:00:00+00:00', flags: 0 };
    }),
    route('GET', '/guilds/:id/members/:id', (_, id = '', user = '') => {
      const guild = world.guilds.get(id);
      if (guild === undefined) throw unknown.guild();
      const found = world.users.get(user);
      if (found === undefined || !guild.members.has(user)) throw unknown.member();
      const timedOutUntil = found.id === world.me.id ? guild.timedOutUntil : null;
      return { ...wireMember(found), communication_disabled_until: timedOutUntil };
    }),
    ...eventRoutes(world, check, () => parts.now()),
    route('POST', '/channels/:id/messages', send, { bucket: (id = '') => `messages:${id}` }),
    route('POST', '/channels/:id/messages/:id/threads', startThread),
    route('DELETE', '/channels/:id/messages/:id', (_, channel = '', id = '') => {
      channelFor(channel);
      const message = world.findMessage(channel, id);
      if (message === null || message.onlyFor !== null) throw unknown.message();
      message.deleted = true;
      return null;
    }),
    route('PATCH', '/channels/:id/messages/:id', editMessage, { bucket: (id = '') => `edits:${id}` }),
    route(
      'POST',
      '/interactions/:id/:token/callback',
      (request, id = '', token = '') => {
        check('callback', request);
        answers.callback(id, token, request.body, request.files);
        return null;
      },
      { open: true },
    ),
    route(
      'PATCH',
      '/webhooks/:id/:token/messages/@original',
      (request, _, token = '') => {
        check('webhook-edit', request);
        return wireMessage(answers.editOriginal(token, request.body, request.files), world);
      },
      { open: true },
    ),
    route(
      'DELETE',
      '/webhooks/:id/:token/messages/@original',
      (_, __, token = '') => {
        answers.deleteOriginal(token);
        return null;
      },
      { open: true },
    ),
    route(
      'POST',
      '/webhooks/:id/:token',
      (request, _, token = '') => {
        check('webhook', request);
        return wireMessage(answers.followUp(token, request.body, request.files), world);
      },
      { open: true },
    ),
  ];
}

/** Whoever sends files has to be allowed to. */
function attaching({ files }: TwinRequest): readonly 'AttachFiles'[] {
  return files.length === 0 ? [] : ['AttachFiles'];
}

/** Discord lists a command with all its fields, those that were not set as `null`. */
function asListed(command: Record<string, unknown>): Record<string, unknown> {
  return { name_localizations: null, description_localizations: null, dm_permission: false, options: [], ...command };
}
