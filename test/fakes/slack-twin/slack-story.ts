import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { type Bot, createBot } from '../../../src/bot/create-bot.ts';
import { features } from '../../../src/bot/registry.ts';
import type { Content } from '../../../src/content/library.ts';
import { readHome } from '../../../src/features/home/index.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { Person, SeenCard, SeenForm, World } from '../../flows/driver.ts';
import { type Ping, pingOf } from '../../flows/pings.ts';
import { openTestStore, type TestStore } from '../open-test-store.ts';
import { shippedContent } from '../shipped-content.ts';
import { SlackWorld } from './open-slack.ts';
import { labelOf } from './read-blocks.ts';
import type { SlackPerson } from './slack-person.ts';

/** A story's world on Slack: the real bot and store, the real adapter and SDK, and the twin. */
export class SlackStory implements World {
  readonly slack: SlackWorld;
  readonly sam: Person;
  readonly alex: Person;
  readonly guest: Person;
  readonly #data: TestStore;
  readonly #content: Content;
  #bot: Bot;

  private constructor(slack: SlackWorld, data: TestStore, loaded: Content) {
    this.slack = slack;
    this.#data = data;
    this.#content = loaded;
    const person = (name: string, at: SlackPerson) => new StoryPerson(name, at, () => this.settle());
    this.sam = person('sam', slack.one);
    this.alex = person('alex', slack.other);
    this.guest = person('guest', slack.stranger);
    this.#bot = this.#createBot();
  }

  static async open(mode: 'socket' | 'http' = 'socket'): Promise<SlackStory> {
    const [data, loaded] = [await openTestStore({ reuse: true }), await shippedContent()];
    const slack: SlackWorld = await SlackWorld.prepare({
      mode,
      home: (user, { locale }) =>
        data.store.transaction((stores) =>
          readHome(features, { stores, content: loaded, now: slack.system.now() }, user, locale),
        ),
    });
    const world = new SlackStory(slack, data, loaded);
    await world.slack.start(world.#bot.inbox);
    await world.#data.setTime(world.now());
    await world.#data.runner.start((job, tries) => world.#bot.run(job, tries));
    return world;
  }

  get pings(): readonly Ping[] {
    const { pings, users } = this.slack.workspace;
    return pings.map(({ user, at, how, message }) => {
      const sent = message.metadata as { event_payload?: { key?: string } } | null;
      const key = sent?.event_payload?.key ?? null;
      return pingOf(users.get(user)?.name ?? user, at, how, key, message.ts);
    });
  }

  get log(): readonly string[] {
    return this.slack.log.lines;
  }

  now(): Instant {
    return this.slack.system.now();
  }

  async pass(ms: number): Promise<void> {
    this.slack.system.advance(ms);
    await this.#data.setTime(this.now());
    await this.#bot.tick.run();
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.slack.platform.settled();
    this.#data.runner.wake();
    await this.#data.runner.idle();
  }

  async restart(): Promise<void> {
    await this.#bot.tick.stop();
    await this.#data.restart();
    this.#bot = this.#createBot();
    await this.slack.restart(this.#bot.inbox);
    await this.#data.runner.start((job, tries) => this.#bot.run(job, tries));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#bot.tick.stop();
    await this.#data.close();
    await this.slack[Symbol.asyncDispose]();
  }

  /** The platform is looked up when it is used: a restart makes a new one. */
  #createBot(): Bot {
    const { slack } = this;
    const platforms = { get: () => slack.platform } as unknown as Parameters<typeof createBot>[0]['platforms'];
    const { system, log, metrics } = slack;
    return createBot({
      store: this.#data.store,
      runner: this.#data.runner,
      system,
      content: this.#content,
      log,
      metrics,
      writeCalendar,
      platforms,
    });
  }
}

/** A person of a story, at a Slack client. */
class StoryPerson implements Person {
  readonly name: string;
  readonly #at: SlackPerson;
  readonly #settle: () => Promise<void>;

  constructor(name: string, at: SlackPerson, settle: () => Promise<void>) {
    this.name = name;
    this.#at = at;
    this.#settle = settle;
  }

  async command(path: string, options: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.#at.command(path, options);
    await this.#settle();
  }

  async click(label: string, card?: string): Promise<void> {
    await this.#at.press(label, card);
    await this.#settle();
  }

  async pick(label: string): Promise<void> {
    await this.#at.pick(label);
    await this.#settle();
  }

  async form(): Promise<SeenForm | null> {
    const [form, view] = [await this.#at.form(), this.#at.view()];
    if (form === null || view === null) return null;
    const inputs = view.blocks.filter((block) => block.type === 'input');
    const by = <T>(get: (block: (typeof inputs)[number]) => T) =>
      Object.fromEntries(inputs.map((block) => [block.block_id ?? '', get(block)]));
    return {
      title: form.title,
      about: form.text,
      values: form.values,
      labels: by((block) => labelOf(block.label)),
      options: by((block) => (block.element?.options ?? []).map((option) => labelOf(option.text))),
      problems: form.problems,
    };
  }

  async submit(values: Readonly<Record<string, string | readonly string[]>>): Promise<void> {
    await this.#at.submit(values);
    await this.#settle();
  }

  async cards(): Promise<readonly SeenCard[]> {
    const seen = await this.#at.sees();
    return seen.map((card) => ({ ...card, text: asStoriesTellIt(card.text) }));
  }
}

/** Stories tell commands by their path. */
function asStoriesTellIt(text: string): string {
  return text.replaceAll(/\/attune ([a-z-]+)/g, '/$1');
}
