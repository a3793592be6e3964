import { sql } from 'kysely';
import { loadContent } from '../../adapters/files/load-content.ts';
import { writeCalendar } from '../../adapters/system/write-calendar.ts';
import { type Bot, createBot } from '../../src/bot/create-bot.ts';
import type { Content } from '../../src/content/library.ts';
import type { Feature } from '../../src/features/feature.ts';
import type { Instant } from '../../src/model/instant.ts';
import type { RoomRef } from '../../src/model/place.ts';
import type { JobRunner } from '../../src/port/jobs.ts';
import type { Store } from '../../src/port/store.ts';
import { FakePerson } from '../fakes/fake-person.ts';
import { FakePlatform } from '../fakes/fake-platform.ts';
import { MemoryLog, MemoryMetrics } from '../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../fakes/open-test-store.ts';
import { recordPings } from '../fakes/record-pings.ts';
import { shippedContent } from '../fakes/shipped-content.ts';
import { TestSystem } from '../fakes/test-system.ts';
import type { World } from './driver.ts';
import type { Ping } from './pings.ts';

const room: RoomRef = { platform: 'web', space: 'preview', room: 'our-room' };

/** A moment when it is quiet for nobody: 15:00 in Lisbon, 10:00 in New York. */
export const byDay: Instant = Date.parse('2026-11-02T15:00:00Z');

/** What a world is made of, where that is not the usual. `data` stays open when the world ends. */
export type WorldOptions = {
  readonly now?: Instant;
  readonly seed?: number;
  readonly settle?: boolean;
  readonly system?: TestSystem;
  readonly platform?: FakePlatform;
  readonly data?: TestStore;
  /** What can be done, and the folder of its words. */
  readonly features?: readonly Feature[];
  readonly contentFolder?: string;
  /** Instead of what is in a folder. */
  readonly content?: Content;
  /** How people understand what they see, and how they call what a command takes. */
  readonly read?: (text: string) => string;
  readonly write?: (text: string, what: 'name' | 'words') => string;
};

/** The real bot on the real embedded database, with the fake in place of a chat platform. */
export class FakeWorld implements World {
  readonly platform: FakePlatform;
  readonly pings: Ping[] = [];
  readonly memoryLog = new MemoryLog();
  readonly metrics = new MemoryMetrics();
  readonly system: TestSystem;
  readonly content: Content;
  readonly sam: FakePerson;
  readonly alex: FakePerson;
  readonly guest: FakePerson;
  readonly #data: TestStore;
  readonly #ownsData: boolean;
  readonly #features: readonly Feature[] | undefined;
  #bot: Bot;
  #room = room;

  private constructor(data: TestStore, system: TestSystem, loaded: Content, options: WorldOptions) {
    const settles = options.settle === true;
    this.#data = data;
    this.#ownsData = options.data === undefined;
    this.#features = options.features;
    this.system = system;
    this.platform = options.platform ?? new FakePlatform(() => system.now());
    const settle = async (): Promise<void> => (settles ? this.settle() : undefined);
    this.sam = new FakePerson(this.platform, room, 'sam', 'Europe/Lisbon', settle, options.read, options.write);
    this.alex = new FakePerson(this.platform, room, 'alex', 'America/New_York', settle, options.read, options.write);
    this.guest = new FakePerson(this.platform, room, 'guest', 'Asia/Tokyo', settle, options.read, options.write);
    this.content = loaded;
    this.#bot = this.#createBot();
  }

  /** With `settle`, everything that a person does is followed through before it counts as done. */
  static async open(options: WorldOptions = {}): Promise<FakeWorld> {
    const found = options.contentFolder === undefined ? shippedContent() : loadContent(options.contentFolder);
    const loaded = options.content ?? found;
    const system = options.system ?? new TestSystem(options.now, options.seed);
    const world = new FakeWorld(options.data ?? (await openTestStore({ reuse: true })), system, await loaded, options);
    await world.#start();
    return world;
  }

  /** Where everybody is. */
  get room(): RoomRef {
    return this.#room;
  }

  /** Everybody opens another room. */
  goTo(to: RoomRef): void {
    this.#room = to;
    for (const person of [this.sam, this.alex, this.guest]) person.goTo(to);
  }

  get log(): readonly string[] {
    return this.memoryLog.lines;
  }

  get store(): Store {
    return this.#data.store;
  }

  get runner(): JobRunner {
    return this.#data.runner;
  }

  get bot(): Bot {
    return this.#bot;
  }

  /** Everything that the database holds, as text. */
  dump(): Promise<string> {
    return this.#data.dump();
  }

  now(): Instant {
    return this.system.now();
  }

  async pass(ms: number): Promise<void> {
    this.system.advance(ms);
    await this.#data.setTime(this.now());
    await this.#bot.tick.run();
    await this.settle();
  }

  async settle(): Promise<void> {
    this.runner.wake();
    await this.runner.idle();
  }

  /** Makes every job that waits to be tried again due now, and waits until it is done. */
  async retryJobs(): Promise<void> {
    await sql`update pgboss.job set start_after = pgboss.job_now() where state in ('created', 'retry')`.execute(
      this.#data.database.kysely,
    );
    await this.settle();
  }

  /** A restart keeps the database and the platform, and nothing else. */
  async restart(): Promise<void> {
    await this.#bot.tick.stop();
    await this.#data.restart();
    this.#bot = this.#createBot();
    await this.#start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bot.tick.stop();
    if (this.#ownsData) await this.#data.close();
  }

  async #start(): Promise<void> {
    await this.#data.setTime(this.now());
    await this.platform.start(this.#bot.inbox);
    await this.runner.start((job, tries) => this.#bot.run(job, tries));
  }

  #createBot(): Bot {
    return createBot({
      store: this.store,
      runner: this.runner,
      system: this.system,
      content: this.content,
      log: this.memoryLog,
      metrics: this.metrics,
      writeCalendar,
      platforms: new Map([['web', recordPings(this.platform, () => this.now(), this.pings)]]),
      ...(this.#features === undefined ? {} : { features: this.#features }),
    });
  }
}
