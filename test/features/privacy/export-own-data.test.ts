import { afterAll, beforeAll, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { dataFiles, type OwnCopy, readOwnData } from '../../../src/features/privacy/index.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { cardWith } from '../../flows/driver.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';
import { addHistories, savedTip, written } from './two-histories.ts';

const content = await shippedContent();

/** The format that a host's or a person's own programs rely on. */
type ReadCopy = {
  readonly invitations: readonly { readonly direction: string; readonly state: string }[];
  readonly couples: readonly {
    readonly settings: Readonly<Record<string, unknown>>;
    readonly rituals: readonly { readonly name: string; readonly on: boolean }[];
    readonly neverAsk: readonly { readonly promptId: string }[];
    readonly savedTips: readonly { readonly tipId: string }[];
    readonly appreciations: readonly {
      readonly at: string;
      readonly direction: string;
      readonly words: string | null;
    }[];
    readonly checkIns: readonly {
      readonly promptId: string;
      readonly question: string | null;
      readonly answer: { readonly words?: string; readonly choice?: string } | null;
      readonly partner: { readonly answer: { readonly words?: string } } | null;
      readonly responses: readonly unknown[];
      readonly passed: string | null;
      readonly answeredAt: string | null;
    }[];
  }[];
};

let world: FakeWorld;
let copy: OwnCopy;
let sam: ReadCopy;

beforeAll(async () => {
  world = await FakeWorld.open({ settle: true });
  await pair(world);
  await addHistories(world);
  copy = await world.store.transaction((stores) =>
    readOwnData(features, { stores, content, now: world.now() }, world.sam.user),
  );
  // As a program reads the file.
  sam = JSON.parse(JSON.stringify(copy.data));
});

afterAll(async () => {
  await world[Symbol.asyncDispose]();
});

test('holds everything that one wrote, and of the other’s words only what was shown in the room', () => {
  const text = JSON.stringify(sam);
  for (const key of ['samPrivate', 'samSealed', 'alexResponse'] as const) expect(text).toContain(written[key]);
  for (const key of ['alexPrivate', 'alexSealed', 'alexPrivateResponse'] as const)
    expect(text).not.toContain(written[key]);
  const [room] = sam.couples[0]?.checkIns ?? [];
  expect(room?.answer?.words).toBe(written.samRoom);
  expect(room?.partner?.answer.words).toBe(written.alexRoom);
  const at = expect.any(String);
  expect(room?.responses).toEqual([
    { at, way: 'say-back', words: written.samResponse },
    { at, way: 'answer', asked: written.alexAsks, words: written.samAnswers },
  ]);
  // What was asked back privately is the other’s; the answer to it is one’s own.
  expect(sam.couples[0]?.checkIns[1]?.responses).toEqual([{ at, way: 'answer', words: written.samAnswersPrivately }]);
});

test('does not tell whether the other has answered or passed a question that is sealed', () => {
  const [, , onlyAlex, onlySam] = sam.couples[0]?.checkIns ?? [];
  expect(onlyAlex).toMatchObject({ answeredAt: null, passed: null, partner: null, answer: null });
  expect(onlySam).toMatchObject({ passed: null, partner: null });
});

test('holds what one appreciated, also that one took it back, and of the other’s what was shown in the room', () => {
  const { at, ...first } = sam.couples[0]?.appreciations[0] ?? { at: '' };
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(first).toEqual({ direction: 'given', words: written.samAppreciation });
  expect(sam.couples[0]?.appreciations.slice(1)).toMatchObject([
    { direction: 'received', words: written.alexAppreciation },
    { direction: 'given', words: null },
  ]);
});

test('holds one’s own settings, never-list, saved tips and invitations, and none of the other’s', () => {
  const [couple] = sam.couples;
  expect(couple?.settings).toMatchObject({ zone: 'Europe/Lisbon', depthLimit: 2, nudges: true });
  expect(JSON.stringify(couple)).not.toContain('America/New_York');
  expect(couple?.neverAsk.map(({ promptId }) => promptId)).toEqual(['listening-stranger']);
  expect(couple?.savedTips.map(({ tipId }) => tipId)).toEqual([savedTip]);
  expect(couple?.rituals.map(({ name, on }) => [name, on])).toContainEqual(['question', true]);
  expect(sam.invitations).toMatchObject([{ direction: 'from', state: 'accepted' }]);
});

test('choices are in words, and a question that is gone is still listed', () => {
  const checkIns = sam.couples[0]?.checkIns ?? [];
  expect(checkIns[1]?.answer?.choice).toBe('Ideas for fixing it');
  expect(checkIns[0]).toMatchObject({ promptId: 'trust-gone-prompt', question: null });
});

test('the page holds the same, with every word literal', () => {
  const [page, json] = dataFiles(features, content.library('en').say, copy);
  expect(page?.text).toContain('SAM-IN-ROOM &lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;');
  expect(page?.text).toContain('ALEX-IN-ROOM &lt;b&gt;');
  expect(page?.text).toContain('SAM-RESPONSE &#39;quoted&#39;');
  expect(page?.text).toMatch(/Answering one more question.*ALEX-ASKS-BACK.*SAM-ANSWERS-THAT/s);
  expect(page?.text).not.toMatch(/<script|<b>/);
  expect(page?.text).toContain('SAM-APPRECIATES &lt;i&gt;');
  expect(page?.text).toContain('You took this one back.');
  for (const key of ['alexPrivate', 'alexSealed', 'alexPrivateResponse', 'alexUnposted'] as const) {
    expect(page?.text).not.toContain(written[key]);
  }
  expect(page?.text).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(JSON.parse(json?.text ?? '')).toEqual(sam);
});

test('the files come with a private card, and a copy can be made after the pairing ended', async () => {
  await world.alex.command('unpair');
  await world.alex.click('End it for both of us');
  await world.sam.command('privacy');
  expect((await cardWith(world.sam, 'What Attune keeps about you')).private).toBe(true);
  await world.sam.click('Export my data');
  const card = await cardWith(world.sam, 'A copy of your data');
  expect(card.private).toBe(true);
  expect(card.files.map(({ name }) => name)).toEqual(['attune-my-data.html', 'attune-my-data.json']);
  expect(card.files[1]?.text).toContain(written.samSealed);
});

test('somebody about whom nothing is kept is told so', async () => {
  await world.guest.command('privacy');
  await world.guest.click('Export my data');
  expect((await cardWith(world.guest, 'don’t keep anything about you')).files).toEqual([]);
});
