import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { makeKey, writeKey } from '../../adapters/system/key-ring.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { otherBits } from '../fakes/discord-twin/model.ts';
import { twinApp } from '../fakes/slack-twin/slack-twin.ts';
import { attune, freePort, runningHere } from './attune.ts';
import { BothTwins } from './both-twins.ts';

// Processes are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

type Check = { readonly check: string; readonly status: string; readonly says: string; readonly remedy?: string };

let folder = '';
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-doctor-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function newFolder(): string {
  made += 1;
  return join(folder, `data-${made}`);
}

/** What the doctor says, by the name of each check; the last of several. */
async function ask(env: Readonly<Record<string, string>>, ...more: readonly string[]) {
  const own = { ATTUNE_DATA_DIR: newFolder(), ATTUNE_PORT: await freePort() };
  const { status, out, err } = await attune(['doctor', '--json', ...more], { ...own, ...env });
  expect(err).toBe('');
  const { ok, checks } = JSON.parse(out) as { ok: boolean; checks: readonly Check[] };
  expect(status).toBe(ok ? 0 : 1);
  expect(ok).toBe(!checks.some((one) => one.status === 'problem'));
  for (const one of checks) expect(one.status === 'ok' || (one.remedy ?? '').length > 10, one.says).toBe(true);
  return { ok, out, checks, by: Object.fromEntries(checks.map((one) => [one.check, one])) };
}

describe('the doctor', () => {
  test('finds a new folder without any token well, and makes nothing in it', async () => {
    const { ok, by } = await ask({});
    expect(ok).toBe(true);
    expect(by['configuration']?.says).toContain('opens the preview');
    expect(by['data-folder']?.says).toContain('first start makes a database in');
    expect(by['port']).toMatchObject({ status: 'ok' });
    expect(by['key']?.says).toContain('first start makes a key file');
    expect(by['content']).toMatchObject({ status: 'ok' });
    expect(by['time-zones']).toMatchObject({ status: 'ok' });
  });

  test('finds both platforms well, with their channels, once the commands are published', async () => {
    await using twins = await BothTwins.open();
    const { env } = twins;
    expect((await ask(env)).by['discord-commands']).toMatchObject({
      status: 'warning',
      remedy: expect.stringContaining('discord publish'),
    });
    const published = await attune(['discord', 'publish'], env);
    expect(published).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^\d+ commands are registered in every server\.\n$/),
    });
    expect((await attune(['discord', 'publish'], env)).out).toContain('already; nothing was changed');

    const { ok, by } = await ask(env, '--channel', `discord:${twins.channel.id}`);
    expect(ok).toBe(true);
    for (const name of [
      'clock',
      'discord-token',
      'discord-intents',
      'discord-gateway',
      'discord-commands',
      'discord-channel',
    ]) {
      expect(by[name], name).toMatchObject({ status: 'ok' });
    }
    const wants = { ...env, DISCORD_EVENTS: 'yes' };
    const lacks = await ask(wants, '--channel', `discord:${twins.channel.id}`);
    expect(lacks.by['discord-events']).toMatchObject({
      status: 'warning',
      remedy: expect.stringContaining('Create Events'),
    });
    twins.guild.everyone |= otherBits.CreateEvents;
    const has = await ask(wants, '--channel', `discord:${twins.channel.id}`);
    expect(has.by['discord-events']).toMatchObject({ status: 'ok' });
    for (const name of ['slack-token', 'slack-scopes', 'slack-socket', 'slack-connections'])
      expect(by[name], name).toMatchObject({ status: 'ok' });
    expect((await ask(env, '--channel', 'slack:CUS')).by['slack-channel']).toMatchObject({
      status: 'ok',
      says: expect.stringContaining('2 people'),
    });
    expect(twins.violations).toEqual([]);
  });

  test('says of each thing that is wrong on a platform what it is and the click that mends it', async () => {
    await using twins = await BothTwins.open();
    const { discord, channel, workspace } = twins;
    discord.world.deny(channel, 'SendMessages');
    workspace.scopes = workspace.scopes.filter((scope) => scope !== 'groups:read' && scope !== 'files:write');
    const channelChecks = await ask(twins.env, '--channel', `discord:${channel.id}`);
    expect(channelChecks.ok).toBe(false);
    expect(channelChecks.by['discord-channel']).toMatchObject({
      says: expect.stringContaining('I can’t post in this channel.'),
      remedy: expect.stringMatching(/^Open this channel’s settings .* allow “Send Messages”\.$/),
    });
    expect(channelChecks.by['slack-scopes']).toMatchObject({
      status: 'problem',
      says: expect.stringMatching(/groups:read.*files:write/),
      remedy: expect.stringContaining('Reinstall to Workspace'),
    });
    discord.world.endpoint = 'https://example.org/interactions';
    const command = { name: 'tip', description: 'A tip.', type: 1, id: '1' };
    discord.world.commands.set('global', [command]).set(channel.guild ?? '', [command]);
    const thread = discord.world.addChannel(discord.world.guilds.get(channel.guild ?? '') ?? null, {
      ...{ type: 11, parent: channel.id, locked: true },
    });
    const more = await ask(
      { ...twins.env, HTTP_PROXY: 'socks5://p:1', NO_PROXY: 'nowhere' },
      '--channel',
      `discord:${thread.id}`,
    );
    expect(more.by['discord-proxy']).toMatchObject({ status: 'problem', remedy: expect.stringContaining('http://') });
    expect(more.by['discord-interactions']).toMatchObject({
      status: 'problem',
      remedy: expect.stringContaining('empty “Interactions Endpoint URL”'),
    });
    discord.world.endpoint = null;
    const last = await ask(twins.env, '--channel', `discord:${thread.id}`);
    expect(last.by['discord-channel']).toMatchObject({ says: expect.stringContaining('locked') });
    expect(last.by['discord-commands']).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('show twice'),
    });
    expect((await ask(twins.env, '--channel', 'discord:1')).by['discord-channel']).toMatchObject({
      status: 'problem',
      remedy: expect.stringMatching(/Copy Channel ID.*invite/),
    });
    workspace.channels.get('CUS')?.members.delete(workspace.botUser);
    twins.slack.socket.others = 2;
    const alone = await ask(twins.env, '--channel', 'slack:CUS');
    expect(alone.by['slack-channel']).toMatchObject({
      status: 'problem',
      remedy: expect.stringContaining('/invite @attune'),
    });
    expect(alone.by['slack-connections']).toMatchObject({
      status: 'warning',
      says: expect.stringContaining('2 connections'),
      remedy: expect.stringContaining('Stop the other processes'),
    });
    expect(twins.slack.socket.open).toBe(0);
  });

  test('tells tokens that are refused, and shows none', async () => {
    await using twins = await BothTwins.open();
    const wrong = { DISCORD_TOKEN: 'hunter2.x.y', SLACK_BOT_TOKEN: 'xoxb-hunter2', SLACK_APP_TOKEN: 'xapp-hunter2' };
    const { by, out } = await ask({ ...twins.env, ...wrong });
    expect(by['discord-token']).toMatchObject({ status: 'problem', remedy: expect.stringContaining('Reset Token') });
    expect(by['slack-token']).toMatchObject({ status: 'problem', says: expect.stringContaining('invalid_auth') });
    expect(by['slack-socket']).toMatchObject({
      status: 'problem',
      remedy: expect.stringContaining('Enable Socket Mode'),
    });
    expect(out).not.toContain('hunter');
  });

  test('tells a platform that cannot be reached from one that refuses', async () => {
    const gone = `http://127.0.0.1:${await freePort()}/api/`;
    const { by } = await ask({
      ...{ DISCORD_TOKEN: 'a.b.c', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      ...{ ATTUNE_DISCORD_API: gone, ATTUNE_SLACK_API: gone },
    });
    for (const name of ['discord-token', 'slack-token', 'slack-socket']) {
      expect(by[name], name).toMatchObject({ status: 'problem', remedy: expect.stringContaining('firewall') });
    }
  });

  test('over HTTP looks at the client, the address and the workspaces', async () => {
    await using twins = await BothTwins.open();
    const http = {
      ...twins.addresses,
      SLACK_SIGNING_SECRET: 'a',
      SLACK_CLIENT_ID: twinApp.clientId,
      SLACK_CLIENT_SECRET: twinApp.clientSecret,
      SLACK_STATE_SECRET: 'b',
      ATTUNE_PUBLIC_URL: `http://127.0.0.1:${await freePort()}`,
    };
    const dataDir = newFolder();
    await seedDataFolder(dataDir);
    const { by } = await ask({ ...http, ATTUNE_DATA_DIR: dataDir }, '--channel', 'slack:CUS');
    expect(by['slack-client']).toMatchObject({ status: 'ok' });
    expect(by['slack-address']).toMatchObject({ status: 'warning', remedy: expect.stringContaining('/slack/install') });
    expect(by['slack-channel']).toMatchObject({ status: 'problem' });
    const wrong = await ask({ ...http, SLACK_CLIENT_SECRET: 'another' });
    expect(wrong.by['slack-client']).toMatchObject({ says: expect.stringContaining('bad_client_secret') });
  });

  test('names every setting that cannot be used', async () => {
    const { checks, ok } = await ask({ ATTUNE_PORT: 'x', SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(ok).toBe(false);
    const says = checks.filter((one) => one.check === 'configuration').map((one) => one.says);
    expect(says).toEqual([expect.stringContaining('ATTUNE_PORT'), expect.stringContaining('SLACK_APP_TOKEN')]);
  });

  test('tells a database that does not answer, and a key file that others may read', async () => {
    const server = await ask({ DATABASE_URL: `postgres://x:hunter2@127.0.0.1:${await freePort()}/attune` });
    expect(server.by['database']).toMatchObject({ status: 'problem', remedy: expect.stringContaining('DATABASE_URL') });
    expect(server.out).not.toContain('hunter2');
    const dataDir = newFolder();
    await seedDataFolder(dataDir);
    await writeFile(join(dataDir, 'host.key'), `${writeKey(makeKey())}\n`);
    await chmod(join(dataDir, 'host.key'), 0o644);
    expect((await ask({ ATTUNE_DATA_DIR: dataDir })).by['key']).toMatchObject({
      status: 'problem',
      remedy: expect.stringContaining('chmod 600'),
    });
  });

  test('knows that the folder is taken because Attune runs on it', async () => {
    await using twins = await BothTwins.open();
    const own = { ATTUNE_DATA_DIR: newFolder(), ATTUNE_PORT: await freePort() };
    await seedDataFolder(own.ATTUNE_DATA_DIR);
    await using _running = await runningHere({ ...own, ...twins.env });
    const { ok, by } = await ask({ ...own, ...twins.env });
    expect(ok).toBe(true);
    expect(by['database']?.says).toContain('Attune is running on it');
    expect(by['port']?.says).toContain('Attune is running at port');
    expect(by['discord-commands']).toMatchObject({ status: 'ok' });
  });

  test('prints for people as well, and refuses a channel that it cannot read', async () => {
    const env = { ATTUNE_DATA_DIR: newFolder(), ATTUNE_PORT: await freePort() };
    const { status, out } = await attune(['doctor'], env);
    expect(status).toBe(0);
    expect(out).toMatch(/^ok {7}configuration {5}No platform is set up/);
    expect(out).toMatch(/All is well\.\n$/);
    const refused = await attune(['doctor', '--channel', 'pigeon:1'], env);
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('discord:1234') });
  });
});
