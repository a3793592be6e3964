import { get, type RequestListener } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMetrics } from '../../adapters/system/metrics.ts';
import { listen } from '../../src/cli/door/ports.ts';
import { openDoor } from '../../src/cli/door.ts';
import { healthCheck } from '../../src/cli/health.ts';
import type { Condition } from '../../src/port/chat-platform.ts';
import type { Health } from '../../src/port/health.ts';
import { MemoryLog } from '../fakes/memory-log.ts';
import { attune, freePort } from './attune.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** A door with this listener behind it, and how to ask it from either port. */
async function aDoor(requests: RequestListener) {
  const [port, outside] = [Number(await freePort()), Number(await freePort())];
  const [log, metrics] = [new MemoryLog(), createMetrics()];
  const health = async () => ({ well: true, details: {} }) as const;
  const door = await openDoor({ port, listen: { host: '127.0.0.1', port: outside }, requests, health, metrics, log });
  door.open();
  return {
    log,
    ask: (path = '/slack/events') => [port, outside].map((one) => fetch(`http://127.0.0.1:${one}${path}`)),
    metrics: async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    [Symbol.asyncDispose]: () => door[Symbol.asyncDispose](),
  };
}

describe('what a listener does wrong', () => {
  test.each([
    [
      'throwing at once',
      () => {
        throw new Error('my secret');
      },
    ],
    ['throwing later', async () => Promise.reject(new Error('my secret'))],
    [
      'throwing what is no error',
      () => {
        throw { secret: 'my secret' };
      },
    ],
  ])('by %s is answered with 500, told once and counted, on both ports', async (_, requests) => {
    await using door = await aDoor(requests as RequestListener);
    for (const response of await Promise.all(door.ask())) {
      expect(response.status).toBe(500);
      expect(await response.text()).not.toContain('secret');
    }
    expect(door.log.lines.filter((line) => line.includes('a request was not answered'))).toHaveLength(2);
    expect(await door.metrics()).toContain('attune_failures_total{kind="request"} 2');
  });

  test('after it began to answer cuts the answer off', async () => {
    await using door = await aDoor((_, response) => {
      response.writeHead(200).write('half');
      throw new Error('then it broke');
    });
    for (const asked of door.ask()) {
      await expect(asked.then((response) => response.text())).rejects.toThrow();
    }
    expect(door.log.lines).toHaveLength(2);
  });

  test('by leaving a request unanswered is answered for it after half a minute', async () => {
    const reached = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let times = 0;
    await using door = await aDoor(() => {
      reached[times]?.resolve();
      times += 1;
    });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const asked = door.ask();
    await Promise.all(reached.map(({ promise }) => promise));
    vi.advanceTimersByTime(30_000);
    vi.useRealTimers();
    for (const response of await Promise.all(asked)) expect(response.status).toBe(500);
  });

  test('that is no fault, but Bolt’s way to say that an address is not its own, is answered with 404', async () => {
    const code = 'slack_bolt_http_receiver_deferred_request_error';
    await using door = await aDoor(() => {
      throw Object.assign(new Error('Unhandled HTTP request'), { code });
    });
    for (const response of await Promise.all(door.ask())) expect(response.status).toBe(404);
    expect(door.log.lines).toEqual([]);
  });
});

describe('where a scraper on another machine asks', () => {
  test('health and metrics are answered by any name, nothing else is, and nothing that came through a proxy', async () => {
    const [port, asked] = [Number(await freePort()), Number(await freePort())];
    const requests = vi.fn<RequestListener>();
    await using door = await openDoor({
      port,
      listen: undefined,
      healthListen: { host: '127.0.0.1', port: asked },
      requests,
      health: async () => ({ well: true, details: {} }) as const,
      metrics: createMetrics(),
      log: new MemoryLog(),
    });
    const ask = (path: string, headers: Readonly<Record<string, string>> = {}, at = asked): Promise<number> =>
      new Promise((resolve, reject) => {
        const given = { host: '127.0.0.1', port: at, path, headers: { host: 'attune-1.internal', ...headers } };
        get(given, (response) => resolve(response.resume().statusCode ?? 0)).on('error', reject);
      });
    expect(await ask('/health')).toBe(503);
    door.open();
    expect(await ask('/health')).toBe(200);
    expect(await ask('/metrics')).toBe(200);
    for (const path of ['/', '/slack/events', '/api/stream']) expect(await ask(path)).toBe(404);
    expect(requests).not.toHaveBeenCalled();
    for (const name of ['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Proto', 'X-Real-IP']) {
      expect(await ask('/health', { [name]: 'for=192.0.2.1' })).toBe(403);
      expect(await ask('/metrics', { [name]: 'for=192.0.2.1', host: `127.0.0.1:${port}` }, port)).toBe(403);
    }
    // The loopback port goes on refusing a name that somebody made to point here.
    expect(await ask('/health', {}, port)).toBe(403);
  });
});

describe('attune health', () => {
  test('says what the Attune of this machine answers, and ends with 0 only if that is well', async () => {
    let found: Health = { well: true, details: {} };
    const port = await freePort();
    expect(await attune(['health'], { ATTUNE_PORT: port })).toMatchObject({
      status: 1,
      out: expect.stringMatching(/^No Attune answers at port/),
    });
    const parts = { listen: undefined, requests: null, metrics: createMetrics(), log: new MemoryLog() };
    await using door = await openDoor({ ...parts, port: Number(port), health: async () => found });
    const asked = () => attune(['health'], { ATTUNE_PORT: port });
    expect(await asked()).toMatchObject({ status: 1, out: 'starting: Attune is starting.\n' });
    door.open();
    expect(await asked()).toMatchObject({ status: 0, out: 'ready\n' });
    found = { well: false, reason: 'The database does not answer.' };
    expect(await asked()).toMatchObject({ status: 1, out: 'failing: The database does not answer.\n' });
  });
});

test('a connection that cannot be taken, for want of file descriptors, does not end the process', async () => {
  const server = await listen(() => undefined, '127.0.0.1', 0, 'ATTUNE_PORT');
  expect(() => server.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }))).not.toThrow();
  server.close();
});

describe('health', () => {
  const up = { name: 'discord', condition: (): Condition => ({ state: 'up' }) } as const;
  const away = (state: 'down' | 'lost') =>
    ({ name: 'slack', condition: (): Condition => ({ state, reason: `It is ${state}.` }) }) as const;
  const ping = async () => undefined;

  test('is well when all is, and else says each reason', async () => {
    expect(await healthCheck({ ping }, [up], { a: 1 })()).toEqual({ well: true, details: { a: 1 } });
    const details = { connections: [0], of: 2 };
    const shared = { name: 'discord', condition: (): Condition => ({ state: 'up', details }) } as const;
    expect(await healthCheck({ ping }, [shared], { a: 1 })()).toEqual({
      well: true,
      details: { a: 1, discord: details },
    });
    const broken = async () => Promise.reject(new Error('my secret'));
    expect(await healthCheck({ ping: broken }, [up, away('down'), away('lost')], {})()).toEqual({
      well: false,
      reason: 'The database does not answer. It is down. It is lost.',
    });
  });

  test('is told in time where the database never answers, which is asked once and not again and again', async () => {
    vi.useFakeTimers();
    let asked = 0;
    const silent = () => {
      asked += 1;
      return new Promise<void>(() => undefined);
    };
    const look = healthCheck({ ping: silent }, [up], {});
    const looks = [look(), look()];
    await vi.advanceTimersByTimeAsync(3000);
    for (const found of await Promise.all(looks)) {
      expect(found).toEqual({ well: false, reason: 'The database does not answer.' });
    }
    expect(asked).toBe(1);
  });
});
