import { describe, expect, test } from 'vitest';
import { PlatformError, type PlatformErrorKind } from '../../../src/port/platform-error.ts';
import { simpleCard } from '../../contract/platform-cards.ts';
import type { Failure } from '../../fakes/discord-twin/twin.ts';
import { onDiscord } from './on-discord.ts';
import type { DiscordDriver } from './open-discord-driver.ts';

const posts = { method: 'POST', path: /^\/channels\/\d+\/messages$/ } as const;

/** The error of a post. Its message and its cause are looked through for what must not be there. */
async function errorOf(work: Promise<unknown>): Promise<PlatformError> {
  const error = await work.then(
    () => new Error('nothing failed'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PlatformError);
  const all = `${String(error)} ${String((error as Error).cause)} ${JSON.stringify(error)}`;
  expect(all).not.toContain('Secret words');
  return error as PlatformError;
}

const post = ({ platform, room }: DiscordDriver, key = 'k1') => platform.post(room, simpleCard('Secret words'), key);

describe('a post that fails', () => {
  test.each<[string, Omit<Failure & { how: 'answer' }, 'method' | 'path' | 'how'>, PlatformErrorKind]>([
    ['in a deleted channel', { status: 404, body: { code: 10003, message: '' } }, 'gone'],
    ['in a server that Attune was removed from', { status: 403, body: { code: 50001, message: '' } }, 'forbidden'],
    ['without permission', { status: 403, body: { code: 50013, message: '' } }, 'forbidden'],
    ['in a locked thread', { status: 400, body: { code: 160005, message: '' } }, 'forbidden'],
    ['below a message, without permission to read', { status: 403, body: { code: 160002, message: '' } }, 'forbidden'],
    ['with a body that Discord does not take', { status: 400, body: { code: 50035, message: '' } }, 'rejected'],
    ['with a token that was changed', { status: 401, body: { code: 0, message: '' }, times: 2 }, 'unavailable'],
    ['at a limit that is not told as one', { status: 400, body: { code: 30046, message: '' } }, 'rate-limited'],
    ['for a reason that we do not know', { status: 403, body: { code: 99999, message: '' } }, 'forbidden'],
    ['again and again', { status: 502, body: {}, times: 3 }, 'unavailable'],
  ])('%s', (_, failure, kind) =>
    onDiscord(async (driver) => {
      driver.twin.fail({ ...posts, how: 'answer', ...failure });
      expect((await errorOf(post(driver))).kind).toBe(kind);
    })(),
  );

  test(
    'once, with a server error, is posted by trying again',
    onDiscord(async (driver) => {
      driver.twin.fail({ ...posts, how: 'answer', status: 500 });
      await post(driver);
      expect(await driver.people.sam.cards()).toHaveLength(1);
    }),
  );

  test(
    'on its way back is not posted twice',
    onDiscord(async (driver) => {
      driver.twin.fail({ ...posts, how: 'drop', after: true });
      await post(driver).catch(() => post(driver));
      expect(await driver.people.sam.cards()).toHaveLength(1);
    }),
  );

  test(
    'because the connection breaks is tried again by whoever asked',
    onDiscord(async (driver) => {
      driver.twin.fail({ ...posts, how: 'drop', times: 10 });
      expect((await errorOf(post(driver))).kind).toBe('unavailable');
    }),
  );

  test(
    'works again after a token was refused once',
    onDiscord(async (driver) => {
      driver.twin.fail({ ...posts, how: 'answer', status: 401, body: { code: 0, message: '' } });
      await errorOf(post(driver));
      await post(driver);
    }),
  );
});

describe('a limit', () => {
  test(
    'that passes within seconds is waited for',
    onDiscord(
      async (driver) => {
        await Promise.all([1, 2, 3, 4].map((key) => post(driver, `k${key}`)));
        expect(await driver.people.sam.cards()).toHaveLength(4);
        expect(driver.twin.limits.refused).toBe(0);
      },
      { twin: { channel: { most: 2, per: 60 } } },
    ),
  );

  test.each([
    ['of this route', {}],
    ['of all', { 'x-ratelimit-global': 'true' }],
  ])('%s that takes longer is left to the queue of jobs, with when to try again', (_, headers) =>
    onDiscord(async (driver) => {
      const body = { message: 'Wait', retry_after: 42, global: true };
      driver.twin.fail({ ...posts, how: 'answer', status: 429, body, headers: { ...headers, 'retry-after': '42' } });
      const error = await errorOf(post(driver));
      expect(error.kind).toBe('rate-limited');
      expect((error.retryAt ?? 0) - driver.system.now()).toBeGreaterThanOrEqual(42_000);
      expect(driver.metrics.values.get('discord_rate_limited{}')).toBe(1);
    })(),
  );

  test(
    'that is told with a short wait is kept to',
    onDiscord(async (driver) => {
      const body = { message: 'Wait', retry_after: 0.02, global: false };
      driver.twin.fail({ ...posts, how: 'answer', status: 429, body, headers: { 'retry-after': '0.02' } });
      await post(driver);
      expect(await driver.people.sam.cards()).toHaveLength(1);
    }),
  );
});
