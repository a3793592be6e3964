import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LeaseParts } from '../../../adapters/postgres/leases.ts';
import { createLeases } from '../../../adapters/postgres/leases.ts';
import type { Keeper, Left, Part, Pool } from '../../../src/port/leases.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';

const times = { look: 5, waiting: 5, renew: 10 };

/** A process that takes part, and what it was told. */
type Process = { readonly part: Part; readonly told: string[]; held(): readonly number[] };

let data: TestStore;
const processes: Process[] = [];

beforeEach(async () => {
  data = await openTestStore({ reuse: true });
});

afterEach(async () => {
  for (const { part } of processes.splice(0)) await part[Symbol.asyncDispose]();
  await data.close();
});

function leasesOf(own: Partial<LeaseParts> = {}) {
  const { kysely, contact } = data.database;
  return createLeases({
    database: { kysely, contact, sole: false },
    log: new MemoryLog(),
    newId: () => crypto.randomUUID(),
    times,
    ...own,
  });
}

async function begin(pool: Partial<Pool> = {}, own: Partial<LeaseParts> = {}): Promise<Process> {
  const told: string[] = [];
  const keeper: Keeper = {
    take: (item, left) => told.push(`took ${item}${left === null ? '' : ` ${JSON.stringify(left)}`}`),
    lose: (item) => told.push(`lost ${item}`),
    give: async (item): Promise<Left> => {
      told.push(`gave ${item}`);
      return { at: item };
    },
    leave: () => null,
    looked: () => undefined,
  };
  const part = await leasesOf(own).join({ name: 'Discord', count: 4, ...pool }, keeper);
  const made = { part, told, held: () => part.standing().held };
  processes.push(made);
  return made;
}

const quick = { interval: 2, timeout: 5000 };

describe('what one process at a time holds', () => {
  test('is all the first one’s, and shared out as evenly as it goes when others come and leave', async () => {
    const first = await begin();
    expect(first.held()).toEqual([0, 1, 2, 3]);
    const second = await begin();
    await expect
      .poll(() => [first.held(), second.held()], quick)
      .toEqual([
        [0, 1],
        [2, 3],
      ]);
    expect(second.told).toEqual(['took 2 {"at":2}', 'took 3 {"at":3}']);
    const third = await begin();
    const counts = () => [first, second, third].map(({ held }) => held().length).toSorted();
    await expect.poll(counts, quick).toEqual([1, 1, 2]);
    await second.part[Symbol.asyncDispose]();
    await expect.poll(() => [...first.held(), ...third.held()].toSorted(), quick).toEqual([0, 1, 2, 3]);
    await expect.poll(() => first.part.standing(), quick).toMatchObject({ free: [], processes: 2 });
    expect(first.told.concat(third.told).filter((line) => line.startsWith('lost'))).toEqual([]);
  });

  test('goes to another once its holder was silent for long, and the holder, back, lets go', async () => {
    const silent = await begin({}, { times: { look: 60_000, waiting: 60_000, renew: 60_000 } });
    const other = await begin();
    expect(other.held()).toEqual([]);
    await silenced();
    await expect.poll(other.held, quick).toEqual([0, 1, 2, 3]);
    expect(silent.held()).toEqual([0, 1, 2, 3]);
    // It says goodbye, and takes nothing from the other by that.
    await silent.part[Symbol.asyncDispose]();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(other.held()).toEqual([0, 1, 2, 3]);
    expect(other.told).not.toContain('lost 0');
  });

  test('that another took over is let go of, and what is due comes back by itself', async () => {
    const first = await begin();
    await sql`update leases set holder = 'somebody', until = now() + interval '1 minute' where item = 3`.execute(
      data.database.kysely,
    );
    await expect.poll(() => first.told, quick).toContain('lost 3');
    expect(first.part.holds(3)).toBe(false);
    expect(first.part.holds(0)).toBe(true);
    await silenced('somebody');
    await expect.poll(first.held, quick).toEqual([0, 1, 2, 3]);
  });

  test('is what the host gave it, and nothing else, where it was given by hand', async () => {
    const first = await begin({ wanted: [0, 3] });
    expect(first.held()).toEqual([0, 3]);
    expect(first.part.standing().free).toEqual([1, 2]);
    const second = await begin({ wanted: [1, 3] });
    await expect.poll(second.held, quick).toEqual([1]);
    await first.part[Symbol.asyncDispose]();
    await expect.poll(second.held, quick).toEqual([1, 3]);
  });

  test('has to be shared out in the same way by all', async () => {
    const first = await begin();
    await expect(begin({ wanted: [0] })).rejects.toThrow(/connections to Discord by themselves\. .*stop them first/);
    // Discord recommends more by now: those that are there are not thrown over.
    expect((await begin({ count: 9 })).part.count).toBe(4);
    await first.part[Symbol.asyncDispose]();
    await processes[1]?.part[Symbol.asyncDispose]();
    expect((await begin({ count: 2, wanted: [1] })).part.count).toBe(2);
    await expect(begin({ count: 3, wanted: [0] })).rejects.toThrow(/by hand, 2 in all/);
  });

  test('is no more than each may have', async () => {
    const all = [
      await begin({ count: 2, most: 1 }),
      await begin({ count: 2, most: 1 }),
      await begin({ count: 2, most: 1 }),
    ];
    await expect.poll(() => all.map(({ held }) => held().length), quick).toEqual([1, 1, 0]);
    await all[0]?.part[Symbol.asyncDispose]();
    await expect.poll(() => all.slice(1).map(({ held }) => held().length), quick).toEqual([1, 1]);
  });

  test('is all of it where nobody else can have the database, also after a crash', async () => {
    await begin();
    const { kysely, contact } = data.database;
    const alone = await begin({}, { database: { kysely, contact, sole: true } });
    expect(alone.held()).toEqual([0, 1, 2, 3]);
    expect(alone.part.holds(0)).toBe(true);
    expect((await begin({ wanted: [1] }, { database: { kysely, contact, sole: true } })).part.standing()).toEqual({
      count: 4,
      held: [1],
      free: [],
      processes: 1,
    });
  });

  test('begins anew one after the other', async () => {
    const [first, second] = [await begin(), await begin()];
    const order: number[] = [];
    const { signal } = new AbortController();
    await first.part.turn(0, 40, signal);
    const from = performance.now();
    await Promise.all([
      second.part.turn(0, 40, signal).then(() => order.push(2)),
      first.part.turn(1, 40, signal).then(() => order.push(1)),
    ]);
    expect(order).toEqual([1, 2]);
    expect(performance.now() - from).toBeGreaterThan(30);
  });
});

/** As if everybody, or one of them, had not been heard of for a while. */
async function silenced(holder?: string): Promise<void> {
  const since = sql`now() - interval '1 s'`;
  const { kysely } = data.database;
  await sql`update leases set until = ${since} where holder is not null and ${holder ?? null}::text is null or holder = ${holder ?? ''}`.execute(
    kysely,
  );
  if (holder === undefined) await sql`update lease_holders set until = ${since}`.execute(kysely);
}
