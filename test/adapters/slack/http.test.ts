import { describe, expect, test } from 'vitest';
import { simpleCard } from '../../contract/platform-cards.ts';
import { send, sign } from '../../fakes/slack-twin/delivery.ts';
import { eventBody } from '../../fakes/slack-twin/event-body.ts';
import { SlackWorld, signingSecret } from '../../fakes/slack-twin/open-slack.ts';

const http = { mode: 'http' } as const;
const notInstalled = { kind: 'forbidden', code: 'not_installed' };

const command = (world: SlackWorld, trigger = 'trigger-1') => ({
  command: '/attune',
  text: 'say',
  team_id: 'T1',
  channel_id: 'CUS',
  user_id: 'UONE',
  trigger_id: trigger,
  response_url: world.twin.newResponseUrl({ workspace: world.workspace, channel: 'CUS', user: 'UONE', message: null }),
});

describe('a request', () => {
  test.each([
    [
      'with a tampered body',
      () => ({ secret: signingSecret, signature: sign(signingSecret, Math.floor(Date.now() / 1000), 'another body') }),
    ],
    ['signed with another secret', () => ({ secret: 'another secret' })],
    ['of an hour ago', () => ({ secret: signingSecret, at: Math.floor(Date.now() / 1000) - 3600 })],
    ['of another version', () => ({ secret: signingSecret, signature: 'v1=abc' })],
  ])('%s is refused', async (_, how) => {
    await using world = await SlackWorld.open(http);
    const response = await send(world.address, 'slash_commands', command(world), how());
    expect(response.status).toBe(401);
    expect(world.inbox.events).toEqual([]);
  });

  test('sent again is acknowledged, and handled once', async () => {
    await using world = await SlackWorld.open(http);
    world.inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Once') }));
    const payload = command(world);
    for (let times = 0; times < 3; times += 1) {
      expect((await send(world.address, 'slash_commands', payload, { secret: signingSecret })).status).toBe(200);
      await world.platform.settled();
    }
    expect(world.inbox.repeated).toBe(2);
    expect((await world.one.sees()).map((seen) => seen.text)).toEqual(['Once']);
  });

  test('is acknowledged before the database is asked for anything, the workspace’s token included', async () => {
    await using world = await SlackWorld.open(http);
    const asked = Promise.withResolvers<void>();
    const find = world.installations.find.bind(world.installations);
    world.installations.find = async (space) => {
      await asked.promise;
      return find(space);
    };
    world.inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: simpleCard('Shared') }));
    const response = await send(world.address, 'slash_commands', command(world), { secret: signingSecret });
    expect(response.status).toBe(200);
    asked.resolve();
    await world.platform.settled();
    expect((await world.other.sees()).map((seen) => seen.text)).toEqual(['Shared']);
  });

  test('to anywhere else is not ours', async () => {
    await using world = await SlackWorld.open(http);
    expect((await fetch(`${world.address}/elsewhere`)).status).toBe(404);
  });

  test('that only checks the address is answered', async () => {
    await using world = await SlackWorld.open(http);
    const response = await send(
      world.address,
      'events_api',
      { type: 'url_verification', challenge: 'abc' },
      { secret: signingSecret },
    );
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });
});

describe('an event that Slack sends again', () => {
  test('counts once', async () => {
    await using world = await SlackWorld.open(http);
    const body = eventBody('T1', { type: 'group_deleted', channel: 'CUS' });
    for (const retry of [undefined, 1, 2]) {
      const how = retry === undefined ? { secret: signingSecret } : { secret: signingSecret, retry };
      expect((await send(world.address, 'events_api', body, how)).status).toBe(200);
    }
    await expect.poll(() => world.inbox.received('notice').length).toBe(1);
    await world.platform.settled();
    expect(world.inbox.received('notice')).toHaveLength(1);
  });
});

/** What a browser does that installs the app: the install page, Slack's page, and the way back. */
async function install(
  world: SlackWorld,
  space: string,
  spoil: { state?: string; cookie?: string } = {},
): Promise<Response> {
  const begun = await fetch(`${world.address}/slack/install`, { redirect: 'manual' });
  const page = new URL(begun.headers.get('location') ?? '');
  expect(page.origin).toBe(world.twin.origin);
  const workspace = world.twin.workspaces.get(space);
  if (workspace === undefined) throw new Error('no such workspace');
  const state = spoil.state ?? page.searchParams.get('state') ?? '';
  const cookie = spoil.cookie ?? (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const back = new URLSearchParams({ code: world.twin.tokens.giveCode(workspace), state });
  return fetch(`${world.address}/slack/oauth_redirect?${back}`, { headers: { cookie } });
}

describe('an installation', () => {
  test('makes another workspace work, each with its own token', async () => {
    await using world = await SlackWorld.open(http);
    const second = world.twin.addWorkspace('T2', world.workspace.scopes);
    second.addUser('UTWO', 'kim');
    second.addChannel('CTWO', 'private', [second.botUser, 'UTWO']);
    const room = { platform: 'slack', space: 'T2', room: 'CTWO' } as const;
    await expect(world.platform.post(room, simpleCard('Hello'), 'k1')).rejects.toMatchObject(notInstalled);
    const response = await install(world, 'T2');
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('/invite @attune')]);
    await world.platform.post(room, simpleCard('Hello'), 'k1');
    await world.platform.post(world.room, simpleCard('Hello'), 'k2');
    expect([second.messages.length, world.workspace.messages.length]).toEqual([1, 1]);
    world.inbox.on('command', 'say', 'shared', () => ({ kind: 'shared', card: simpleCard('Here') }));
    await world.person('UTWO', 'CTWO', second).command('say');
    expect(second.messages.at(-1)?.text).toBe('Here');
    expect(world.inbox.received('command')[0]?.room).toEqual(room);
  });

  test('asks for the least scopes', async () => {
    await using world = await SlackWorld.open(http);
    const begun = await fetch(`${world.address}/slack/install`, { redirect: 'manual' });
    const asked = new URL(begun.headers.get('location') ?? '').searchParams;
    expect(asked.get('scope')?.split(',')).not.toContain('channels:history');
    expect(asked.get('redirect_uri')).toBe('https://attune.example.org/slack/oauth_redirect');
    expect(asked.get('user_scope')).toBeNull();
  });

  test.each([
    ['with another state', { state: 'made-up' }],
    ['from another browser', { cookie: 'slack-app-oauth-state=other' }],
  ])('%s is refused', async (_, spoil) => {
    await using world = await SlackWorld.open(http);
    world.twin.addWorkspace('T2', []);
    const response = await install(world, 'T2', spoil);
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Not added yet')]);
    expect(world.installations.records.has('T2')).toBe(false);
  });

  test('keeps no token of the person who installed it, and no log line holds any', async () => {
    await using world = await SlackWorld.open(http);
    world.twin.addWorkspace('T2', ['chat:write']);
    await install(world, 'T2');
    const kept = JSON.parse(world.installations.records.get('T2')?.value ?? '{}');
    expect(kept.user).toEqual({ id: 'UINSTALLER' });
    expect(world.log.lines.join('\n')).not.toMatch(/xox/);
  });
});

describe('an installation that does not come about', () => {
  test.each<[string, (world: SlackWorld) => void, number, string]>([
    [
      'because Slack is busy',
      ({ twin }) => twin.fail('oauth.v2.access', { kind: 'rate-limit', seconds: 9 }),
      503,
      'Slack is busy',
    ],
    [
      'because Slack does not answer',
      ({ twin }) => twin.fail('oauth.v2.access', { kind: 'status', status: 500 }),
      502,
      'didn’t answer',
    ],
    [
      'because its code is a used one',
      ({ twin }) => twin.fail('oauth.v2.access', { kind: 'error', code: 'invalid_code' }),
      400,
      'Slack didn’t add',
    ],
    [
      'because it is for a whole organisation',
      ({ twin }) => Object.assign(twin, { organisation: true }),
      400,
      'not a whole organization',
    ],
  ])('%s says so', async (_, spoil, status, sentence) => {
    await using world = await SlackWorld.open(http);
    world.twin.addWorkspace('T2', []);
    spoil(world);
    const response = await install(world, 'T2');
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(sentence)]);
    expect(world.installations.records.has('T2')).toBe(false);
  });

  test('because somebody chose Cancel says that', async () => {
    await using world = await SlackWorld.open(http);
    const response = await fetch(`${world.address}/slack/oauth_redirect?error=access_denied&state=x`);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('You chose Cancel')]);
  });
});

describe('a workspace', () => {
  test('that is added is told of, and one whose token is renewed is not', async () => {
    await using world = await SlackWorld.open(http);
    world.system.advance(Date.now() - world.system.now());
    const second = world.twin.addWorkspace('T2', world.workspace.scopes);
    second.addChannel('CTWO', 'private', [second.botUser]);
    world.twin.rotation = 3600;
    await install(world, 'T2');
    await world.platform.post({ platform: 'slack', space: 'T2', room: 'CTWO' }, simpleCard('Hello'), 'k1', null);
    expect(world.twin.called('oauth.v2.access')).toHaveLength(2);
    expect(world.inbox.received('notice')).toEqual([
      { kind: 'notice', what: 'space-open', place: { platform: 'slack', space: 'T2' } },
    ]);
  });

  test('that shares a channel with another gets the notices about the other’s people', async () => {
    await using world = await SlackWorld.open(http);
    const body = {
      ...eventBody('TOTHER', { type: 'member_left_channel', user: 'UOTHER', channel: 'CUS' }),
      authorizations: [{ team_id: 'T1', enterprise_id: null, is_bot: true }],
    };
    await send(world.address, 'events_api', body, { secret: signingSecret });
    await expect
      .poll(() => world.inbox.received('notice'))
      .toMatchObject([{ what: 'member-left', room: { space: 'T1' } }]);
  });

  test('whose token cannot be renewed any more is told of with the page, and its posts wait for it', async () => {
    await using world = await SlackWorld.open(http);
    world.system.advance(Date.now() - world.system.now());
    const second = world.twin.addWorkspace('T2', world.workspace.scopes);
    second.addChannel('CTWO', 'private', [second.botUser]);
    const room = { platform: 'slack', space: 'T2', room: 'CTWO' } as const;
    world.twin.rotation = 3600;
    await install(world, 'T2');
    world.twin.fail('oauth.v2.access', { kind: 'error', code: 'invalid_refresh_token' }, 99);
    // What has not run out yet is good for as long as it lasts.
    await world.platform.post(room, simpleCard('Hello'), 'k1', null);
    world.system.advance(3_601_000);
    for (const key of ['k2', 'k3'])
      await expect(world.platform.post(room, simpleCard('Hello'), key, null)).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'invalid_refresh_token',
      });
    await world.platform.post(world.room, simpleCard('Hello'), 'k4', null);
    expect(world.platform.condition()).toEqual({ state: 'up' });
    const said = world.log.lines.filter((line) => line.includes('has to add Attune again'));
    expect(said.at(-1)).toContain('invalid_refresh_token');
    expect(said.at(-1)).toContain('https://attune.example.org/slack/install');
    expect(said.length).toBeLessThanOrEqual(2);
  });

  test('whose token another process renewed in the meantime goes on with that one', async () => {
    await using world = await SlackWorld.open(http);
    world.system.advance(Date.now() - world.system.now());
    const second = world.twin.addWorkspace('T2', world.workspace.scopes);
    second.addChannel('CTWO', 'private', [second.botUser]);
    world.twin.rotation = 3600;
    await install(world, 'T2');
    const record = world.installations.records.get('T2') ?? { space: 'T2', installedAt: 0, value: '{}' };
    const stale = JSON.parse(record.value);
    const fresh = { ...stale, bot: { ...stale.bot, token: world.twin.tokens.give(second), refreshToken: 'next' } };
    const find = world.installations.find.bind(world.installations);
    let looks = 0;
    world.installations.find = async (space) => {
      looks += space === 'T2' ? 1 : 0;
      return space === 'T2' && looks > 1 ? { ...record, value: JSON.stringify(fresh) } : find(space);
    };
    world.twin.fail('oauth.v2.access', { kind: 'error', code: 'invalid_refresh_token' });
    world.system.advance(3_601_000);
    await world.platform.post({ platform: 'slack', space: 'T2', room: 'CTWO' }, simpleCard('Hello'), 'k1', null);
    expect(second.messages).toHaveLength(1);
  });
});

describe('a token', () => {
  test('is renewed before it runs out, once for calls at the same time', async () => {
    await using world = await SlackWorld.open(http);
    const second = world.twin.addWorkspace('T2', world.workspace.scopes);
    second.addChannel('CTWO', 'private', [second.botUser]);
    // The SDK stamps a new token by the machine's clock.
    world.system.advance(Date.now() - world.system.now());
    // Less than the two hours before which it is renewed.
    world.twin.rotation = 3600;
    await install(world, 'T2');
    const { value: first = '' } = world.installations.records.get('T2') ?? {};
    const room = { platform: 'slack', space: 'T2', room: 'CTWO' } as const;
    world.twin.rotation = 43_200;
    await Promise.all(['a', 'b', 'c'].map((key) => world.platform.post(room, simpleCard('Hello'), key, null)));
    expect(second.messages).toHaveLength(3);
    expect(world.twin.called('oauth.v2.access').filter((args) => args['grant_type'] === 'refresh_token')).toHaveLength(
      1,
    );
    expect(world.installations.records.get('T2')?.value).not.toBe(first);
    await world.platform.post(room, simpleCard('Hello'), 'd', null);
    expect(world.twin.called('oauth.v2.access').filter((args) => args['grant_type'] === 'refresh_token')).toHaveLength(
      1,
    );
  });

  test.each([
    ['the app is removed', { type: 'app_uninstalled' }],
    ['its token is revoked', { type: 'tokens_revoked', tokens: { oauth: [], bot: ['UBOT1'] } }],
  ])('is erased when %s', async (_, event) => {
    await using world = await SlackWorld.open(http);
    await send(world.address, 'events_api', eventBody('T1', event), { secret: signingSecret });
    await expect.poll(() => world.installations.records.has('T1')).toBe(false);
    await expect(world.platform.post(world.room, simpleCard('Hello'), 'k1')).rejects.toMatchObject(notInstalled);
  });

  test('stays when only a person’s own was revoked, or when it was installed again since', async () => {
    await using world = await SlackWorld.open(http);
    await send(world.address, 'events_api', eventBody('T1', { type: 'tokens_revoked', tokens: { oauth: ['UONE'] } }), {
      secret: signingSecret,
    });
    await install(world, 'T1');
    const before = Math.floor(world.system.now() / 1000) - 600;
    await send(world.address, 'events_api', eventBody('T1', { type: 'app_uninstalled' }, before), {
      secret: signingSecret,
    });
    await send(world.address, 'events_api', eventBody('T1', { type: 'group_deleted', channel: 'CUS' }), {
      secret: signingSecret,
    });
    const gone = () => world.inbox.received('notice').filter((notice) => notice.what === 'room-gone');
    await expect.poll(gone).toHaveLength(1);
    expect(world.installations.records.has('T1')).toBe(true);
  });
});
