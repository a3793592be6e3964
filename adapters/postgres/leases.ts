import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Keeper, Leases, Left, Part, Pool, Standing } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Database } from './database.ts';
import { fairShare, freeOf, type Plan, type Sharing, shareByHand } from './fair-share.ts';
import {
  giveBack,
  type Holder,
  leaseSeconds,
  leavePool,
  lockPool,
  openPool,
  readSharing,
  renew,
  take,
  takeTurn,
} from './lease-rows.ts';
import { whileDown } from './persistently.ts';
import { processName } from './server-presence.ts';
import type { Tables } from './tables.ts';
import { transact } from './transact.ts';

/** How often (ms) a process looks whether something changed, also while more is due to it, and says that it is there. */
export type LeaseTimes = { readonly look: number; readonly waiting: number; readonly renew: number };

const usual: LeaseTimes = { look: 1000, waiting: 150, renew: 5000 };

/** What was silent for long may be coming back: for so long (ms), who was away with others takes nothing from them. */
const calm = 6000;

/** More than any pool has. */
const mostEver = 1_000_000;

/** How long a start waits for the database (ms). */
const atStart = 20_000;

/** How long one look may take (ms). */
const longest = 4000;

export type LeaseParts = {
  readonly database: Pick<Database, 'kysely' | 'sole' | 'contact'>;
  readonly log: Log;
  readonly newId: () => string;
  readonly times?: LeaseTimes;
};

/** Leases in the database, which its processes renew for as long as they live. */
export function createLeases(parts: LeaseParts): Leases {
  return {
    join: async (pool, keeper) => {
      const part = new LeasedPart(parts, pool, keeper);
      await part.begin();
      return part;
    },
  };
}

class LeasedPart implements Part {
  count = 0;
  readonly #parts: LeaseParts;
  readonly #pool: Pool;
  readonly #keeper: Keeper;
  readonly #me: Holder;
  readonly #mine = new Set<number>();
  readonly #giving = new Map<number, Promise<void>>();
  readonly #stopping = new AbortController();
  #looping: Promise<void> = Promise.resolve();
  #sharing: Sharing = { count: 0, holders: new Map(), held: new Map() };
  /** When the last renewal was asked for, on a clock that runs on whatever happens. */
  #renewedAt = Number.NEGATIVE_INFINITY;
  #calmUntil = Number.NEGATIVE_INFINITY;
  #waits = false;

  constructor(parts: LeaseParts, pool: Pool, keeper: Keeper) {
    this.#parts = parts;
    this.#pool = pool;
    this.#keeper = keeper;
    const most = pool.most ?? mostEver;
    this.#me = { pool: pool.name, holder: parts.newId(), name: processName, most };
  }

  async begin(): Promise<void> {
    const { sole } = this.#parts.database;
    const { wanted, name, count: own } = this.#pool;
    const { count, byHand, alone } = await this.#patiently((db) => openPool(db, this.#pool, sole));
    if (!alone && (byHand !== (wanted !== undefined) || (byHand && count !== own))) {
      const how = byHand ? `by hand, ${count} in all` : 'by themselves';
      throw new Error(
        `Other processes on this database share out their connections to ${name} ${how}. Have this one do it as they do, or stop them first.`,
      );
    }
    this.count = count;
    if (sole) return this.#takeAll();
    await this.#round().catch((error: unknown) => {
      // It is looked after from now on.
      if (!this.#parts.database.contact.noted(error)) throw error;
    });
    this.#looping = this.#loop();
  }

  standing(): Standing {
    const { held, holders } = this.#sharing;
    // Of those that a process on another database has, nothing is known.
    const isKnown = !this.#parts.database.sole;
    return {
      count: this.count,
      held: [...this.#mine].toSorted((a, b) => a - b),
      free: isKnown ? freeOf(this.count, held).filter((item) => !this.#mine.has(item)) : [],
      processes: Math.max(holders.size, 1),
    };
  }

  holds(item: number): boolean {
    if (!this.#mine.has(item) || this.#giving.has(item)) return false;
    return this.#parts.database.sole || performance.now() < this.#renewedAt + leaseSeconds * 1000;
  }

  async turn(turn: number, ms: number, signal: AbortSignal): Promise<void> {
    while (!(await this.#transact((db) => takeTurn(db, this.#me.pool, turn, ms)).catch(() => false))) {
      await wait(100 + ms / 20, undefined, { signal, ref: false });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping.abort();
    await this.#looping;
    await Promise.all(this.#giving.values());
    const leaves = await Promise.all(
      [...this.#mine].map(async (item) => [item, await this.#keeper.give(item)] as const),
    );
    this.#mine.clear();
    await this.#transact(async (db) => {
      await lockPool(db, this.#me.pool);
      await giveBack(db, this.#me, new Map(leaves));
      await leavePool(db, this.#me);
    });
  }

  /** Nobody else can have the database: nothing has to be renewed. */
  async #takeAll(): Promise<void> {
    const { wanted = freeOf(this.count, new Map()), most } = this.#pool;
    const taken = await this.#transact((db) => take(db, this.#me, wanted.slice(0, most)));
    this.#sharing = { count: this.count, holders: new Map([[this.#me.holder, this.#me.most]]), held: new Map() };
    this.#takeUp(taken);
  }

  async #loop(): Promise<void> {
    const { times = usual, database, log } = this.#parts;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const pause = this.#waits ? times.waiting : this.#pool.canWait === true ? times.renew / 2 : times.look;
      await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const isDue = performance.now() - this.#renewedAt >= times.renew;
        if (isDue || (await this.#hasChanged())) await this.#round();
      } catch (error) {
        if (database.contact.noted(error)) continue;
        log.error('the leases could not be looked after', error, { pool: this.#me.pool });
      }
    }
  }

  /** A look that changes nothing, and is all that there is to do most of the time. */
  async #hasChanged(): Promise<boolean> {
    const sharing = await readSharing(this.#parts.database.kysely, this.#me, this.count, this.#isCalm());
    const plan = this.#plan(sharing);
    this.#look(sharing, plan);
    const isLost = [...this.#mine].some((item) => sharing.held.get(item) !== this.#me.holder);
    return isLost || plan.take.length > 0 || plan.give.some((item) => !this.#giving.has(item));
  }

  async #round(): Promise<void> {
    const asked = performance.now();
    const isLate = this.#mine.size > 0 && asked - this.#renewedAt > leaseSeconds * 1000;
    if (isLate) this.#calmUntil = asked + calm;
    const leaves = new Map([...this.#mine].map((item) => [item, this.#keeper.leave(item)]));
    const { still, sharing, plan, taken } = await this.#transact(async (db) => {
      await lockPool(db, this.#me.pool);
      const renewed = await renew(db, this.#me, leaves);
      const found = await readSharing(db, this.#me, this.count, this.#isCalm());
      const next = this.#plan(found);
      return { still: renewed, sharing: found, plan: next, taken: await take(db, this.#me, next.take) };
    });
    this.#renewedAt = asked;
    for (const item of leaves.keys()) if (!still.includes(item)) this.#lose(item);
    this.#takeUp(taken);
    for (const item of plan.give) if (this.#mine.has(item) && !this.#giving.has(item)) this.#give(item);
    this.#look(sharing, plan);
  }

  #plan(sharing: Sharing): Plan {
    const { wanted } = this.#pool;
    const { holder } = this.#me;
    return wanted === undefined ? fairShare(holder, sharing) : shareByHand(holder, sharing, wanted);
  }

  #look(sharing: Sharing, { waits }: Plan): void {
    this.#sharing = sharing;
    this.#waits = waits;
    this.#keeper.looked(this.standing());
  }

  #takeUp(taken: ReadonlyMap<number, Left | null>): void {
    for (const item of taken.keys()) this.#mine.add(item);
    for (const [item, left] of taken) this.#keeper.take(item, left);
  }

  #lose(item: number): void {
    if (this.#mine.delete(item)) this.#keeper.lose(item);
  }

  #give(item: number): void {
    const given = this.#keeper
      .give(item)
      .then((left) => this.#transact((db) => giveBack(db, this.#me, new Map([[item, left]]))))
      .catch((error: unknown) => {
        // It runs out by itself: nobody renews it.
        if (this.#parts.database.contact.noted(error)) return;
        this.#parts.log.error('a lease could not be given back', error, { pool: this.#me.pool, item });
      })
      .finally(() => {
        this.#mine.delete(item);
        this.#giving.delete(item);
      });
    this.#giving.set(item, given);
  }

  #isCalm(): boolean {
    return performance.now() < this.#calmUntil;
  }

  /** A start waits for a database that is busy. */
  #patiently<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    return whileDown(atStart, () => this.#transact(work));
  }

  #transact<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    const { kysely, contact } = this.#parts.database;
    return contact.asking(() => transact(kysely, work, longest));
  }
}
