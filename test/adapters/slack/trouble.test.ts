import { describe, expect, test } from 'vitest';
import { actionId } from '../../../src/card/action-id.ts';
import { button, buttons, type Card, text } from '../../../src/card/card.ts';
import { fullForm, pressCard, simpleCard } from '../../contract/platform-cards.ts';
import type { Failure } from '../../fakes/slack-twin/failures.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';

const card = simpleCard('Hello');
/** Long enough for a busy machine, short enough to wait for. */
const quick = { times: { request: 1000 } } as const;

describe('what goes wrong at Slack', () => {
  const cases: readonly [string, Failure, string][] = [
    ['a deleted channel', { kind: 'error', code: 'channel_not_found' }, 'gone'],
    ['an archived channel', { kind: 'error', code: 'is_archived' }, 'gone'],
    ['a channel that it is not in', { kind: 'error', code: 'not_in_channel' }, 'forbidden'],
    ['a permission that it lacks', { kind: 'error', code: 'missing_scope' }, 'forbidden'],
    ['a rule of the workspace', { kind: 'error', code: 'restricted_action_read_only_channel' }, 'forbidden'],
    ['a token that was withdrawn', { kind: 'error', code: 'token_revoked' }, 'forbidden'],
    ['a token that ran out', { kind: 'error', code: 'token_expired' }, 'unavailable'],
    ['a message that Slack does not like', { kind: 'error', code: 'invalid_blocks' }, 'rejected'],
    ['an error inside Slack', { kind: 'error', code: 'internal_error' }, 'unavailable'],
    ['a broken server', { kind: 'status', status: 503 }, 'unavailable'],
    ['a proxy that answers with a page', { kind: 'status', status: 403 }, 'unavailable'],
    ['a connection that breaks', { kind: 'drop' }, 'unavailable'],
    ['no answer in time', { kind: 'hang' }, 'unavailable'],
  ];

  test.each(cases)('%s ends in its consequence', async (_, failure, kind) => {
    await using world = await SlackWorld.open({ ...(failure.kind === 'hang' ? quick : {}), history: false });
    world.twin.fail('chat.postMessage', failure);
    await expect(world.platform.post(world.room, card, 'k1')).rejects.toMatchObject({ name: 'PlatformError', kind });
  });

  test('too many calls say when to come back', async () => {
    await using world = await SlackWorld.open();
    world.twin.fail('chat.postMessage', { kind: 'rate-limit', seconds: 7 });
    const retryAt = world.system.now() + 7000;
    await expect(world.platform.post(world.room, card, 'k1')).rejects.toMatchObject({ kind: 'rate-limited', retryAt });
    await expect(world.platform.post(world.room, card, 'k1')).resolves.toMatchObject({ room: world.room });
  });

  test('a card that is no longer there cannot be edited', async () => {
    await using world = await SlackWorld.open();
    const posted = await world.platform.post(world.room, card, 'k1');
    world.workspace.messages.length = 0;
    await expect(world.platform.edit(posted, card)).rejects.toMatchObject({ kind: 'gone' });
  });

  test('no error and no log line holds what was on a card', async () => {
    await using world = await SlackWorld.open();
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('a secret sentence') }));
    for (const method of ['response_url', 'chat.postEphemeral', 'chat.postMessage'])
      world.twin.fail(method, { kind: 'status', status: 500 }, 3);
    await world.one.type('/attune', 'say');
    const failing = await world.platform
      .post(world.room, simpleCard('a secret sentence'), 'k1')
      .catch((error: Error) => error);
    expect(String((failing as Error).stack)).not.toContain('secret');
    expect(world.log.lines.join('\n')).toContain('an answer did not reach Slack');
    expect(world.log.lines.join('\n')).not.toContain('secret');
  });
});

describe('a whisper', () => {
  test('is a direct message that can be read again, and its buttons act in the room', async () => {
    await using world = await SlackWorld.open();
    const { inbox, platform, room, one, workspace } = world;
    inbox.on('action', 'test.press', 'update', () => ({ kind: 'update', card: simpleCard('Done') }));
    await platform.whisper(one.user, room, pressCard(), 'w1');
    expect((await one.sees()).map((seen) => seen.text)).toEqual(['A card']);
    expect(workspace.messages[0]).toMatchObject({ channel: 'DUONE', only: null });
    workspace.forgetEphemeral();
    await one.press('Press me');
    expect(inbox.received('action')[0]?.room).toEqual(room);
    expect((await one.sees()).map((seen) => seen.text)).toEqual(['Done']);
  });

  test.each(['deleted', 'archived'] as const)('about a channel that is %s still reaches its person', async (state) => {
    await using world = await SlackWorld.open();
    const channel = world.workspace.channels.get('CUS');
    if (channel !== undefined) channel.state = state;
    await world.platform.whisper(world.one.user, world.room, card, 'w1');
    expect(world.workspace.messages).toMatchObject([{ channel: 'DUONE' }]);
  });
});

describe('an answer', () => {
  test('goes another way when its address takes no more', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, other, twin } = world;
    inbox
      .on('command', 'say', 'form', () => ({ kind: 'form', form: fullForm() }))
      .on('form', 'test.form', 'private', () => ({ kind: 'private', card: simpleCard('Taken') }));
    await one.command('say');
    twin.expireResponseUrls();
    await one.submit({ words: 'Words' });
    expect(await one.sees()).toMatchObject([{ private: true, text: 'Taken' }]);
    expect(await other.sees()).toEqual([]);
  });

  test('to somebody outside the channel comes as a direct message, unless it must leave no trace', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, workspace, twin } = world;
    workspace.channels.get('CUS')?.members.delete(workspace.botUser);
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Kept') }));
    twin.fail('response_url', { kind: 'status', status: 404 });
    await one.command('say');
    expect((await one.sees()).map((seen) => seen.text)).toEqual(['Kept']);
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Not kept'), traceless: true }));
    twin.fail('response_url', { kind: 'status', status: 404 });
    await one.command('say');
    expect(workspace.messages.map((message) => message.text).join()).not.toContain('Not kept');
  });

  test('for the room says how to add Attune where it is not in the channel', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, other, workspace } = world;
    workspace.channels.get('CUS')?.members.delete(workspace.botUser);
    inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: simpleCard('For all') }));
    await one.command('say');
    expect(await one.sees()).toMatchObject([{ private: true, text: expect.stringContaining('/invite @attune') }]);
    expect(await other.sees()).toEqual([]);
  });

  test('for the room gets there although Slack wants fewer calls', async () => {
    await using world = await SlackWorld.open();
    world.inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: simpleCard('For all') }));
    world.twin.fail('chat.postMessage', { kind: 'rate-limit', seconds: 30 });
    await world.one.command('say');
    expect(await world.other.sees()).toMatchObject([{ private: false, text: 'For all' }]);
  });

  test('below a question stays below it', async () => {
    await using world = await SlackWorld.open();
    const { inbox, platform, room, one, other } = world;
    inbox
      .on('action', 'test.press', 'shared', () => ({ kind: 'shared', card: simpleCard('In the thread') }))
      .on('action', 'test.other', 'private', () => ({ kind: 'private', card: simpleCard('Whispered there') }));
    const root = await platform.post(room, card, 'k1');
    const both: Card = {
      tone: 'calm',
      elements: [text('Below'), buttons(button('Say', actionId('test.press')), button('Tell', actionId('test.other')))],
    };
    await platform.post({ ...room, under: root.message }, both, 'k2');
    await one.press('Say');
    await one.press('Tell');
    expect((await other.sees()).map((seen) => [seen.text, seen.under])).toEqual([
      ['Hello', null],
      ['Below', root.message],
      ['In the thread', root.message],
    ]);
    expect((await one.sees()).at(-1)).toMatchObject({ text: 'Whispered there', under: root.message, private: true });
  });

  test('that updates a card of half an hour ago edits it in the other way', async () => {
    await using world = await SlackWorld.open();
    const { inbox, platform, room, one, twin } = world;
    inbox
      .on('action', 'test.press', 'form', () => ({ kind: 'form', form: fullForm() }))
      .on('form', 'test.form', 'update', () => ({ kind: 'update', card: simpleCard('Updated') }));
    await platform.whisper(one.user, room, pressCard(), 'k1');
    await one.press('Press me');
    twin.expireResponseUrls();
    await one.submit({ words: 'Words' });
    expect((await one.sees()).map((seen) => seen.text)).toEqual(['Updated']);
  });

  test.each<[string, Failure]>([
    ['answers with a page under 200', { kind: 'status', status: 200 }],
    ['answers 404 with a word', { kind: 'status', status: 404, code: 'invalid_token' }],
    ['answers 500', { kind: 'status', status: 500 }],
    ['breaks off', { kind: 'drop' }],
  ])('reaches its person although its address %s', async (_, failure) => {
    await using world = await SlackWorld.open();
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Told') }));
    world.twin.fail('response_url', failure);
    await world.one.command('say');
    expect(await world.one.sees()).toMatchObject([{ private: true, text: 'Told' }]);
  });

  test.each(['cannot_reply_to_message', 'an_error_of_tomorrow', 'restricted_action'])(
    'comes as a direct message where the channel takes none (%s)',
    async (code) => {
      await using world = await SlackWorld.open();
      world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Told') }));
      world.twin.fail('response_url', { kind: 'status', status: 404 });
      world.twin.fail('chat.postEphemeral', { kind: 'error', code });
      await world.one.command('say');
      expect(world.workspace.messages).toMatchObject([{ channel: 'DUONE' }]);
    },
  );

  test('that cannot be shown says that it is done; what was not done, that nothing was', async () => {
    await using world = await SlackWorld.open();
    const { inbox, twin, one } = world;
    inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: simpleCard('For all') }));
    twin.fail('chat.postMessage', { kind: 'status', status: 500 });
    await one.command('say');
    expect((await one.sees()).at(-1)?.text).toContain('That’s done');
    inbox.handle = () => Promise.reject(new Error('a bug'));
    await one.command('say');
    expect((await one.sees()).at(-1)?.text).toContain('Nothing was changed');
  });

  test.each([
    ['files.getUploadURLExternal', 'missing_scope', 'files:write'],
    ['files.getUploadURLExternal', 'file_uploads_disabled', 'doesn’t let apps send files'],
    ['files.getUploadURLExternal', 'file_uploads_except_images_disabled', 'doesn’t let apps send files'],
    ['files.getUploadURLExternal', 'storage_limit_reached', 'no room for more files'],
    ['files.completeUploadExternal', 'posting_to_channel_denied', 'doesn’t let apps send files'],
    ['files.completeUploadExternal', 'file_type_not_allowed', 'doesn’t let apps send files'],
  ])('with files that %s refuses (%s) says only why, and where to get them', async (method, code, why) => {
    await using world = await SlackWorld.open();
    const file = { name: 'mine.json', mediaType: 'application/json', text: '{}' };
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Yours'), files: [file] }));
    world.twin.fail(method, { kind: 'error', code });
    await world.one.command('say');
    const seen = await world.one.sees();
    expect(seen).toHaveLength(1);
    expect(seen[0]?.text).toContain(why);
    expect(seen[0]?.text).toContain('attune export');
    expect(seen[0]?.text).not.toContain('Yours');
  });
});

describe('a look at a room', () => {
  test.each([
    [
      'that Attune is not in',
      (world: SlackWorld) => world.workspace.channels.get('CUS')?.members.delete(world.workspace.botUser),
      'not-in-channel',
    ],
    [
      'that is archived',
      (world: SlackWorld) => Object.assign(world.workspace.channels.get('CUS') ?? {}, { state: 'archived' }),
      'archived',
    ],
    [
      'in which it may not write',
      (world: SlackWorld) => Object.assign(world.workspace, { scopes: ['groups:read'] }),
      'not-allowed',
    ],
  ])('%s names what is missing', async (_, spoil, name) => {
    await using world = await SlackWorld.open();
    spoil(world);
    const report = await world.platform.inspect(world.room);
    expect(report.obstacles[0]).toEqual({ name });
    expect(report.readers).toBe('its-owner');
  });

  test('that is a direct message of two says that there is no place for a third', async () => {
    await using world = await SlackWorld.open();
    const report = await world.platform.inspect({ ...world.room, room: 'D123' });
    expect(report.obstacles).toEqual([{ name: 'direct' }]);
  });

  test('lists everybody in it but Attune, however many pages that takes', async () => {
    await using world = await SlackWorld.open();
    for (let index = 0; index < 450; index += 1) world.workspace.channels.get('CUS')?.members.add(`UX${index}`);
    const { members } = await world.platform.inspect(world.room);
    expect(members).toHaveLength(453);
    expect(members).not.toContain(world.workspace.botUser);
  });
});
