import { afterEach, beforeEach, expect, test } from 'vitest';
import { features } from '../../../src/bot/registry.ts';
import { dataFiles, readOwnData } from '../../../src/features/privacy/index.ts';
import { openSeal } from '../../fakes/open-seal.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';
import { type Filled, fillers, nothingTyped } from './fillers.ts';

let data: TestStore;
let world: FakeWorld;
let filled: Filled;

/** Sam and Alex do everything that leaves words of theirs, in every feature, in a database that seals nothing. */
beforeEach(async () => {
  data = await openTestStore({ seal: openSeal });
  world = await FakeWorld.open({ settle: true, data });
  await pair(world);
  const all: Filled[] = [];
  for (const fill of Object.values(fillers)) all.push(await fill(world));
  const of = (pick: (one: Filled) => readonly string[]) => all.flatMap(pick);
  filled = {
    sam: of(({ sam }) => sam),
    alexShown: of((one) => one.alexShown),
    alexUnshown: of((one) => one.alexUnshown),
  };
});

afterEach(async () => {
  await world[Symbol.asyncDispose]();
  await data.close();
});

async function copyOf(person: 'sam' | 'alex'): Promise<readonly string[]> {
  const { say } = world.content.library('en');
  const copy = await world.store.transaction((stores) =>
    readOwnData(features, { stores, content: world.content, now: world.now() }, world[person].user),
  );
  return dataFiles(features, say, copy).map(({ text }) => text);
}

const found = (text: string, words: readonly string[]) => words.filter((one) => text.includes(one));

test('every feature that keeps something of a person is looked at here', () => {
  const keeping = features.filter(({ own }) => own?.copy !== undefined || own?.forget !== undefined);
  expect(keeping.map(({ name }) => name).filter((name) => !(name in fillers) && !(name in nothingTyped))).toEqual([]);
});

test('one’s copy holds all of one’s own words, as a page and as data, and of the other’s what was shown in the room', async () => {
  for (const file of await copyOf('sam')) {
    expect(found(file, filled.sam)).toEqual(filled.sam);
    expect(found(file, filled.alexShown)).toEqual(filled.alexShown);
    expect(found(file, filled.alexUnshown)).toEqual([]);
  }
});

test('once one is forgotten no table holds a word of theirs, and the other’s are still there', async () => {
  const before = await data.dump();
  expect(found(before, filled.sam)).toEqual(filled.sam);
  await world.sam.command('privacy');
  await world.sam.click('Delete my data');
  await world.sam.click('Delete it for good');
  const after = await data.dump();
  expect(found(after, filled.sam)).toEqual([]);
  const theirs = [...filled.alexShown, ...filled.alexUnshown];
  for (const file of await copyOf('alex')) expect(found(file, theirs)).toEqual(theirs);
});

test('once a couple is erased nothing of it is left in any table', async () => {
  const couple = await world.store.transaction(({ couples }) => couples.activeIn(world.room));
  if (couple === null) throw new Error('not paired');
  await world.store.transaction(({ couples }) => couples.erase(couple.id));
  const left = await data.dump();
  expect(found(left, [...filled.sam, ...filled.alexShown, ...filled.alexUnshown])).toEqual([]);
  const rows = left.split('\n').filter((row) => row.includes(couple.id) && !row.startsWith('pgboss.'));
  expect(rows).toEqual([]);
});

test('no log, metric or error says a word of it', async () => {
  const said = [...world.memoryLog.lines, JSON.stringify(world.metrics)].join('\n');
  expect(found(said, [...filled.sam, ...filled.alexShown, ...filled.alexUnshown])).toEqual([]);
});
