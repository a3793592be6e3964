import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contained } from '../../../src/cli/door/contain.ts';
import { pressCard } from '../../contract/platform-cards.ts';
import { sign } from '../../fakes/slack-twin/delivery.ts';
import { SlackWorld, signingSecret } from '../../fakes/slack-twin/open-slack.ts';
import { proofRuns } from '../../proof-runs.ts';
import { payloadsOf } from './payload-samples.ts';

const seed = Number(process.env['ATTUNE_PROOF_SEED'] ?? 20_261_128);

/** What would have ended the process. */
const escaped: unknown[] = [];
const note = (error: unknown): void => void escaped.push(error);

beforeAll(() => {
  process.on('uncaughtException', note).on('unhandledRejection', note);
});
afterAll(() => {
  process.off('uncaughtException', note).off('unhandledRejection', note);
});

/** A leaf of a payload made into something else, or taken away. */
const spoilt = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  0,
  true,
  [],
  {},
  [null],
  { id: null },
  '\u0000',
  '__proto__',
);

function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length === 0 ? [] : [path];
  const below = Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function spoil(payload: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(payload) as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** Any payload that Slack could send, with up to three of its parts missing, null or of another form. */
const payloads = payloadsOf();
const broken = fc
  .record({
    kind: fc.constantFrom(...Object.keys(payloads)),
    spots: fc.array(fc.tuple(fc.nat(), spoilt), { minLength: 1, maxLength: 3 }),
  })
  .map(({ kind, spots }) => {
    const start: object = payloads[kind] ?? {};
    return spots.reduce((payload, [spot, value]) => {
      const leaves = leavesOf(payload);
      return leaves.length === 0 ? payload : spoil(payload, leaves[spot % leaves.length] ?? [], value);
    }, start);
  });

describe('over HTTP, whatever is sent is answered, and nothing gets out', () => {
  let world: SlackWorld;
  let address: string;
  const problems: unknown[] = [];
  const server = createServer((request, response) =>
    contained(
      (...both) => world.platform.requestListener?.(...both),
      (error) => problems.push(error),
    )(request, response),
  );

  beforeAll(async () => {
    world = await SlackWorld.open({ mode: 'http', times: { formPatience: 50 } });
    answerEverything(world);
    await world.platform.post(world.room, pressCard(), 'k1');
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await world.platform.settled();
    server.closeAllConnections();
    server.close();
    await world[Symbol.asyncDispose]();
    expect(problems).toEqual([]);
  });

  const stamped = (body: string, type: string, at = Math.floor(Date.now() / 1000)) => ({
    'content-type': type,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': sign(signingSecret, at, body),
  });
  const json = 'application/json';
  const fields = 'application/x-www-form-urlencoded';

  test.each([
    ['GET', '/slack/favicon.ico', 404],
    ['GET', '/slack/', 404],
    ['GET', '/slack/events', 404],
    ['HEAD', '/slack/events', 404],
    ['OPTIONS', '/slack/events', 404],
    ['HEAD', '/slack/install', 302],
    ['HEAD', '/slack/begin', 302],
    ['POST', '/slack/begin', 404],
    ['POST', '/slack/install', 404],
    ['POST', '/slack/oauth_redirect', 404],
    ['GET', '/slack/oauth_redirect', 400],
    ['GET', '/slack/%ff', 404],
    ['PUT', '/slack/events?payload=null', 404],
  ])('%s %s is answered with %i', async (method, path, status) => {
    const response = await fetch(`${address}${path}`, { method, redirect: 'manual' });
    expect(response.status).toBe(status);
    expect(escaped).toEqual([]);
  });

  test.each([
    ['null', json, 400],
    ['"text"', json, 400],
    ['[]', json, 400],
    ['{', json, 400],
    ['', json, 400],
    ['{}', json, 200],
    ['payload=null', fields, 400],
    ['payload=%7B', fields, 400],
    ['', fields, 200],
    [JSON.stringify({ type: 'event_callback' }), json, 400],
    [JSON.stringify({ type: 'event_callback', event: null }), json, 400],
    [JSON.stringify({ type: 'event_callback', event: { type: 'message' } }), json, 200],
    [JSON.stringify({ type: 'app_rate_limited', team_id: 'T1', minute_rate_limited: 1 }), json, 200],
    [`payload=${JSON.stringify({ type: 'shortcut' })}`, fields, 200],
    [`payload=${JSON.stringify({ type: 'view_closed', view: null })}`, fields, 200],
    [`payload=${JSON.stringify({ type: 'block_suggestion', team: null })}`, fields, 200],
  ])('%s, signed, is answered at once', async (body, type, status) => {
    const started = performance.now();
    const response = await fetch(`${address}/slack/events`, { method: 'POST', body, headers: stamped(body, type) });
    expect(response.status).toBe(status);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(escaped).toEqual([]);
  });

  test('paths, methods, headers and bodies of any kind', async () => {
    const request = fc.record({
      method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND'),
      path: fc.oneof(
        fc.constantFrom('/slack/events', '/slack/install', '/slack/oauth_redirect'),
        fc.webPath().map((path) => `/slack${path}`),
      ),
      query: fc.oneof(
        fc.constant(''),
        fc.webQueryParameters().map((query) => `?${query}`),
        fc.constant('?code=1&state=x'),
      ),
      headers: fc.dictionary(
        fc.constantFrom(
          'cookie',
          'host',
          'content-type',
          'x-slack-signature',
          'x-slack-request-timestamp',
          'x-slack-retry-num',
        ),
        fc.oneof(
          fc.constantFrom('slack-app-oauth-state=x', 'v0=00', '1', 'NaN', fields, json, 'a, b', '[::'),
          fc.string(),
        ),
      ),
      body: fc.oneof(
        fc.constantFrom('null', 'ssl_check=1', 'ssl_check=1&payload=null', 'payload=null'),
        fc.json(),
        fc.string(),
      ),
      signed: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(request, async ({ method, path, query, headers, body, signed }) => {
        const type = printable(headers['content-type'] ?? json);
        const own = signed ? stamped(body, type) : {};
        const answer = await raw(`${method} ${path}${query} HTTP/1.1`, { ...headers, ...own }, body);
        expect(answer).toMatch(/^HTTP\/1\.1 [2345]\d\d /);
        expect(escaped).toEqual([]);
      }),
      { numRuns: 80 * proofRuns, seed },
    );
  });

  test('payloads with fields missing, null or of another form', async () => {
    await fc.assert(
      fc.asyncProperty(broken, async (payload) => {
        const events = 'event' in payload || ('type' in payload && payload.type === 'event_callback');
        const body = events ? JSON.stringify(payload) : `payload=${encodeURIComponent(JSON.stringify(payload))}`;
        const headers = stamped(body, events ? json : fields);
        const response = await fetch(`${address}/slack/events`, { method: 'POST', body, headers });
        expect([200, 400]).toContain(response.status);
        expect(escaped).toEqual([]);
      }),
      { numRuns: 150 * proofRuns, seed },
    );
    await world.platform.settled();
    expect(world.log.lines.filter((line) => line.includes('was not handled'))).toEqual([]);
  });

  test('what anybody can send does not fill the log', async () => {
    const lines = world.log.lines.length;
    for (let times = 0; times < 30; times += 1) {
      await fetch(`${address}/slack/oauth_redirect?code=1&state=x`, { headers: { cookie: 'slack-app-oauth-state=x' } });
      await fetch(`${address}/slack/nothing`);
      await fetch(`${address}/slack/events`, { method: 'POST', body: '{}' });
    }
    expect(world.log.lines.length - lines).toBeLessThanOrEqual(3);
    expect(world.log.lines.join('\n')).not.toContain('"level":"error"');
    expect(world.metrics.values.get('slack_ignored{unsigned}')).toBeGreaterThanOrEqual(30);
  });

  /** Written by hand, because a client would refuse to send most of it. */
  function raw(first: string, headers: Readonly<Record<string, string>>, body: string): Promise<string> {
    const bytes = Buffer.from(body, 'utf8');
    const lines = Object.entries({ host: 'attune.example.org', ...headers }).map(
      ([name, value]) => `${name}: ${printable(value)}`,
    );
    const { port } = new URL(address);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
      socket.on('close', () => resolve(answer));
      socket.on('error', reject);
      const head = `${first}\r\n${lines.join('\r\n')}\r\ncontent-length: ${bytes.length}\r\nconnection: close\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), bytes]));
    });
  }
});

describe('over Socket Mode, no frame gets out of hand', () => {
  test('frames that are none, and envelopes without what belongs in them', async () => {
    await using world = await SlackWorld.open();
    answerEverything(world);
    const frames = [
      'null',
      '5',
      '"text"',
      '[]',
      '{',
      '{}',
      '{"type":null}',
      '{"type":"hello"}',
      '{"type":"hello","num_connections":"many"}',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
      '{"type":"events_api","payload":null}',
      '{"type":"events_api","envelope_id":5,"payload":{"event":{"type":"x"}}}',
    ];
    for (const frame of frames) world.twin.socket.sendFrame(frame);
    world.twin.socket.sendFrame(Buffer.from([0, 1, 2, 255]));
    for (const payload of [null, undefined, 5, 'text', [], {}, { type: 'app_rate_limited', team_id: 'T1' }])
      await world.twin.socket.send('events_api', payload);
    await fc.assert(
      fc.asyncProperty(broken, async (payload) => {
        const { after } = await world.twin.socket.send('interactive', payload);
        expect(after).toBeLessThan(1000);
      }),
      { numRuns: 150 * proofRuns, seed },
    );
    await world.platform.settled();
    expect(escaped).toEqual([]);
    expect(world.twin.socket.connections).toBe(1);
    expect(world.log.lines.filter((line) => line.includes('was not handled'))).toEqual([]);
    await world.one.command('say');
    expect((await world.one.sees()).at(-1)).toMatchObject({ text: 'Here' });
  });
});

function answerEverything(world: SlackWorld): void {
  const card = { tone: 'calm', elements: [] } as const;
  const here = {
    kind: 'private',
    card: { ...card, elements: [{ kind: 'text', text: [{ kind: 'plain', text: 'Here' }] }] },
  };
  world.inbox.ackModeOf = () => 'private';
  world.inbox.handle = async (event) => (event.kind === 'notice' ? { kind: 'nothing' } : (here as never));
}

/** What may stand in a line of a request. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 200);
}
