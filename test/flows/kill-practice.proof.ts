import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionsOn } from '../../adapters/web/actions-on.ts';
import type { Answer, WireMessage } from '../../adapters/web/wire.ts';
import { seedDataFolder } from '../adapters/postgres/open-store.ts';
import { TestSystem } from '../fakes/test-system.ts';
import { proofRuns } from '../proof-runs.ts';
import { AttuneProcess, freePort } from './proof/attune-process.ts';
import { expectNoWordIn } from './proof/data-folder.ts';
import { openText } from './proof/journal.ts';
import { cardOf, GoneError, PreviewPerson } from './proof/preview-person.ts';

/** Brings a run back, as far as chance is ours: ATTUNE_PROOF_SEED. */
const seed = Number(process.env['ATTUNE_PROOF_SEED'] ?? Math.floor(Math.random() * 100_000));
const longest = 600_000;
const marker = `kept${seed}x`;

const chance = new TestSystem(0, seed);
const people = {
  sam: new PreviewPerson('sam', () => attune.address),
  alex: new PreviewPerson('alex', () => attune.address),
};

let folder: string;
let port: number;
let attune: AttuneProcess;
let written = 0;
let done = 0;
/** What was said to be kept, as its author saw it last. */
const kept = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-kill-practice-'));
  await seedDataFolder(folder);
  port = await freePort();
  await start();
  await people.sam.command('pair', { partner: 'alex' });
  await pressNext(people.alex, /^pairing\.accept:/);
}, longest);

afterAll(async () => {
  await attune.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
}, longest);

test(`cut off in the middle, nothing that was acknowledged is lost and no step is shown twice (seed ${seed})`, {
  timeout: longest,
}, async () => {
  for (let count = 0; count < proofRuns || kept.size === 0; count += 1) {
    const busy = beBusy();
    const enough = done + 6 + chance.random() * 8;
    while (done < enough) await pause(2);
    await pause(chance.random() * 40);
    await attune.end('SIGKILL');
    await busy;
    await expectNoWordIn(folder, marker);
    await start();
    await expectWhole();
  }
  expect(kept.size).toBeGreaterThan(0);
});

async function start(): Promise<void> {
  attune = new AttuneProcess(folder, port);
  await attune.ready();
}

/** Both do whatever they can, one after the other, until Attune is gone. */
async function beBusy(): Promise<void> {
  try {
    for (;;)
      for (const person of [people.sam, people.alex]) {
        await doSomething(person);
        done += 1;
      }
  } catch (error) {
    if (!(error instanceof GoneError)) throw error;
  }
}

async function doSomething(person: PreviewPerson): Promise<void> {
  const all = actionsFor(await person.messages());
  const live = all.filter(
    ({ action }) => /^practice\.(press|write|pick|answer|own)/.test(action) && !/:stop$/.test(action),
  );
  const one = live[Math.floor(chance.random() * Math.min(4, live.length))];
  if (one !== undefined) return press(person, one.message, one.action);
  const shown = await person.command('practice', {
    name: ['apology', 'three-thanks', 'talk-it-through'][written % 3] ?? '',
  });
  const id = shown.kind === 'done' ? (shown.message ?? '') : '';
  const start = actionsFor((await person.messages()).filter((message) => message.id === id)).find(({ action }) =>
    action.startsWith('practice.start'),
  );
  if (start !== undefined) await press(person, id, start.action);
}

async function press(person: PreviewPerson, message: string, action: string): Promise<void> {
  const answer = await person.press(message, action);
  if (answer.kind !== 'form') return;
  written += 1;
  const text = `${marker}${written}y`;
  const names = answer.form.inputs.map(({ name }) => name);
  const sent: Answer = await person.submit(answer.form, Object.fromEntries(names.map((name) => [name, text])));
  const id = sent.kind === 'done' ? sent.message : null;
  const card = (await person.messages()).find((one) => one.id === id);
  // What came too late was given back, and says so.
  if (
    card !== undefined &&
    openText(card.body as never).includes(text) &&
    !openText(card.body as never).includes('Here’s what you wrote, so you can copy it')
  )
    kept.add(`${person.who} ${text}`);
}

/** What was acknowledged is in its author’s copy, unless it was written anew; and every step stands there once. */
async function expectWhole(): Promise<void> {
  await expect.poll(liveCards, { timeout: 20_000, interval: 100 }).toBeLessThanOrEqual(1);
  const copies = { sam: await copyOf(people.sam), alex: await copyOf(people.alex) };
  for (const one of kept) {
    const [who, text = ''] = one.split(' ');
    const copy = copies[who as 'sam' | 'alex'];
    const later = [...kept].slice([...kept].indexOf(one)).map((each) => each.split(' ')[1] ?? '');
    expect(
      [text, ...later].some((each) => copy.includes(each)),
      `${one} is lost`,
    ).toBe(true);
  }
  const pages = (await people.sam.messages()).flatMap((message) => (message.to === null ? pagesOn(message) : []));
  expect(new Set(pages).size).toBe(pages.length);
}

async function liveCards(): Promise<number> {
  return (await people.sam.messages()).filter((message) => message.to === null && pagesOn(message).length > 0).length;
}

/** Which page of which session a card in the channel offers to go on with. */
function pagesOn(message: WireMessage): readonly string[] {
  const card = cardOf(message);
  if (card === null) return [];
  return [...new Set(actionsOn(card).flatMap((action) => /^practice\.press:([^:]+:\d+)/.exec(action)?.[1] ?? []))];
}

function actionsFor(messages: readonly WireMessage[]): { readonly message: string; readonly action: string }[] {
  return messages.toReversed().flatMap((message) => {
    const card = cardOf(message);
    return card === null ? [] : actionsOn(card).map((action) => ({ message: message.id, action }));
  });
}

async function pressNext(person: PreviewPerson, wanted: RegExp): Promise<void> {
  for (; ; await pause(10)) {
    const found = actionsFor(await person.messages()).find(({ action }) => wanted.test(action));
    if (found !== undefined) return void (await person.press(found.message, found.action));
  }
}

async function copyOf(person: PreviewPerson): Promise<string> {
  const shown = await person.command('privacy');
  const message = shown.kind === 'done' ? (shown.message ?? '') : '';
  const copy = await person.press(message, 'privacy.export');
  return person.file(copy.kind === 'done' ? (copy.message ?? '') : '', 1);
}

/** Real time, for a process that has it. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
