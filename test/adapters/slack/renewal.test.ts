import { describe, expect, test } from 'vitest';
import { simpleCard } from '../../contract/platform-cards.ts';
import { SlackWorld } from '../../fakes/slack-twin/open-slack.ts';

describe('Slack renewing a connection', () => {
  test.each(['refresh_requested', 'warning'])(
    'with %s: what is sent meanwhile, over either connection, is answered once',
    async (reason) => {
      await using world = await SlackWorld.open();
      const { inbox, one, twin } = world;
      inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Here') }));
      const again = twin.socket.nextConnection();
      const sent: Promise<void>[] = [];
      for (let times = 0; times < 40; times += 1) {
        if (times === 10) twin.socket.askToReconnect(reason);
        sent.push(one.command('say'));
        // Once there are two, Slack ends the first, and leaves its line open.
        if (twin.socket.open === 2 && times > 25) twin.socket.hangUpOldest();
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
      await again;
      await Promise.all(sent);
      expect(await one.sees()).toHaveLength(40);
      expect(inbox.repeated).toBe(0);
      expect(twin.socket.connections).toBe(2);
    },
  );

  test('that fails at first is tried again while the first connection goes on', async () => {
    await using world = await SlackWorld.open();
    const { inbox, one, twin } = world;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Here') }));
    twin.fail('apps.connections.open', { kind: 'status', status: 503 });
    const again = twin.socket.nextConnection();
    twin.socket.askToReconnect();
    await expect.poll(() => world.log.lines.join()).toContain('could not be connected');
    await one.command('say');
    await again;
    expect(await one.sees()).toHaveLength(1);
  });

  test('an envelope that comes again over another connection is answered the same, and handled once', async () => {
    await using world = await SlackWorld.open();
    const { inbox, twin, workspace } = world;
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: simpleCard('Here') }));
    const command = {
      command: '/attune',
      text: 'say',
      team_id: 'T1',
      channel_id: 'CUS',
      user_id: 'UONE',
      trigger_id: 'trigger-1',
      response_url: twin.newResponseUrl({ workspace, channel: 'CUS', user: 'UONE', message: null }),
    };
    await twin.socket.send('slash_commands', command, 0, 'envelope-1');
    await twin.socket.send('slash_commands', { ...command, trigger_id: 'trigger-2' }, 1, 'envelope-1');
    await world.platform.settled();
    expect(inbox.received('command')).toHaveLength(1);
  });
});

describe('a connection', () => {
  test('of which only the line is left, after a goodbye without a word, is replaced at once', async () => {
    await using world = await SlackWorld.open();
    const again = world.twin.socket.nextConnection();
    const started = performance.now();
    world.twin.socket.hangUpOldest();
    await again;
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('beside which Slack counts those of another process is said once', async () => {
    await using world = await SlackWorld.open();
    const said = () => world.log.lines.filter((line) => line.includes('another process uses the same'));
    const renew = async () => {
      const again = world.twin.socket.nextConnection();
      world.twin.socket.askToReconnect();
      await again;
    };
    await renew();
    expect(said()).toEqual([]);
    world.twin.socket.others = 1;
    await renew();
    await expect.poll(said).toHaveLength(1);
  });

  test('that does not come back is told of, with the reason', async () => {
    await using world = await SlackWorld.open();
    expect(world.platform.condition()).toEqual({ state: 'up' });
    world.twin.fail('apps.connections.open', { kind: 'status', status: 503 }, 99);
    world.twin.socket.drop();
    await expect.poll(() => world.log.lines.join()).toContain('could not be connected');
    expect(world.platform.condition()).toEqual({ state: 'up' });
    world.system.advance(31_000);
    expect(world.platform.condition()).toMatchObject({ state: 'down', reason: expect.stringContaining('31 seconds') });
  });

  test.each([
    ['the app’s token', 'apps.connections.open', 'token_revoked'],
    ['the bot’s token', 'auth.test', 'account_inactive'],
  ])('for which %s is taken no more is lost, with what to do', async (_, method, code) => {
    await using world = await SlackWorld.open();
    world.twin.fail(method, { kind: 'error', code }, 99);
    world.twin.socket.drop();
    const { message } = await world.platform.lost;
    expect(message).toContain(code);
    expect(world.platform.condition()).toEqual({ state: 'lost', reason: message });
    const { length } = world.twin.called(method);
    await world.platform.settled();
    expect(world.twin.called(method)).toHaveLength(length);
  });

  test('is lost as soon as Slack tells that the app was removed', async () => {
    await using world = await SlackWorld.open();
    world.twin.fail('auth.test', { kind: 'error', code: 'account_inactive' }, 99);
    await world.deliver('events_api', {
      type: 'event_callback',
      team_id: 'T1',
      event: { type: 'app_uninstalled' },
      event_id: 'Ev1',
    });
    expect((await world.platform.lost).message).toContain('account_inactive');
  });
});
