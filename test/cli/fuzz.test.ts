import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startPreview } from '../../src/cli/start-preview.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { sign } from '../fakes/slack-twin/delivery.ts';
import { hold } from '../flows/proof/hold.ts';
import { freePort, runningHere } from './attune.ts';
import { BothTwins, slackOverHttp } from './both-twins.ts';
import { sendStrange, strangeRequests } from './strange-requests.ts';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 120_000 });

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-fuzz-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Whatever would have ended the process. */
function watched() {
  const escaped: unknown[] = [];
  const note = (error: unknown): void => void escaped.push(error);
  process.on('uncaughtExceptionMonitor', note);
  return { escaped, [Symbol.dispose]: () => void process.off('uncaughtExceptionMonitor', note) };
}

describe('whatever a stranger sends to a port', () => {
  test('of a connected Attune is answered or closed, and Attune goes on', async () => {
    await using twins = await BothTwins.open();
    using world = watched();
    const [port, outside] = [Number(await freePort()), Number(await freePort())];
    const own = { ATTUNE_DATA_DIR: join(folder, 'connected'), ATTUNE_PORT: String(port), LOG_LEVEL: 'silent' };
    await seedDataFolder(own.ATTUNE_DATA_DIR);
    const env = { ...own, ...twins.addresses, ...slackOverHttp('secret'), ATTUNE_LISTEN: `127.0.0.1:${outside}` };
    await using running = await runningHere(env);
    await fuzz([port, outside]);
    for (const body of signedBodies) {
      const type = body.startsWith('payload=') ? 'application/x-www-form-urlencoded' : 'application/json';
      const at = Math.floor(Date.now() / 1000);
      const headers = {
        'content-type': type,
        'x-slack-request-timestamp': String(at),
        'x-slack-signature': sign('secret', at, body),
      };
      const response = await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body, headers });
      expect([200, 400, 404, 500], body).toContain(response.status);
    }
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    for (const path of ['health', 'metrics']) {
      expect((await fetch(`http://127.0.0.1:${outside}/${path}`)).status).toBe(404);
    }
    expect(world.escaped).toEqual([]);
    expect(running.said).not.toMatch(/ at .*\.[jt]s:\d/);
  });

  test('of the preview is answered or closed, and the preview goes on', async () => {
    using world = watched();
    const port = Number(await freePort());
    const own = { ATTUNE_DATA_DIR: join(folder, 'preview'), ATTUNE_PORT: String(port), LOG_LEVEL: 'silent' };
    await seedDataFolder(own.ATTUNE_DATA_DIR);
    await using running = await runningHere(own, startPreview);
    await fuzz([port]);
    expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
    expect(world.escaped).toEqual([]);
    expect(running.said).not.toMatch(/ at .*\.[jt]s:\d/);
  });
});

/** What Slack would never send, but with its signature. */
const signedBodies = ['null', 'payload=null', '[]', '1', '"x"', '{}', 'payload={}', 'payload=[]', '{"type":null}'];

/** Several strangers at once: what one leaves open must not keep the others waiting. */
async function fuzz(ports: readonly number[]): Promise<void> {
  const crowd = fc.array(fc.tuple(strangeRequests, fc.constantFrom(...ports)), { minLength: 20, maxLength: 20 });
  await hold(
    crowd,
    (sent) => sent.map((one) => [one]),
    async (sent) => {
      await Promise.all(sent.map(([request, port]) => sendStrange(request, port)));
    },
    15,
  );
}
