import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOn } from '../../adapters/web/actions-on.ts';
import type { Answer } from '../../adapters/web/wire.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { AttuneProcess, freePort } from './proof/attune-process.ts';
import { openText } from './proof/journal.ts';
import { cardOf, GoneError, PreviewPerson } from './proof/preview-person.ts';

/** Brings a run back, as far as chance is ours: ATTUNE_PROOF_SEED. */
const seed = Number(process.env['ATTUNE_PROOF_SEED'] ?? Math.floor(Math.random() * 100_000));
const longest = 300_000;

let folder: string;
let port: number;
let attune: AttuneProcess;

const chance = new TestSystem(0, seed);
const address = () => attune.address;
const sam = new PreviewPerson('sam', address);
const alex = new PreviewPerson('alex', address);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-kill-'));
  await seedDataFolder(folder);
  port = await freePort();
  await start();
  await sam.command('pair', { partner: 'alex' });
  await alex.press(...(await untilAction(alex, /^pairing\.accept:/)));
}, longest);

afterAll(async () => {
  await attune.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}, longest);

test(`what was tapped is kept through kill -9, no item is shown twice, and both ratings stand in the room once (seed ${seed})`, {
  timeout: longest,
}, async () => {
  for (const person of [sam, alex]) {
    const tapped = new Map<string, string>();
    // Sam is cut off in the middle of it.
    for (const most of person === sam ? [1 + Math.floor(chance.random() * 4), 99] : [99]) {
      const shown = await tapThrough(person, tapped, most);
      expect(shown.filter((item) => tapped.has(item))).toEqual([]);
      if (most < 99) await start();
    }
    expect(tapped.size).toBeGreaterThanOrEqual(5);
  }
  await start();
  const seen = await untilText(sam, 'here’s how it feels to each of you');
  expect(seen).toHaveLength(1);
  for (const person of [sam, alex]) {
    const own = await messageOf(person, await person.command('pulse'));
    expect(own?.text).toContain(person === sam ? 'Nearly always' : 'Hardly ever');
    expect(own?.text).not.toContain(person === sam ? 'Hardly ever' : 'Nearly always');
  }
});

/**
 * Goes on with the pulse; after so many acknowledged taps one more is under way when the process is killed. Notes what
 * was acknowledged, and returns the items that were shown before they were answered.
 */
async function tapThrough(
  person: PreviewPerson,
  tapped: Map<string, string>,
  most: number,
): Promise<readonly string[]> {
  const before = new Set(tapped.keys());
  const shown: string[] = [];
  let at = await messageOf(person, await person.command('pulse'));
  const begin = at?.actions.find((action) => action.startsWith('questionnaire.begin:'));
  if (at !== null && begin !== undefined) at = await messageOf(person, await person.press(at.id, begin));
  for (let taps = 0; at !== null; taps += 1) {
    const picks = at.actions.filter((action) => action.startsWith('questionnaire.answer:'));
    const pick = person === sam ? picks.at(-1) : picks[0];
    if (pick === undefined) return shown;
    const [, , item = '', option = ''] = pick.split(':');
    if (before.has(item)) shown.push(item);
    if (taps === most) {
      const last = person.press(at.id, pick).catch((error: unknown) => {
        if (!(error instanceof GoneError)) throw error;
      });
      await new Promise((resolve) => setTimeout(resolve, chance.random() * 30));
      await attune.end('SIGKILL');
      await last;
      return shown;
    }
    const answer = await person.press(at.id, pick);
    tapped.set(item, option);
    at = await messageOf(person, answer);
  }
  return shown;
}

type Seen = { readonly id: string; readonly text: string; readonly actions: readonly string[] };

async function messageOf(person: PreviewPerson, answer: Answer): Promise<Seen | null> {
  const id = answer.kind === 'done' ? answer.message : null;
  const message = (await person.messages()).find((one) => one.id === id);
  const card = cardOf(message);
  if (message === undefined || id === null || card === null) return null;
  return { id, text: openText(message.body), actions: actionsOn(card) };
}

/** The first action of its kind in the room; it is posted by a job. */
async function untilAction(person: PreviewPerson, wanted: RegExp): Promise<[string, string]> {
  for (; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    for (const message of await person.messages()) {
      const action = actionsOn(cardOf(message) ?? { tone: 'calm', elements: [] }).find((one) => wanted.test(one));
      if (action !== undefined) return [message.id, action];
    }
  }
}

/** What stands in the room with this text, once it does. */
async function untilText(person: PreviewPerson, wanted: string): Promise<readonly string[]> {
  for (; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const texts = (await person.messages()).filter(({ to }) => to === null).map(({ body }) => openText(body));
    const found = texts.filter((text) => text.includes(wanted));
    if (found.length > 0) return found;
  }
}

async function start(): Promise<void> {
  if (attune !== undefined) await attune.end('SIGKILL');
  attune = new AttuneProcess(folder, port);
  await attune.ready();
}
