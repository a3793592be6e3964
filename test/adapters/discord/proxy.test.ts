import { describe, expect, test } from 'vitest';
import { proxyFor } from '../../../adapters/discord/proxy.ts';
import { simpleCard } from '../../contract/platform-cards.ts';
import { ConnectProxy } from '../../fakes/connect-proxy.ts';
import { onDiscord } from './on-discord.ts';

describe('a proxy', () => {
  test('is what requests and the connection go through, with its login, and again after a loss', async () => {
    await using proxy = await ConnectProxy.open();
    await onDiscord(
      async ({ twin, platform, room, inbox, people }) => {
        inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
        await platform.post(room, simpleCard('One'), 'k1');
        const host = new URL(twin.api).host;
        expect(new Set(proxy.connected)).toEqual(new Set([host]));
        expect(proxy.login).toBe(`Basic ${btoa('us:se cret')}`);
        const before = proxy.connected.length;
        twin.gateway.drop();
        await people.sam.command('say');
        expect(twin.gateway.resumes).toBe(1);
        expect(proxy.connected.length).toBeGreaterThan(before);
      },
      { platform: { proxies: { HTTP_PROXY: `http://us:se%20cret@${proxy.host}` } } },
    )();
  });

  test('that connects nobody is a reason in the log, and ends nothing', async () => {
    await using proxy = await ConnectProxy.open();
    await onDiscord(
      async ({ twin, log, system, inbox, people }) => {
        inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Said') }));
        proxy.refuses = 407;
        twin.gateway.drop();
        await expect.poll(() => log.lines.join()).toContain('was lost');
        system.advance(6 * 60_000);
        await expect.poll(() => log.lines.join(), { timeout: 5000 }).toMatch(/still away.*"failure":"PROXY_407"/);
        proxy.refuses = null;
        await people.sam.command('say');
      },
      { platform: { proxies: { http_proxy: proxy.host } } },
    )();
  });

  test.each<[string, Record<string, string>, string | null]>([
    ['https://discord.com/api', { HTTPS_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['wss://gateway.discord.gg', { https_proxy: 'p:1' }, 'http://p:1/'],
    ['wss://gateway.discord.gg', { HTTP_PROXY: 'http://p:1' }, 'http://p:1/'],
    ['http://discord.test', { HTTPS_PROXY: 'http://p:1' }, null],
    ['https://discord.com', { HTTPS_PROXY: '' }, null],
    ['https://discord.com', { HTTPS_PROXY: 'socks5://p:1' }, null],
    ['https://discord.com', { HTTPS_PROXY: 'p:1', NO_PROXY: '*' }, null],
    ['https://discord.com', { HTTPS_PROXY: 'p:1', NO_PROXY: 'localhost, .discord.com' }, null],
    ['https://gateway.discord.gg', { HTTPS_PROXY: 'p:1', no_proxy: 'discord.gg:443' }, null],
    ['https://gateway.discord.gg', { HTTPS_PROXY: 'p:1', no_proxy: 'discord.gg:80,ord.gg' }, 'http://p:1/'],
  ])('for %s with %o is %s', (address, settings, proxy) => {
    expect(proxyFor(address, settings)?.href ?? null).toBe(proxy);
  });
});
