import { describe, expect, test } from 'vitest';
import { createSlackTools } from '../../../adapters/slack/tools.ts';
import { simpleCard } from '../../contract/platform-cards.ts';
import { ConnectProxy } from '../../fakes/connect-proxy.ts';
import { botToken, SlackWorld } from '../../fakes/slack-twin/open-slack.ts';
import { twinApp } from '../../fakes/slack-twin/slack-twin.ts';

describe('a proxy', () => {
  test('is what requests, answers, files and the socket go through, and again after a renewal', async () => {
    await using proxy = await ConnectProxy.open();
    await using world = await SlackWorld.open({ proxies: { HTTP_PROXY: `http://us:se%20cret@${proxy.host}` } });
    const { inbox, one, twin } = world;
    const file = { name: 'mine.json', mediaType: 'application/json', text: '{}' };
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Yours'), files: [file] }));
    const again = twin.socket.nextConnection();
    twin.socket.askToReconnect();
    await again;
    await one.command('say');
    expect((await one.sees()).flatMap((seen) => seen.files)).toEqual([{ name: 'mine.json', text: '{}' }]);
    expect(twin.called('response_url')).toHaveLength(1);
    expect(new Set(proxy.connected)).toEqual(new Set([new URL(twin.origin).host]));
    expect(proxy.login).toBe(`Basic ${btoa('us:se cret')}`);
  });

  test('that connects nobody is a reason, and what NO_PROXY lists goes without it', async () => {
    await using proxy = await ConnectProxy.open();
    await using world = await SlackWorld.open();
    proxy.refuses = 407;
    const tools = (proxies: Record<string, string>) =>
      createSlackTools({ baseUrl: world.twin.apiUrl, now: () => 0, proxies: { http_proxy: proxy.host, ...proxies } });
    await expect(tools({}).identify(botToken)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await tools({}).countConnections(twinApp.appToken)).toBeNull();
    const direct = tools({ NO_PROXY: 'localhost,127.0.0.1' });
    expect(await direct.identify(botToken)).toMatchObject({ taken: true, space: 'T1' });
    expect(await direct.countConnections(twinApp.appToken)).toBe(1);
    expect(await tools({ http_proxy: 'socks5://127.0.0.1:1' }).identify(botToken)).toMatchObject({ taken: true });
    expect(proxy.connected).toEqual([]);
  });
});
