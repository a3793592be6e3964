import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { refuseNewKey, takeKeys, WrongKeysError } from '../../../adapters/postgres/check-keys.ts';
import { createStore } from '../../../adapters/postgres/create-store.ts';
import { rotateKeys } from '../../../adapters/postgres/rotate-keys.ts';
import { createSeal } from '../../../adapters/system/seal.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { Seal } from '../../../src/port/seal.ts';
import type { HeldCard } from '../../../src/port/stores/held-card-store.ts';
import { aCheckIn, aCouple } from '../../contract/store-fixtures.ts';
import { openTestStore, type TestStore, testKey } from '../../fakes/open-test-store.ts';

// Databases are started here, on machines that do other things too.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const next = { id: 'next', secret: new Uint8Array(32).fill(8) };
const old = createSeal([testKey]);
const both = createSeal([next, testKey]);
const nextOnly = createSeal([next]);

let opened: TestStore;

beforeEach(async () => {
  opened = await openTestStore({ reuse: true });
});

afterEach(() => opened.close());

const heldCard: HeldCard = {
  about: 'check-in:1',
  look: '0',
  user: { platform: 'web', space: 'preview', user: 'sam' },
  card: 'm1',
  handle: 'a handle',
  coupleId: null,
  at: 1,
  until: 3,
  left: false,
};

async function addCouples(count: number) {
  const couples = Array.from({ length: count }, () => aCouple());
  const checkIns = couples.map((couple) => aCheckIn(couple));
  await opened.store.transaction(async (stores) => {
    for (const couple of couples) await stores.couples.add(couple);
    await stores.checkIns.add(checkIns);
    for (const [index, checkIn] of checkIns.entries()) {
      await stores.answers.put(checkIn, 0, { words: new PartnerWords(`answer ${index}`) });
    }
    await stores.preview.write('name', 'Sam');
    await stores.installations.save({ space: 'T1', installedAt: 1, value: 'a token' });
    await stores.heldCards.put(heldCard);
  });
  return checkIns;
}

async function readAll(seal: Seal, checkIns: Awaited<ReturnType<typeof addCouples>>) {
  const store = createStore({ database: opened.database, seal, queue: opened.queue });
  return store.transaction(async ({ answers, preview, installations, heldCards }) => {
    const texts = [];
    for (const checkIn of checkIns) texts.push((await answers.own(checkIn, 0))?.words?.reveal());
    return [
      ...texts,
      await preview.read('name'),
      (await installations.find('T1'))?.value,
      ...(await heldCards.about('check-in:1', 2)).map(({ handle }) => handle),
    ];
  });
}

const kysely = () => opened.database.kysely;

const take = (seal: Seal, others: readonly string[] = []) =>
  takeKeys({ kysely: kysely(), others: async () => others }, seal);

describe('the host keys', () => {
  test('the right one passes, at the first start and at every later one', async () => {
    await take(old);
    await addCouples(1);
    await take(old);
    await take(both);
  });

  test('a key that couples need and that is not there stops the start, by name', async () => {
    await take(old);
    await addCouples(1);
    await expect(take(nextOnly)).rejects.toThrow(WrongKeysError);
    await expect(take(nextOnly)).rejects.toThrow(/the host key "test"/);
  });

  test('a key that only the preview needs counts too', async () => {
    await addCouples(0);
    await expect(take(nextOnly)).rejects.toThrow(/the host key "test"/);
  });

  test('a key that only an installation needs counts too', async () => {
    await opened.store.transaction(({ installations }) =>
      installations.save({ space: 'T1', installedAt: 1, value: 'a token' }),
    );
    await expect(take(nextOnly)).rejects.toThrow(/the host key "test"/);
  });

  test('another key under a known id stops the start, before any couple was added', async () => {
    await take(old);
    const wrong = createSeal([{ id: 'test', secret: new Uint8Array(32).fill(9) }]);
    await expect(take(wrong)).rejects.toThrow(/"test" is not the one/);
  });

  test('a key that nobody needs may leave, unless somebody who has the database open seals with it', async () => {
    await take(old);
    await expect(take(nextOnly, ['attune on another machine'])).rejects.toThrow(
      /open by attune on another machine with the host key "test"/,
    );
    await take(both, ['attune on another machine']);
    await take(nextOnly);
  });

  test('no new key is made for what was sealed with one that is gone, nor beside those who share a server', async () => {
    const refuse = (sole: boolean) => refuseNewKey({ kysely: kysely(), sole }, '/data/host.key');
    await refuse(false);
    await take(old);
    await refuse(true);
    await expect(refuse(false)).rejects.toThrow(/Copy host.key to \/data\/host.key/);
    await addCouples(1);
    await expect(refuse(true)).rejects.toThrow(/\/data\/host.key is gone.*"test".*Nothing was changed/);
  });
});

describe('rotating the keys', () => {
  test('wraps everything with the active key: the old one can go, and every text still opens', async () => {
    const checkIns = await addCouples(3);
    const progress: string[] = [];
    expect(await rotateKeys(kysely(), both, (done, total) => progress.push(`${done}/${total}`))).toBe(5);
    expect(progress).toEqual(['0/6', '3/6', '4/6', '5/6', '6/6']);
    await take(nextOnly);
    expect(await readAll(nextOnly, checkIns)).toEqual([
      'answer 0',
      'answer 1',
      'answer 2',
      'Sam',
      'a token',
      'a handle',
    ]);
    await expect(readAll(old, checkIns)).rejects.toThrow(/host key next is missing/);
  });

  test('cut off in the middle it goes on where it was, and the second run finds nothing to do', async () => {
    const checkIns = await addCouples(101);
    const stop = () =>
      rotateKeys(kysely(), both, (done) => {
        if (done > 0) throw new Error('killed');
      });
    await expect(stop()).rejects.toThrow('killed');
    const { rows } = await count();
    expect(rows).toEqual({ next: 100, test: 1 });
    expect(await readAll(both, checkIns)).toContain('answer 100');
    expect(await rotateKeys(kysely(), both, () => undefined)).toBe(3);
    expect((await count()).rows).toEqual({ next: 101 });
    expect(await rotateKeys(kysely(), both, () => undefined)).toBe(0);
    expect(await readAll(nextOnly, checkIns)).toHaveLength(104);
  });

  test('without the old key nothing is touched', async () => {
    await addCouples(1);
    await expect(rotateKeys(kysely(), nextOnly, () => undefined)).rejects.toThrow(WrongKeysError);
    expect((await count()).rows).toEqual({ test: 1 });
  });
});

async function count() {
  const found = await kysely().selectFrom('couple_keys').select('host_key').execute();
  const rows: Record<string, number> = {};
  for (const { host_key } of found) rows[host_key] = (rows[host_key] ?? 0) + 1;
  return { rows };
}
