import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionsOn } from '../../adapters/web/actions-on.ts';
import { explainFailure } from '../../src/cli/explain-failure.ts';
import { startPreview } from '../../src/cli/start-preview.ts';
import { answerLife, type CheckIn } from '../../src/model/check-in.ts';
import { runningHere } from '../cli/attune.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { proofRuns } from '../proof-runs.ts';
import { AttuneProcess, freePort } from './proof/attune-process.ts';
import { beBusy, markerPrefix, Record, turnTheClock } from './proof/couple-load.ts';
import { expectNoWordIn, keyOf, readFolder } from './proof/data-folder.ts';
import { expectKept } from './proof/kept-promises.ts';
import { cardOf, PreviewPerson } from './proof/preview-person.ts';

/** Brings a run back, as far as chance is ours: ATTUNE_PROOF_SEED. */
const seed = Number(process.env['ATTUNE_PROOF_SEED'] ?? Math.floor(Math.random() * 100_000));
const longest = 600_000;

let folder: string;
let port: number;
let attune: AttuneProcess;

const chance = new TestSystem(0, seed);
const random = () => chance.random();
const record = new Record();
const address = () => attune.address;
const people = {
  sam: new PreviewPerson('sam', address),
  alex: new PreviewPerson('alex', address),
  guest: new PreviewPerson('guest', address),
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-kill-'));
  port = await freePort();
}, longest);

afterAll(async () => {
  await attune.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}, longest);

describe(`a process that is cut off (seed ${seed})`, () => {
  test('on its very first start it starts anew', { timeout: longest }, async () => {
    attune = new AttuneProcess(folder, port);
    await pause(200 + random() * 1500);
    await attune.end('SIGKILL');
    await start();
    expect((await stat(join(folder, 'postgres'))).mode & 0o077).toBe(0);
    await beginAsCouple();
  });

  test('under load it keeps all that it said was done, and posts nothing twice', { timeout: longest }, async () => {
    const key = await keyOf(folder);
    expect(key.mode).toBe(0o600);
    for (let count = 0; count < proofRuns; count += 1) {
      const load = busyCouple();
      await load.deeds(3 + Math.floor(random() * 9));
      await pause(random() * 40);
      await attune.end('SIGKILL');
      await load.over;
      await expectNothingInClear();
      await start();
      await expectKept(record, people);
      expect(await keyOf(folder)).toEqual(key);
    }
    expect(record.acknowledged).toBeGreaterThan(proofRuns * 2);
  });

  test('a second one on the same folder is refused, and told who has it', { timeout: longest }, async () => {
    const env = { ATTUNE_DATA_DIR: folder, ATTUNE_PORT: String(await freePort()) };
    const refused = await runningHere(env, startPreview).catch((error: unknown) => explainFailure(error));
    expect(refused).toContain(`is in use by process ${attune.pid} on`);
  });

  test('SIGTERM stops it cleanly under load, and in the end each check-in was posted, once', {
    timeout: longest,
  }, async () => {
    const load = busyCouple();
    await load.deeds(4);
    await Promise.race([record.moved, load.over]);
    const ended = await attune.end('SIGTERM');
    await load.over;
    expect(ended).toMatchObject({ code: 0, signal: null });
    expect(ended.ms).toBeLessThan(5000);
    await expectNothingInClear();
    const { checkIns, posts, toPost, attempting } = await readFolder(folder);
    const due = checkIns.filter(({ origin }) => origin === 'question');
    expect(due.length).toBeGreaterThanOrEqual(Math.max(record.jumps, 1));
    // The clock runs on while a post waits: what came too late for its moment was left out, and says so by closing early.
    const isLeftOut = ({ openedAt, closesAt }: CheckIn) => closesAt - openedAt < answerLife;
    const posted = checkIns.filter((one) => !toPost.has(one.id) && !isLeftOut(one));
    expect(posted.filter(({ id, message }) => message === null || posts.get(id) !== 1)).toEqual([]);
    expect(posts.size).toBe(posted.length);
    expect(toPost.size).toBeLessThan(4);
    expect(attempting).toBe(0);
  });
});

async function start(): Promise<void> {
  attune = new AttuneProcess(folder, port);
  await attune.ready();
}

/** Pairs, and has a question come every day. */
async function beginAsCouple(): Promise<void> {
  await people.sam.command('pair', { partner: 'alex' });
  const invitation = await untilCard((actions) => actions.find((action) => action.startsWith('pairing.accept:')));
  await people.alex.press(invitation.message, invitation.action);
  const schedule = await people.sam.command('checkin schedule');
  if (schedule.kind !== 'form') throw new Error('the rhythm has no form');
  await people.sam.submit(schedule.form, { days: ['1', '2', '3', '4', '5', '6', '7'] });
}

/** The first card in the room that has what is looked for; it is posted by a job. */
async function untilCard(find: (actions: readonly string[]) => string | undefined) {
  for (; ; await pause(10)) {
    for (const message of await people.alex.messages()) {
      const card = cardOf(message);
      const action = card === null ? undefined : find(actionsOn(card));
      if (action !== undefined) return { message: message.id, action };
    }
  }
}

/** Both partners and the clock, until Attune is gone. Resolves then; `deeds` after so many were acknowledged. */
function busyCouple(): { readonly over: Promise<unknown>; deeds(count: number): Promise<unknown> } {
  const both = [beBusy(people.sam, 'sam', record, random), beBusy(people.alex, 'alex', record, random)];
  const over = Promise.all([...both, turnTheClock(people.sam, record, Promise.all(both))]);
  return { over, deeds: (count) => Promise.race([record.more(count), over]) };
}

/** Neither in a file nor in what the process wrote; words that were revealed or chatted count too. */
async function expectNothingInClear(): Promise<void> {
  await expectNoWordIn(folder, markerPrefix);
  expect(attune.said).not.toContain(markerPrefix);
}

/** Real time, for a process that has it: there is nothing to wait for but a moment at random. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
