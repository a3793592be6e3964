import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { writeKey } from '../../adapters/system/key-ring.ts';
import { explainFailure } from '../../src/cli/explain-failure.ts';
import { startPreview } from '../../src/cli/start-preview.ts';
import { openOnDisk, seedDataFolder } from '../adapters/postgres/open-store.ts';
import { aCouple } from '../contract/store-fixtures.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { sign } from '../fakes/slack-twin/delivery.ts';
import { twinApp } from '../fakes/slack-twin/slack-twin.ts';
import { type AtAClient, allText, answer, askInWords, atDiscord, atSlack, untilSeen } from './at-a-client.ts';
import { freePort, runningHere } from './attune.ts';
import { BothTwins, install, slackOverHttp } from './both-twins.ts';

// Processes are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-connected-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A data folder that was used before, and a free port. */
async function ownFolder(name: string): Promise<{ ATTUNE_DATA_DIR: string; ATTUNE_PORT: string }> {
  const dataDir = join(folder, name);
  await seedDataFolder(dataDir);
  return { ATTUNE_DATA_DIR: dataDir, ATTUNE_PORT: await freePort() };
}

/** From the invitation to the answers of both. */
async function story(sam: AtAClient, alex: AtAClient, partner: string): Promise<void> {
  await sam.command('pair', { partner });
  await untilSeen(alex, 'would like to use Attune with you');
  await alex.press('Accept');
  await untilSeen(sam, 'You’re paired');
  await askInWords(sam);
  await answer(sam, 'The sea, with you.');
  expect(await allText(alex)).not.toContain('The sea');
  await answer(alex, 'Breakfast in bed.');
  await untilSeen(sam, 'Breakfast in bed.');
  await untilSeen(alex, 'The sea, with you.');
}

describe('with the tokens of both set', () => {
  test('one process asks, keeps sealed and reveals on Discord and on Slack', async () => {
    await using twins = await BothTwins.open();
    const own = await ownFolder('both');
    const running = await runningHere({ ...own, ...twins.env });
    expect(running.said).toContain('Attune is ready, on Discord and Slack.');

    const health = await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/health`);
    expect(await health.json()).toEqual({ status: 'ready', database: 'embedded', platforms: ['discord', 'slack'] });
    expect((await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/`)).status).toBe(404);

    await Promise.all([
      story(atDiscord(twins.onDiscord('sam')), atDiscord(twins.onDiscord('alex')), 'alex'),
      story(atSlack(twins.onSlack('USAM')), atSlack(twins.onSlack('UALEX')), 'UALEX'),
    ]);

    const metrics = await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/metrics`);
    expect(metrics.headers.get('content-type')).toContain('text/plain');
    expect(await metrics.text()).toMatch(/^attune_discord_shards_ready 1$/m);
    // It stops in time while Discord is away and the connection is being taken up again.
    twins.discord.gateway.away = true;
    await running[Symbol.asyncDispose]();
    expect(running.said).not.toMatch(/did not stop in time|failed to stop/);
    expect(running.said).not.toMatch(/The sea|Breakfast/);
    expect(twins.violations).toEqual([]);
  });
});

describe('the preview', () => {
  test('opens when no token is set, with the same addresses for its health and its metrics', async () => {
    const own = await ownFolder('preview');
    await using running = await runningHere(own, startPreview);
    expect(running.said).toContain(`open http://127.0.0.1:${own.ATTUNE_PORT}`);
    const address = `http://127.0.0.1:${own.ATTUNE_PORT}`;
    expect(await (await fetch(`${address}/health`)).json()).toEqual({ status: 'ready', database: 'embedded' });
    expect(await (await fetch(`${address}/metrics`)).text()).toContain('process_cpu_user_seconds_total');
    const other = await ownFolder('preview-2');
    const second = runningHere({ ...other, ATTUNE_PORT: own.ATTUNE_PORT }, startPreview);
    expect(explainFailure(await second.catch((error: unknown) => error))).toMatch(
      new RegExp(`^Port ${own.ATTUNE_PORT} is taken`),
    );
  });

  test('is closed while a platform is connected, and a couple in it rests until it is open again', async () => {
    const own = { ...(await ownFolder('closed')), ATTUNE_KEYS: writeKey(testKey) };
    const couple = aCouple();
    const before = await openOnDisk(own.ATTUNE_DATA_DIR);
    await before.store.transaction(async ({ couples, jobs }) => {
      await couples.add(couple);
      await jobs.enqueue([{ name: 'announce', coupleId: couple.id, notice: 'moved', key: 'moved-1' }]);
    });
    await before.close();

    await using twins = await BothTwins.open();
    const running = await runningHere({ ...own, ...twins.env });
    await expect.poll(() => running.said, { timeout: 60_000 }).toContain('the platform refused');
    await running[Symbol.asyncDispose]();

    const after = await openOnDisk(own.ATTUNE_DATA_DIR);
    const found = await after.store.transaction(({ couples }) => couples.find(couple.id));
    await after.close();
    expect(found?.pause).toMatchObject({ why: 'forbidden' });
  });
});

describe('a port that is taken', () => {
  test('ends the start with a sentence before any platform is asked', async () => {
    await using twins = await BothTwins.open();
    const taken = new URL(twins.slack.origin).port;
    const env = { ...(await ownFolder('taken')), ...twins.env, ATTUNE_PORT: taken };
    await expect(runningHere(env)).rejects.toThrow(`Port ${taken} is taken`);
    expect(twins.discord.requests).toEqual([]);
    expect(twins.slack.calls).toEqual([]);
  });
});

describe('a token that is refused', () => {
  test.each([
    [
      'of the Slack app',
      { SLACK_BOT_TOKEN: 'xoxb-twin', SLACK_APP_TOKEN: 'xapp-another' },
      /^Slack refused SLACK_APP_TOKEN \(invalid_auth\)\. .*connections:write.*Socket Mode/,
    ],
    [
      'with the secret of the Slack client',
      {
        SLACK_SIGNING_SECRET: 'a',
        SLACK_CLIENT_ID: twinApp.clientId,
        SLACK_CLIENT_SECRET: 'another',
        SLACK_STATE_SECRET: 'b',
        ATTUNE_PUBLIC_URL: 'https://attune.example.org',
      },
      /^Slack refused SLACK_CLIENT_ID with SLACK_CLIENT_SECRET \(bad_client_secret\)\./,
    ],
  ])('%s ends the start with a sentence', async (name, wrong, sentence) => {
    await using twins = await BothTwins.open();
    const env = { ...(await ownFolder(`refused ${name}`)), ...twins.addresses, ...wrong, LOG_LEVEL: 'silent' };
    const refused = await runningHere(env).catch((error: unknown) => explainFailure(error));
    expect(refused).toMatch(sentence);
    expect(refused).not.toContain('another');
  });

  test('on one platform keeps the other from nothing but this start, and all refusals are told at once', async () => {
    await using twins = await BothTwins.open();
    const wrong = { DISCORD_TOKEN: 'another.token', SLACK_BOT_TOKEN: 'xoxb-another' };
    const env = { ...(await ownFolder('both refused')), ...twins.env, ...wrong, LOG_LEVEL: 'silent' };
    const refused = await runningHere(env).catch((error: unknown) => explainFailure(error));
    expect(refused).toMatch(/^Discord refused the token\. Make a new one/m);
    expect(refused).toMatch(/^Slack refused SLACK_BOT_TOKEN \(invalid_auth\)\. Get it at/m);
    expect(refused).not.toContain('another');
  });
});

describe('Slack over HTTP', () => {
  test('is answered on the loopback port and where it is told to listen, and nothing else is there', async () => {
    await using twins = await BothTwins.open();
    const [own, outside] = [await ownFolder('http'), await freePort()];
    const secret = 'signing-secret';
    const pages = { ATTUNE_PRIVACY_URL: 'https://attune.example.org/privacy?a=1&b=2' };
    // Beside another platform, which has no requests of its own.
    const discord = { DISCORD_TOKEN: twins.discord.token };
    const env = { ...own, ...twins.addresses, ...discord, ...slackOverHttp(secret), ...pages, LOG_LEVEL: 'silent' };
    const running = await runningHere({ ...env, ATTUNE_LISTEN: `127.0.0.1:${outside}` });
    expect(running.said).toContain('https://attune.example.org/slack/install');

    for (const port of [own.ATTUNE_PORT, outside]) {
      expect(await challenge(port, secret)).toBe('200 {"challenge":"abc"}');
      expect(await challenge(port, 'another secret')).toMatch(/^401/);
      const page = await fetch(`http://127.0.0.1:${port}/slack/install`);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
      const html = await page.text();
      expect(html).toContain('<a class="button" href="/slack/begin">Add to Slack</a>');
      expect(html).toContain('<a href="https://attune.example.org/privacy?a=1&amp;b=2">Privacy policy</a>');
      expect(html).not.toContain('Terms');
      const slacks = await fetch(`http://127.0.0.1:${port}/slack/begin`, { redirect: 'manual' });
      expect(slacks.headers.get('location')).toContain(
        'redirect_uri=https%3A%2F%2Fattune.example.org%2Fslack%2Foauth_redirect',
      );
    }
    for (const path of ['/health', '/metrics', '/']) {
      expect((await fetch(`http://127.0.0.1:${outside}${path}`)).status).toBe(404);
    }
    const proxied = { headers: { 'x-forwarded-for': '203.0.113.7' } };
    expect((await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/metrics`, proxied)).status).toBe(403);
    expect((await fetch(`http://localhost:${own.ATTUNE_PORT}/metrics`)).status).toBe(200);

    expect(await install(own.ATTUNE_PORT, twins)).toBe(200);
    expect(await (await fetch(`http://127.0.0.1:${own.ATTUNE_PORT}/health`)).json()).toMatchObject({ status: 'ready' });
    await running[Symbol.asyncDispose]();

    // The installation was kept, sealed, for the next start.
    await using _again = await runningHere(env);
    const sam = twins.onSlack('USAM');
    const answered = await send(own.ATTUNE_PORT, secret, {
      command: '/attune',
      text: 'help',
      team_id: 'T1',
      channel_id: 'CUS',
      user_id: 'USAM',
      trigger_id: '1.2.trigger',
      response_url: twins.slack.newResponseUrl({
        workspace: twins.workspace,
        channel: 'CUS',
        user: 'USAM',
        message: null,
      }),
    });
    expect(answered.status).toBe(200);
    await untilSeen(atSlack(sam), 'What Attune can do');
    expect(twins.violations).toEqual([]);
  });
});

async function challenge(port: string, secret: string): Promise<string> {
  const body = JSON.stringify({ type: 'url_verification', challenge: 'abc' });
  const response = await post(port, secret, body, 'application/json');
  return `${response.status} ${await response.text()}`;
}

function send(port: string, secret: string, payload: Readonly<Record<string, string>>): Promise<Response> {
  return post(port, secret, new URLSearchParams(payload).toString(), 'application/x-www-form-urlencoded');
}

function post(port: string, secret: string, body: string, type: string): Promise<Response> {
  const at = Math.floor(Date.now() / 1000);
  const headers = {
    'content-type': type,
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': sign(secret, at, body),
  };
  return fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', body, headers });
}
