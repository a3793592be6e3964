import { describe, expect, test, vi } from 'vitest';
import { eventPermission, leastPermissionBits, leastPermissions } from '../../adapters/discord/permissions.ts';
import { slackScopes } from '../../adapters/slack/scopes.ts';
import { attune } from './attune.ts';
import { BothTwins } from './both-twins.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('invite', () => {
  test('prints a link with the least permissions, and what each is for', async () => {
    await using twins = await BothTwins.open();
    const { status, out } = await attune(['invite'], twins.env);
    expect(status).toBe(0);
    const [first = ''] = out.split('\n');
    const link = new URL(first);
    expect(link.searchParams.get('client_id')).toBe(twins.discord.world.application);
    expect(link.searchParams.get('permissions')).toBe(String(leastPermissionBits));
    expect(link.searchParams.get('scope')).toBe('bot applications.commands');
    for (const { name, why } of leastPermissions) expect(out).toContain(`${name.padEnd(26)} ${why}`);
  });

  test('asks for events of the server only where the host wants them', async () => {
    await using twins = await BothTwins.open();
    const { out } = await attune(['invite'], { ...twins.env, DISCORD_EVENTS: 'yes' });
    const bits = BigInt(new URL(out.split('\n')[0] ?? '').searchParams.get('permissions') ?? 0);
    expect(bits).toBe(leastPermissionBits | eventPermission.bit);
    expect(out).toContain('Create Events');
  });

  test('without a token, or with one that Discord refuses, says where to get one', async () => {
    await using twins = await BothTwins.open();
    const [none, refused] = await Promise.all([
      attune(['invite'], {}),
      attune(['invite'], { ...twins.addresses, DISCORD_TOKEN: 'a.b.c' }),
    ]);
    expect(none).toMatchObject({ status: 1, err: expect.stringMatching(/^DISCORD_TOKEN is not set\..*Reset Token/) });
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(/^Discord refused DISCORD_TOKEN\./) });
  });
});

describe('discord publish', () => {
  test('registers the commands in one server, to try them', async () => {
    await using twins = await BothTwins.open();
    const { world } = twins.discord;
    const { status, out } = await attune(['discord', 'publish', '--guild', twins.guild.id], twins.env);
    expect(status).toBe(0);
    expect(out).toContain(`in the server ${twins.guild.id}.`);
    expect(world.commands.get(twins.guild.id)?.map(({ name }) => name)).toContain('pair');
    expect(world.commands.has('global')).toBe(false);
    expect(twins.violations).toEqual([]);
    const wrong = await attune(['discord', 'publish', '--guild', 'ours'], twins.env);
    expect(wrong).toMatchObject({ status: 1, err: expect.stringContaining('Copy Server ID') });
    const body = { code: 50035, message: 'Invalid Form Body' };
    twins.discord.fail({ method: 'PUT', path: /commands$/, how: 'answer', status: 400, body });
    const refused = await attune(['discord', 'publish'], twins.env);
    expect(refused).toMatchObject({ status: 1, err: expect.stringMatching(/50035.*will not at another try/) });
    expect(refused.err).not.toContain('in a while');
  });
});

describe('slack manifest', () => {
  test('prints JSON alone on standard output, and on the other what each scope is for', async () => {
    const { status, out, err } = await attune(['slack', 'manifest'], {});
    expect(status).toBe(0);
    const manifest = JSON.parse(out);
    expect(manifest.settings.socket_mode_enabled).toBe(true);
    expect(manifest.features.slash_commands.map((one: { command: string }) => one.command)).toContain('/attune');
    expect(manifest.features.slash_commands[0].usage_hint).toContain('pair');
    for (const scope of slackScopes) expect(err).toMatch(new RegExp(`^ +${scope} +\\p{Lu}.+\\.$`, 'mu'));
  });

  test('for HTTP names the address everywhere, and refuses one that Slack would not take', async () => {
    const [http, wrong] = await Promise.all([
      attune(['slack', 'manifest', '--http', 'https://attune.example.org/', '--history'], {}),
      attune(['slack', 'manifest', '--http', 'attune.example.org'], {}),
    ]);
    const manifest = JSON.parse(http.out);
    expect(manifest.settings.event_subscriptions.request_url).toBe('https://attune.example.org/slack/events');
    expect(manifest.oauth_config.scopes.bot).toContain('groups:history');
    expect(http.err).toContain('SLACK_HISTORY=yes');
    expect(wrong).toMatchObject({ status: 1, out: '', err: expect.stringContaining('https://attune.example.org') });
  });
});
