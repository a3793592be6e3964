import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../../adapters/postgres/tables.ts';
import type { Content } from '../../../src/content/library.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { FakeWorld } from '../fake-world.ts';
import { Actor } from './actor.ts';
import { evenContent } from './even-content.ts';
import { Ledger } from './ledger.ts';
import { ProofClock, ProofSystem } from './proof-clock.ts';
import { WatchedPlatform } from './watched-platform.ts';

/** A world under proof, with the witness, the ledger, and the one who acts in it. */
export type Proof = {
  readonly world: FakeWorld;
  readonly platform: WatchedPlatform;
  readonly ledger: Ledger;
  readonly actor: Actor;
  readonly content: Content;
  /** Log lines of the queue, which outlives a world's own. */
  readonly queueLog: MemoryLog;
  /** Moves the clock of bot and queue, and lets everything happen that is due. */
  pass(ms: number): Promise<void>;
  /** Every row of every table, as text, in one statement. */
  dump(): Promise<string>;
  /** How many jobs are not done: waiting, to be tried again, or given up. */
  unfinished(): Promise<number>;
};

/** One database for many worlds, each of which finds it empty: opening one costs more than a whole story. */
export class Ground implements AsyncDisposable {
  readonly #data: TestStore;
  readonly #clock: ProofClock;
  readonly #queueLog: MemoryLog;
  readonly #dump: string;
  readonly #content: Content;
  #world: FakeWorld | null = null;

  private constructor(data: TestStore, clock: ProofClock, queueLog: MemoryLog, dump: string, content: Content) {
    this.#data = data;
    this.#clock = clock;
    this.#queueLog = queueLog;
    this.#dump = dump;
    this.#content = content;
  }

  static async open(): Promise<Ground> {
    const clock = new ProofClock();
    const log = new MemoryLog();
    const data = await openTestStore({ clock, log });
    const content = evenContent(await shippedContent());
    return new Ground(data, clock, log, dumpStatement(await tablesOf(data.database.kysely)), content);
  }

  /** Empties the database and begins anew, at the same time of the same day. */
  async begin(seed: number): Promise<Proof> {
    await this.#world?.[Symbol.asyncDispose]();
    const system = new ProofSystem(undefined, seed);
    this.#clock.follow(system);
    await this.#data.restart();
    await empty(this.#data.database.kysely);
    this.#queueLog.lines.splice(0);
    const ledger = new Ledger(this.#content.library('en').say, () => system.now());
    const platform = new WatchedPlatform(ledger);
    const world = await FakeWorld.open({ data: this.#data, system, platform, content: this.#content });
    this.#world = world;
    return {
      world,
      platform,
      ledger,
      content: this.#content,
      actor: new Actor(world, platform),
      queueLog: this.#queueLog,
      pass: async (ms) => {
        await this.#clock.advance(ms);
        await world.bot.tick.run();
        await world.settle();
      },
      dump: async () => {
        const { rows } = await sql<{ line: string }>`${sql.raw(this.#dump)}`.execute(this.#data.database.kysely);
        return rows.map(({ line }) => line).join('\n');
      },
      unfinished: async () => {
        const { rows } = await sql<{ count: number }>`
          select count(*) as count from pgboss.job where state < 'completed' or name = 'attune-given-up'`.execute(
          this.#data.database.kysely,
        );
        return rows[0]?.count ?? 0;
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#world?.[Symbol.asyncDispose]();
    await this.#data.close();
  }
}

async function tablesOf(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'pgboss') order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

function dumpStatement(tables: readonly string[]): string {
  return tables.map((name) => `select '${name} ' || t::text as line from ${name} t`).join(' union all ');
}

/** Everything but what is there before anybody pairs. */
async function empty(db: Kysely<Tables>): Promise<void> {
  const kept = /kysely|key_checks|pgboss\.(?!job)/;
  const tables = (await tablesOf(db)).filter((name) => !kept.test(name));
  await sql.raw(`truncate ${tables.join(', ')}`).execute(db);
}
