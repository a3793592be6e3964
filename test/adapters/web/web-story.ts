import { randomUUID } from 'node:crypto';
import { nextMoment } from '../../../adapters/postgres/next-moment.ts';
import { drawPicture } from '../../../adapters/system/draw-picture.ts';
import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { type BotClock, openBotClock } from '../../../adapters/web/bot-clock.ts';
import { createWebPlatform, type WebOptions, type WebPlatform } from '../../../adapters/web/platform.ts';
import type { ClockMove, PersonId, Snapshot, WireMessage } from '../../../adapters/web/wire.ts';
import { type Bot, createBot } from '../../../src/bot/create-bot.ts';
import { nextCheckIn } from '../../../src/cli/next-check-in.ts';
import { webWords } from '../../../src/cli/preview/web-words.ts';
import type { Content } from '../../../src/content/library.ts';
import { day, hour, type Instant } from '../../../src/model/instant.ts';
import type { PlatformName } from '../../../src/model/place.ts';
import type { ChatPlatform } from '../../../src/port/chat-platform.ts';
import type { Store } from '../../../src/port/store.ts';
import { MemoryLog, MemoryMetrics } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { recordPings } from '../../fakes/record-pings.ts';
import { shippedContent } from '../../fakes/shipped-content.ts';
import { TestSystem } from '../../fakes/test-system.ts';
import type { World } from '../../flows/driver.ts';
import type { Ping } from '../../flows/pings.ts';
import { MapStore } from './map-store.ts';
import { noon } from './open-preview.ts';
import { WebPerson } from './web-person.ts';
import { WebStoryPerson } from './web-story-person.ts';

type StoryOptions = {
  /** Time passes as in the preview: from one thing that is planned to the next. */
  readonly runsThrough?: boolean;
  /** What Attune says, where it is not what is shipped. */
  readonly content?: Content;
  /** What else the preview is made with. */
  readonly web?: (store: Store, content: Content) => Partial<WebOptions>;
};

type Running = { readonly bot: Bot; readonly clock: BotClock; readonly platform: WebPlatform };

/** A story's world at the preview: the real bot and store behind the real port, with three people at their pages. */
export class WebStory implements World {
  readonly sam: WebStoryPerson;
  readonly alex: WebStoryPerson;
  readonly guest: WebStoryPerson;
  readonly pings: Ping[] = [];
  readonly #content: Content;
  readonly #data: TestStore;
  /** What the pages show. That the database keeps it too is for stored.test.ts, and much slower. */
  readonly #shown = new MapStore();
  readonly #log = new MemoryLog();
  readonly #chance = new TestSystem(noon);
  readonly #runsThrough: boolean;
  readonly #web: (store: Store, content: Content) => Partial<WebOptions>;
  #running: Running | null = null;
  #happened = 0;

  private constructor(loaded: Content, data: TestStore, { runsThrough = false, web = () => ({}) }: StoryOptions) {
    this.#web = web;
    this.#runsThrough = runsThrough;
    this.#content = loaded;
    this.#data = data;
    const around = {
      address: () => this.#now().platform.address,
      settle: () => this.settle(),
      happened: () => this.#happened,
    };
    this.sam = new WebStoryPerson('sam', 'Europe/Lisbon', around);
    this.alex = new WebStoryPerson('alex', 'America/New_York', around);
    this.guest = new WebStoryPerson('guest', 'Asia/Tokyo', around);
  }

  static async open(options: StoryOptions = {}): Promise<WebStory> {
    const world = new WebStory(
      options.content ?? (await shippedContent()),
      await openTestStore({ reuse: true }),
      options,
    );
    world.#running = await world.#start(0);
    return world;
  }

  get log(): readonly string[] {
    return this.#log.lines;
  }

  now(): Instant {
    return this.#now().clock.now();
  }

  get address(): string {
    return this.#now().platform.address;
  }

  get store(): Store {
    return this.#data.store;
  }

  /** What stands in the room and is for this person alone, with the bot time of each. */
  async messages(as: PersonId): Promise<readonly WireMessage[]> {
    const response = await fetch(`${this.#now().platform.address}/api/messages?as=${as}`);
    return ((await response.json()) as Pick<Snapshot, 'messages'>).messages;
  }

  /** An hour, a day or a week pass as people have them pass, by the button in the page's header. */
  async pass(ms: number): Promise<void> {
    const { bot, clock } = this.#now();
    const to = ms === hour ? 'hour' : ms === day ? 'day' : ms === 7 * day ? 'week' : null;
    if (to !== null) {
      await this.#moveClock(to);
    } else {
      await clock.jump(ms);
      await this.#data.setTime(clock.now());
      await bot.tick.run();
    }
    await this.settle();
  }

  /** To the next check-in, by the button. */
  async jump(): Promise<void> {
    await this.#moveClock('next');
    await this.settle();
  }

  async settle(): Promise<void> {
    this.#data.runner.wake();
    await this.#data.runner.idle();
    this.#happened += 1;
  }

  /** The pages stay open meanwhile, and go on where their streams broke off. */
  async restart(): Promise<void> {
    const { bot, platform } = this.#now();
    await bot.tick.stop();
    await platform[Symbol.asyncDispose]();
    await this.#data.restart();
    this.#running = await this.#start(Number(new URL(platform.address).port));
    await Promise.all(this.#people().map((person) => person.reconnect()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { bot, platform } = this.#now();
    await bot.tick.stop();
    await Promise.all(this.#people().map((person) => person.leave()));
    await platform[Symbol.asyncDispose]();
    await this.#data.close();
  }

  async #moveClock(to: ClockMove): Promise<void> {
    const page = new WebPerson('sam', () => this.#now().platform.address);
    await page.post('/api/clock', { id: randomUUID(), to });
  }

  #people(): readonly WebStoryPerson[] {
    return [this.sam, this.alex, this.guest];
  }

  #now(): Running {
    if (this.#running === null) throw new Error('the preview is not running');
    return this.#running;
  }

  /** As `start` puts it together; its clock stands still between the times it is moved. */
  async #start(port: number): Promise<Running> {
    const { store, runner, database } = this.#data;
    const clock = await openBotClock(this.#shown, () => noon);
    const chance = this.#chance;
    await this.#data.setTime(clock.now());
    let set = clock.now();
    const { now, jump, setBack } = clock;
    const system = { now, jump, setBack, random: () => chance.random(), newId: () => chance.newId() };
    const metrics = new MemoryMetrics();
    const platforms = new Map<PlatformName, ChatPlatform>();
    const bot = createBot({
      store,
      runner,
      system,
      content: this.#content,
      log: this.#log,
      metrics,
      platforms,
      writeCalendar,
    });
    const platform = await createWebPlatform({
      draw: drawPicture,
      words: (locale) => webWords(this.#content, locale),
      port,
      store: this.#shown,
      system,
      log: this.#log,
      nextDue: () => nextCheckIn(store, now()),
      standing: async () => null,
      nextMoment: async () => (this.#runsThrough ? nextMoment(database) : null),
      health: async () => ({ well: true, details: {} }),
      onJump: async () => {
        // The database’s clock runs on by itself: set to the same moment again it would go back, and jobs would wait.
        if (clock.now() !== set) await this.#data.setTime(clock.now());
        set = clock.now();
        await bot.tick.run();
        runner.wake();
        await runner.idle();
      },
      onReset: async () => undefined,
      ...this.#web(store, this.#content),
    });
    platforms.set('web', recordPings(platform, now, this.pings));
    await runner.start((job, tries) => bot.run(job, tries));
    await platform.start(bot.inbox);
    return { bot, clock, platform };
  }
}
