import { beforeAll, expect, test } from 'vitest';
import { minute } from '../../../src/model/instant.ts';
import { pressCard, simpleCard } from '../../contract/platform-cards.ts';
import { openDiscordWorld } from '../../fakes/discord-twin/discord-world.ts';
import type { Failure } from '../../fakes/discord-twin/twin.ts';
import { privateCardsStayTrue } from '../../flows/kept-cards.ts';
import { onDiscord } from './on-discord.ts';

// The first world takes longest: it makes the database that the others start from.
beforeAll(async () => {
  await using _world = await openDiscordWorld();
}, 60_000);

test('private cards stay true, across a restart', async () => {
  await using world = await openDiscordWorld();
  await privateCardsStayTrue(world, { command: true });
});

const webhook = { path: /^\/webhooks\// } as const;

test(
  'another process replaces a private card with the token of its interaction, or learns that it is too late',
  onDiscord(async ({ twin, worker, room, inbox, one, log }) => {
    const keep = { about: 'test:1', look: '' };
    inbox.on('command', 'say', 'private', () => ({ kind: 'private', card: pressCard(), keep }));
    await one.command('say');
    await expect.poll(() => inbox.held).toHaveLength(1);
    const hold = inbox.held[0]?.shown ?? null;
    if (hold === null) throw new Error('it cannot be replaced');
    expect(hold.until).toBeLessThanOrEqual(Date.now() + 365 * 24 * 60 * minute);
    await worker.replace(hold, one.user, room, simpleCard('By another'));
    expect(await one.sees()).toMatchObject([{ text: expect.stringContaining('By another'), private: true }]);

    const cases: readonly [Omit<Failure & { how: 'answer' }, 'method' | 'path' | 'how'>, string][] = [
      [{ status: 401, body: { code: 50027, message: '' } }, 'gone'],
      [{ status: 404, body: { code: 10015, message: '' } }, 'gone'],
      [{ status: 404, body: { code: 10008, message: '' } }, 'gone'],
      [{ status: 400, body: { code: 200000, message: '' } }, 'rejected'],
      [{ status: 403, body: { code: 99999, message: '' } }, 'unknown'],
      [{ status: 400, body: { code: 30046, message: '' } }, 'rate-limited'],
      [{ status: 502, body: {}, times: 3 }, 'unavailable'],
    ];
    for (const [failure, kind] of cases) {
      twin.fail({ ...webhook, method: 'PATCH', how: 'answer', ...failure });
      const error = await worker.replace(hold, one.user, room, simpleCard('Secret words')).catch((thrown) => thrown);
      expect(error).toMatchObject({ name: 'PlatformError', kind });
      const said = `${String(error)} ${String(error.cause)} ${JSON.stringify(error)} ${log.lines.join()}`;
      expect(said).not.toContain('Secret words');
      expect(said).not.toContain((JSON.parse(hold.handle) as { token: string }).token);
    }
    // Somebody has dismissed it, or their app was started anew.
    twin.fail({ ...webhook, method: 'DELETE', how: 'answer', status: 404, body: { code: 10008, message: '' } });
    expect(await worker.replace(hold, one.user, room, null)).toBeNull();
  }),
);
