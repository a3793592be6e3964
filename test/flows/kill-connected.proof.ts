import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyScopes, slackScopes } from '../../adapters/slack/scopes.ts';
import { writeKey } from '../../adapters/system/key-ring.ts';
import { openOnDisk, seedDataFolder } from '../adapters/postgres/open-store.ts';
import { freePort, Running } from '../cli/attune.ts';
import { BothTwins } from '../cli/both-twins.ts';
import { testKey } from '../fakes/open-test-store.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { proofRuns } from '../proof-runs.ts';
import { type ConnectedCouple, seatCouples, settleIn } from './proof/connected-couples.ts';
import { Load, Told } from './proof/connected-load.ts';
import { askedAgain, copyFolder, expectAsked, missing, readKept, twiceOnDiscord } from './proof/posted-once.ts';
import { boundsOfWindow, measureWindow, SlackWindow } from './proof/slack-window.ts';

/** Brings a run back, as far as chance is ours: ATTUNE_PROOF_SEED. */
const seed = Number(process.env['ATTUNE_PROOF_SEED'] ?? Math.floor(Math.random() * 100_000));
const longest = 600_000 * proofRuns;

/**
 * How many posts are under way at a kill that is aimed, of the eight jobs that run at once. Each platform has taken some
 * without answering and left others lying; Slack leaves a second post of a job, whose first one the process knows of.
 */
const heldBack = { taken: 2, left: 1, second: 1 } as const;

/** How long what was cut off may take after a start, on a busy machine (ms). */
const patience = { timeout: 30_000, interval: 20 } as const;

/** When the process is cut off: while it waits for those answers, or whenever. */
type Aim = 'in the window' | 'at random';

let folder: string;
let dataDir: string;
let env: Readonly<Record<string, string>>;
let twins: BothTwins;
let couples: readonly ConnectedCouple[];
let attune: Running;
let slack: SlackWindow;
let window: { readonly alone: readonly number[]; readonly together: readonly number[] };

const chance = new TestSystem(0, seed);
const random = () => chance.random();
const told = new Told();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-kill-connected-'));
  dataDir = join(folder, 'data');
  await seedDataFolder(dataDir);
  twins = await BothTwins.open();
  slack = new SlackWindow(twins);
  couples = seatCouples(twins, 3);
  const { store, close } = await openOnDisk(dataDir);
  await settleIn(store, couples, Date.now());
  window = { alone: await measureWindow(store, 15, 1), together: await measureWindow(store, 32, 8) };
  await close();
  const own = { ATTUNE_DATA_DIR: dataDir, ATTUNE_PORT: await freePort(), ATTUNE_KEYS: writeKey(testKey) };
  env = { ...own, ...twins.env, LOG_LEVEL: 'error' };
  await start();
}, longest);

afterAll(async () => {
  await attune[Symbol.asyncDispose]();
  await twins[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
}, longest);

describe(`a process on Discord and Slack that is cut off (seed ${seed})`, () => {
  test('posts nothing twice on Discord, and on Slack only what it was cut off from hearing of', {
    timeout: longest,
  }, async ({ annotate }) => {
    const unheard = await cutOffTimes(['in the window', 'at random'], false);
    await expect.poll(() => slack.duplicates().inside, patience).toBeGreaterThanOrEqual(heldBack.taken * proofRuns);
    const { inside, outside } = slack.duplicates();
    await annotate(`in the window: ${unheard} posts, ${inside} came twice; outside of it: ${outside} came twice`);
    expect(outside, `posts that came twice outside of the window, besides ${inside} in it`).toBe(0);
    expect(askedAgain(twins)).toBeGreaterThanOrEqual(heldBack.taken * proofRuns);
  });

  test('posts nothing twice on Slack either where it may look for its own posts', { timeout: longest }, async ({
    annotate,
  }) => {
    const unheard = await cutOffTimes(['in the window'], true);
    const { outside } = slack.duplicates();
    await annotate(`in the window: ${unheard} posts, ${outside} came twice`);
    expect(unheard).toBeGreaterThanOrEqual(heldBack.taken * proofRuns);
    expect(outside, 'posts that came twice though they could be looked for').toBe(0);
  });

  test('SIGINT stops it cleanly, with each check-in and each sealed answer', { timeout: longest }, async () => {
    const { status, ms } = await attune.stop('SIGINT');
    expect(status).toBe(0);
    expect(ms).toBeLessThan(5000);
    const kept = await readKept(dataDir, told);
    expectAsked(kept, couples, told);
    expect(missing(twins, couples, kept), 'check-ins that never came').toEqual([]);
    expect(twiceOnDiscord(couples), 'check-ins that came twice on Discord').toEqual([]);
    expect(told.sealed.length).toBeGreaterThan(0);
    // How fast a busy machine answers is for other tests.
    expect(twins.violations.filter((one) => !one.includes('was acknowledged after'))).toEqual([]);
  });
});

test('the window in which a post to Slack may come twice is short', async ({ annotate }) => {
  const { alone, together } = window;
  const seen = boundsOfWindow(twins.slack, slack.ends);
  await annotate(
    `one post at a time ${inWords(alone)}; eight ${inWords(together)}; under load at most ${inWords(seen)}`,
  );
  expect(middle(alone)).toBeLessThan(1000);
  for (const times of [alone, together]) expect(times.at(-1)).toBeLessThan(5000);
});

/** Cuts the process off so many times, each time under load, and starts it again. Returns how many posts were in the window. */
async function cutOffTimes(aims: readonly Aim[], mayLookBack: boolean): Promise<number> {
  const scopes = mayLookBack ? [...slackScopes, ...historyScopes] : slackScopes;
  let unheard = 0;
  for (const aim of Array.from({ length: proofRuns }, () => aims).flat()) {
    await cutOffUnderLoad(aim);
    const endLife = slack.endLife();
    twins.workspace.scopes = [...scopes];
    // Read from a copy, while the next one takes the folder as the last one left it.
    const copy = await copyFolder(dataDir);
    const [kept] = await Promise.all([copy.read(), start()]);
    unheard += endLife(kept, mayLookBack);
    expectAsked(kept, couples, told);
    await expect.poll(() => missing(twins, couples, kept), patience).toEqual([]);
    expect(twiceOnDiscord(couples), 'check-ins that came twice on Discord').toEqual([]);
  }
  return unheard;
}

async function cutOffUnderLoad(aim: Aim): Promise<void> {
  await quiet();
  const isHeld = aim === 'in the window' ? hold() : null;
  // Behind a post that is held back, the next one to the same channel, be it a reveal, would take a place and never show.
  const most = isHeld === null ? { asks: Number.POSITIVE_INFINITY, reveals: true } : { asks: 1, reveals: false };
  const load = new Load(couples, told, random, most);
  if (isHeld === null) {
    const sealed = told.sealed.length;
    await load.until(() => told.sealed.length > sealed);
    await load.deeds(1 + Math.floor(random() * 10));
    await pause(random() * 40);
  } else await load.until(isHeld);
  const dead = attune[Symbol.asyncDispose]();
  load.cut();
  await dead;
  // Forms that were open are closed: nobody is behind them any more.
  twins.workspace.views.clear();
}

/** Until what the last life left undone is done again: held back too, it would take the places of new posts. */
async function quiet(): Promise<void> {
  const requests = () => twins.discord.requests.length + twins.slack.calls.length;
  for (let before = -1; before !== requests(); await pause(100)) before = requests();
}

/** Has both platforms hold back answers to the next posts. Returns whether all of those have come. */
function hold(): () => boolean {
  const { discord, slack: twin } = twins;
  const { taken, left, second } = heldBack;
  const counts = () => ({
    first: twin.called(post).filter(isFirst).length,
    second: twin.called(post).filter(isSecond).length,
    onDiscord: discord.requests.filter(({ status }) => status === 0).length,
  });
  const before = counts();
  twin.failures.add(post, { kind: 'hang', after: true }, taken, isFirst);
  twin.failures.add(post, { kind: 'hang' }, left, isFirst);
  twin.failures.add(post, { kind: 'hang' }, second, isSecond);
  const onDiscord = { method: 'POST', path: /^\/channels\/\d+\/messages$/, how: 'hang' } as const;
  discord.fail({ ...onDiscord, after: true, times: taken });
  discord.fail({ ...onDiscord, times: left });
  return () => {
    const now = counts();
    const all = taken + left;
    return (
      now.first >= before.first + all && now.second >= before.second + second && now.onDiscord >= before.onDiscord + all
    );
  };
}

const post = 'chat.postMessage';

/** The place to talk stands below the question. */
function isSecond(args: Readonly<Record<string, unknown>>): boolean {
  return args['thread_ts'] !== undefined;
}

/** A question with sealed answers: what comes below others is to come. */
function isFirst(args: Readonly<Record<string, unknown>>): boolean {
  return couples.some(({ couple }) => couple.answers === 'sealed' && couple.room.room === args['channel']);
}

async function start(): Promise<void> {
  attune = new Running(env);
  await attune.ready();
}

function middle(times: readonly number[]): number {
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

function inWords(times: readonly number[]): string {
  return `${Math.round(middle(times))} ms, the longest ${Math.round(times.at(-1) ?? Number.NaN)} ms`;
}
