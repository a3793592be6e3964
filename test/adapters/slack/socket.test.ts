import { describe, expect, test } from 'vitest';
import { createSlackPlatform } from '../../../adapters/slack/platform.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { FakeInbox } from '../../fakes/fake-inbox.ts';
import { MemoryLog, MemoryMetrics } from '../../fakes/memory-log.ts';
import { eventBody } from '../../fakes/slack-twin/event-body.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';
import { SlackTwin, twinApp } from '../../fakes/slack-twin/slack-twin.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import { words } from './words.ts';

describe('over Socket Mode', () => {
  test('a command, a button and a menu are acknowledged before anything is looked up', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, twin, platform, room } = world;
    await platform.post(room, pressCard(), 'k1');
    const gate = Promise.withResolvers<void>();
    const slow = async () => {
      await gate.promise;
      return { kind: 'private', card: simpleCard('Late') } as const;
    };
    inbox.on('command', 'say', 'private', slow).on('action', 'test.press', 'private', slow);
    const sent = twin.socket.send.bind(twin.socket);
    const acknowledged: string[] = [];
    twin.socket.send = async (type, payload) => {
      const answer = await sent(type, payload);
      acknowledged.push(type);
      return answer;
    };
    const both = Promise.all([one.command('say'), one.press('Press me')]);
    await expect.poll(() => acknowledged.toSorted()).toEqual(['interactive', 'slash_commands']);
    gate.resolve();
    await both;
    expect((await one.sees()).filter((seen) => seen.text === 'Late')).toHaveLength(2);
  });

  test('Slack asking for a new connection gets one, and nothing is lost', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, twin } = world;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Here') }));
    const again = twin.socket.nextConnection();
    twin.socket.askToReconnect();
    await again;
    await one.command('say');
    expect(await one.sees()).toMatchObject([{ text: 'Here' }]);
    expect(twin.socket.connections).toBe(2);
  });

  // Side by side, because Bolt waits before it tries again.
  test.concurrent('a connection that broke is made again, although Slack does not answer at first', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, twin } = world;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Here') }));
    twin.fail('apps.connections.open', { kind: 'status', status: 503 });
    const again = twin.socket.nextConnection();
    twin.socket.drop();
    await again;
    await one.command('say');
    expect(await one.sees()).toMatchObject([{ text: 'Here' }]);
    expect(world.log.lines.join('\n')).toContain('could not be connected');
  });

  test.concurrent('Slack being down at the start is waited for', async () => {
    const twin = await SlackTwin.open();
    twin.tokens.give(twin.addWorkspace('T1', ['chat:write']), 'xoxb-twin');
    twin.fail('auth.test', { kind: 'drop' });
    await using platform = createSlackPlatform({
      draw: drawPicture,
      words: () => words,
      settings: { mode: 'socket', botToken: 'xoxb-twin', appToken: twinApp.appToken },
      log: new MemoryLog(),
      metrics: new MemoryMetrics(),
      system: new TestSystem(),
      baseUrl: twin.apiUrl,
    });
    const connected = twin.socket.nextConnection();
    await platform.start(new FakeInbox());
    await connected;
    expect(twin.socket.connections).toBe(1);
    await twin.close();
  });

  test.each([
    ['the bot token', { botToken: 'xoxb-wrong', appToken: twinApp.appToken }],
    ['the app token', { botToken: 'xoxb-twin', appToken: 'xapp-wrong' }],
  ])('%s being wrong fails the start', async (_, tokens) => {
    const twin = await SlackTwin.open();
    twin.tokens.give(twin.addWorkspace('T1', []), 'xoxb-twin');
    await using platform = createSlackPlatform({
      draw: drawPicture,
      words: () => words,
      settings: { mode: 'socket', ...tokens },
      log: new MemoryLog(),
      metrics: new MemoryMetrics(),
      system: new TestSystem(),
      baseUrl: twin.apiUrl,
    });
    await expect(platform.start(new FakeInbox())).rejects.toThrow('invalid_auth');
    await twin.close();
  });

  test('a workspace that the token is not of is one that Attune was removed from', async () => {
    await using world = await SlackWorld.open();
    await expect(
      world.platform.post({ ...world.room, space: 'TOTHER' }, simpleCard('Hello'), 'k1'),
    ).rejects.toMatchObject({ kind: 'forbidden', code: 'not_installed' });
  });
});

describe('what Slack tells by itself', () => {
  test.each([
    [
      { type: 'member_left_channel', user: 'UOTHER', channel: 'CUS' },
      { what: 'member-left', user: { user: 'UOTHER' } },
    ],
    [{ type: 'member_left_channel', user: 'UBOT1', channel: 'CUS' }, { what: 'room-gone' }],
    [{ type: 'group_left', channel: 'CUS' }, { what: 'room-gone' }],
    [{ type: 'group_deleted', channel: 'CUS' }, { what: 'room-gone' }],
    [{ type: 'channel_archive', channel: 'CUS', user: 'UONE' }, { what: 'room-gone' }],
    [{ type: 'channel_unarchive', channel: 'CUS', user: 'UONE' }, { what: 'room-open' }],
    [{ type: 'group_unarchive', channel: 'CUS', actor_id: 'UONE' }, { what: 'room-open' }],
    [
      { type: 'member_joined_channel', user: 'UOTHER', channel: 'CUS', inviter: 'UONE' },
      { what: 'member-joined', user: { user: 'UOTHER' } },
    ],
    [
      { type: 'member_joined_channel', user: 'UBOT1', channel: 'CUS', inviter: 'UONE' },
      { what: 'room-open', by: { user: 'UONE' } },
    ],
    [{ type: 'member_joined_channel', user: 'UBOT1', channel: 'CUS' }, { what: 'room-open' }],
    [
      { type: 'channel_id_changed', old_channel_id: 'CUS', new_channel_id: 'CNEW' },
      { what: 'room-renamed', to: { room: 'CNEW', space: 'T1' } },
    ],
  ])('%o becomes a notice, once', async (event, notice) => {
    await using world = await SlackWorld.open();
    const body = eventBody('T1', event);
    await world.deliver('events_api', body);
    await world.twin.socket.send('events_api', body, 1);
    await expect.poll(() => world.inbox.received('notice')).toHaveLength(1);
    await world.platform.settled();
    expect(world.inbox.received('notice')).toMatchObject([{ room: { room: 'CUS', space: 'T1' }, ...notice }]);
  });
});

describe('what Slack knows of a person', () => {
  test('is proposed, asked for once an hour, and never waited for', async () => {
    await using world = await SlackWorld.open();
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'nothing' }));
    await world.one.command('say');
    await world.one.command('say');
    expect(world.inbox.received('command')[1]).toMatchObject({ zone: 'Europe/Lisbon', locale: 'en-GB' });
    expect(world.twin.called('users.info')).toHaveLength(1);
    world.system.advance(3_600_001);
    await world.one.command('say');
    expect(world.twin.called('users.info')).toHaveLength(2);
  });

  test('is left out where it may not be asked for', async () => {
    await using world = await SlackWorld.open();
    world.workspace.scopes = ['commands', 'chat:write'];
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Fine') }));
    await world.one.command('say');
    expect(world.inbox.received('command')[0]).not.toHaveProperty('zone');
    expect(await world.one.sees()).toMatchObject([{ text: 'Fine' }]);
  });
});

describe('slash commands', () => {
  test('of their own, /attune and any other name for it reach the same command', async () => {
    await using world = await SlackWorld.open();
    world.inbox.commands = [{ name: 'tip', description: 'A tip.', options: [], subcommands: [] }];
    world.inbox.on('command', 'tip', 'private', () => ({ kind: 'nothing' }));
    await world.one.type('/attune', 'tip');
    await world.one.type('/tip', '');
    await world.one.type('/attune-test', 'tip');
    expect(world.inbox.received('command').map((event) => event.path)).toEqual(['tip', 'tip', 'tip']);
  });

  test('that cannot be read are explained to the one who typed them, and reach nobody else', async () => {
    await using world = await SlackWorld.open();
    await world.one.type('/attune', 'mnay options');
    const [seen] = await world.one.sees();
    expect(seen).toMatchObject({ private: true, text: expect.stringContaining('mnay') });
    expect(seen?.text).toContain('/attune many options');
    expect(await world.other.sees()).toEqual([]);
    expect(world.inbox.events).toEqual([]);
  });

  test('take a proposal that is written out in full', async () => {
    await using world = await SlackWorld.open();
    world.inbox.commands = [
      {
        name: 'support',
        description: 'Help.',
        options: [{ name: 'country', description: 'Where.', required: false, kind: 'suggested' }],
        subcommands: [],
      },
    ];
    world.inbox.proposals = () => [{ value: 'nz', label: 'New Zealand' }];
    world.inbox.on('command', 'support', 'private', () => ({ kind: 'nothing' }));
    await world.one.type('/attune', 'support new zealand');
    expect(world.inbox.received('command')[0]?.options).toEqual({ country: 'nz' });
  });

  test('take none where two proposals read the same, and look up nothing that is a couple’s own', async () => {
    await using world = await SlackWorld.open();
    const option = { description: 'Which.', required: false, kind: 'suggested' } as const;
    const options = [{ ...option, name: 'theirs', own: true } as const, { ...option, name: 'any' }];
    world.inbox.commands = [{ name: 'done', description: 'Done.', options, subcommands: [] }];
    const looked: string[] = [];
    world.inbox.proposals = ({ option: name }) => {
      looked.push(name);
      return ['1', '2'].map((value) => ({ value, label: 'The sea' }));
    };
    world.inbox.on('command', 'done', 'private', () => ({ kind: 'nothing' }));
    await world.one.type('/attune', 'done theirs:"the sea" any:"the sea"');
    expect(world.inbox.received('command')[0]?.options).toEqual({ theirs: 'the sea', any: 'the sea' });
    expect(looked).toEqual(['any']);
  });
});

describe('/pair and its kind', () => {
  const commands = [
    {
      name: 'pair',
      description: 'Pairs.',
      options: [{ name: 'partner', description: 'Who.', required: true, kind: 'partner' }],
      subcommands: [],
    },
  ] as const;
  const named = (person: string) => `pair <@${person}|x>`;

  test('come with who was named, and what stands in the way', async () => {
    await using world = await SlackWorld.open();
    const { workspace, inbox, one } = world;
    inbox.commands = commands;
    inbox.on('command', 'pair', 'private', () => ({ kind: 'nothing' }));
    workspace.addUser('UAWAY', 'away');
    workspace.addUser('UCLOSED', 'closed').deleted = true;
    workspace.addUser('UAPP', 'app').bot = true;
    workspace.channels.get('CUS')?.members.add('UAPP');
    workspace.addChannel('CELSE', 'private', ['UONE', 'UOTHER']);
    workspace.addChannel('CPUBLIC', 'public', ['UONE', 'UOTHER']);
    const cases: readonly [string, string, string | undefined, string | undefined][] = [
      ['UOTHER', 'CUS', 'here', undefined],
      ['UAWAY', 'CUS', 'not-here', undefined],
      ['UCLOSED', 'CUS', 'not-here', undefined],
      ['UNOBODY', 'CUS', 'not-here', undefined],
      ['UAPP', 'CUS', 'bot', undefined],
      ['USLACKBOT', 'CUS', 'bot', undefined],
      ['UBOT1', 'CUS', 'attune', undefined],
      ['UOTHER', 'DUONE', undefined, 'direct'],
      ['UOTHER', 'CELSE', 'unknown', 'not-in-channel'],
      ['UAPP', 'CELSE', 'bot', 'not-in-channel'],
      ['UOTHER', 'CPUBLIC', 'unknown', 'not-in-channel'],
    ];
    for (const [user, channel, presence, obstacle] of cases) {
      await one.type('/attune', named(user), channel);
      const event = inbox.received('command').at(-1);
      expect([user, channel, event?.people?.[user]]).toEqual([user, channel, presence]);
      expect(event?.obstacles?.[0]?.name).toBe(obstacle);
      expect(event?.obstacles ?? []).toHaveLength(obstacle === undefined ? 0 : 1);
    }
    await one.type('/attune', named('UOTHER'), 'CELSE', 'mpdm-sam--alex-1');
    expect(inbox.received('command').at(-1)?.obstacles).toEqual([{ name: 'not-in-group' }]);
  });

  test('are handled all the same where nothing can be looked up', async () => {
    await using world = await SlackWorld.open();
    world.inbox.commands = commands;
    world.inbox.on('command', 'pair', 'private', () => ({ kind: 'nothing' }));
    world.twin.fail('conversations.info', { kind: 'drop' });
    await world.one.type('/attune', named('UOTHER'));
    expect(world.inbox.received('command')[0]).not.toHaveProperty('people');
  });

  test('a look at a room says how somebody stands to it', async () => {
    await using world = await SlackWorld.open();
    expect(await world.platform.inspect(world.room, world.other.user)).toMatchObject({ person: 'here' });
    world.workspace.channels.get('CUS')?.members.delete('UOTHER');
    expect(await world.platform.inspect(world.room, world.other.user)).toMatchObject({ person: 'not-here' });
    expect(await world.platform.inspect(world.room)).toMatchObject({ person: 'unknown' });
  });
});

describe('somebody whose account was closed', () => {
  test.each([
    ['as Slack says at once', 'user_disabled', false],
    ['as Slack says when asked', 'channel_not_found', true],
  ])('is told of, %s', async (_, code, deleted) => {
    await using world = await SlackWorld.open();
    const user = world.workspace.users.get('UONE');
    world.twin.fail('chat.postMessage', { kind: 'error', code });
    if (user !== undefined) user.deleted = deleted;
    await expect(world.platform.whisper(world.one.user, world.room, simpleCard('Hello'), 'w1')).rejects.toMatchObject({
      kind: 'gone',
      code,
    });
    expect(world.inbox.received('notice')).toMatchObject([{ what: 'person-left', user: { user: 'UONE' } }]);
  });
});
