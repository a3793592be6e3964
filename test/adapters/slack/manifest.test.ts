import { describe, expect, test } from 'vitest';
import { slackLimits } from '../../../adapters/slack/limits.ts';
import { slackManifest } from '../../../adapters/slack/manifest.ts';
import { historyScopes, slackScopes } from '../../../adapters/slack/scopes.ts';
import type { CommandSpec } from '../../../src/port/command-spec.ts';
import { appWords } from './words.ts';

const command = (name: string): CommandSpec => ({ name, description: `Does ${name}.`, options: [], subcommands: [] });
const commands = [
  command('pair'),
  command('tip'),
  { ...command('checkin'), subcommands: [{ name: 'now', description: 'Now.', options: [] }] },
];

describe('the manifest', () => {
  test('over Socket Mode names no address, and rotates no token', () => {
    const manifest = slackManifest(commands, appWords, { mode: 'socket' });
    expect(JSON.stringify(manifest)).not.toMatch(/https?:/);
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
  });

  test('over HTTP sends everything to one address, and names where an installation returns to', () => {
    const manifest = slackManifest(commands, appWords, { mode: 'http', url: 'https://attune.example.org/' });
    const address = 'https://attune.example.org/slack/events';
    expect(manifest.features.slash_commands.every((one) => one.url === address)).toBe(true);
    expect(manifest.settings.event_subscriptions.request_url).toBe(address);
    expect(manifest.settings.interactivity.request_url).toBe(address);
    expect(manifest.oauth_config.redirect_urls).toEqual(['https://attune.example.org/slack/oauth_redirect']);
    expect(manifest.settings).toMatchObject({ socket_mode_enabled: false, token_rotation_enabled: true });
  });

  test('has /attune, and of the commands of their own those that exist', () => {
    const names = slackManifest(commands, appWords, { mode: 'socket' }).features.slash_commands.map(
      (one) => one.command,
    );
    expect(names).toEqual(['/attune', '/tip', '/checkin']);
  });

  test('asks for the least, and for history only when told to', () => {
    const scopes = (history?: boolean) =>
      slackManifest(commands, appWords, { mode: 'socket', ...(history === undefined ? {} : { history }) }).oauth_config
        .scopes.bot;
    expect(scopes()).toEqual(slackScopes);
    expect(scopes(true)).toEqual([...slackScopes, ...historyScopes]);
    expect(scopes().some((scope) => scope.includes('history'))).toBe(false);
  });

  test('keeps to what Slack takes in each field', () => {
    const { display_information: about, features } = slackManifest(commands, appWords, { mode: 'socket' });
    expect(about.name.length).toBeLessThanOrEqual(slackLimits.manifest.name);
    expect(about.description.length).toBeLessThanOrEqual(slackLimits.manifest.description);
    expect(about.long_description.length).toBeGreaterThanOrEqual(slackLimits.manifest.longLeast);
    expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
    for (const one of features.slash_commands) {
      expect(one.command).toMatch(/^\/[a-z-]{1,31}$/);
      expect(one.description.length).toBeGreaterThan(0);
    }
  });
});
