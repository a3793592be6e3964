import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { dispatch } from '../../../src/bot/dispatch.ts';
import { holdCard } from '../../../src/bot/hold-card.ts';
import { runJob } from '../../../src/bot/run-job.ts';
import { createTable, definitionOf } from '../../../src/bot/table.ts';
import { createTick } from '../../../src/bot/tick.ts';
import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { Copy } from '../../../src/content/copy.ts';
import type { Content, Library, Prompt } from '../../../src/content/library.ts';
import { createSay } from '../../../src/content/say.ts';
import type { StarterFile } from '../../../src/content/schema/starters.ts';
import { createCheckIn } from '../../../src/features/check-in/index.ts';
import type { Definition, JobDefinitions } from '../../../src/features/definition.ts';
import { heldJobs } from '../../../src/features/held-cards.ts';
import { history } from '../../../src/features/history/index.ts';
import { createPairing } from '../../../src/features/pairing/index.ts';
import { prompt } from '../../../src/features/prompt/index.ts';
import { respond } from '../../../src/features/respond/index.ts';
import { type CheckIn, newCheckIn } from '../../../src/model/check-in.ts';
import type { Couple, Partner } from '../../../src/model/couple.ts';
import { minute } from '../../../src/model/instant.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { InboundEvent } from '../../../src/port/inbound-event.ts';
import type { Inbox } from '../../../src/port/inbox.ts';
import type { Job } from '../../../src/port/jobs.ts';
import type { Reply } from '../../../src/port/reply.ts';
import { FakePerson } from '../../fakes/fake-person.ts';
import { FakePlatform } from '../../fakes/fake-platform.ts';
import { MemoryLog, MemoryMetrics } from '../../fakes/memory-log.ts';
import { openTestStore, type TestStore } from '../../fakes/open-test-store.ts';
import { TestSystem } from '../../fakes/test-system.ts';

export const room: RoomRef = { platform: 'web', space: 'preview', room: 'our-room' };

/** A Monday: 15:00 in Lisbon, 10:00 in New York. */
const start = Date.parse('2026-11-02T15:00:00Z');

const checkIn = createCheckIn(() => []);

const definitions: readonly Definition[] = [
  ...checkIn.definitions,
  ...respond.definitions,
  ...prompt.definitions,
  ...history.definitions,
];

const { held } = checkIn;

const jobs: Partial<JobDefinitions> = {
  ...heldJobs(held),
  ...checkIn.jobs,
  ...respond.jobs,
  ...createPairing(() => []).jobs,
};

/** A paired couple and the loop around the question, on the real database: everything else is left out. */
export class CoupleLoop implements AsyncDisposable {
  readonly platform = new FakePlatform(() => this.system.now());
  readonly log = new MemoryLog();
  readonly system = new TestSystem(start);
  readonly sam = new FakePerson(this.platform, room, 'sam', 'Europe/Lisbon');
  readonly alex = new FakePerson(this.platform, room, 'alex', 'America/New_York');
  readonly guest = new FakePerson(this.platform, room, 'guest', 'Asia/Tokyo');
  readonly content: Content = { locales: ['en'], library: () => this.#library };
  couple: Couple = sampleCouple();
  /** Every reply that was given, for a look at all that people were shown. */
  readonly replies: { to: string; reply: Reply }[] = [];
  readonly #data: TestStore;
  readonly #newTick: () => ReturnType<typeof createTick>;
  #library: Library = libraryOf(samplePrompts);
  #tick: ReturnType<typeof createTick>;

  private constructor(data: TestStore) {
    this.#data = data;
    const parts = {
      store: this.store,
      system: this.system,
      content: this.content,
      rituals: checkIn.rituals,
      log: this.log,
      metrics: new MemoryMetrics(),
      writeCalendar,
      committed: () => this.#data.runner.wake(),
    };
    this.#newTick = () => createTick({ ...parts, giveWay: async () => {}, chores: checkIn.chores });
    this.#tick = this.#newTick();
    this.#run = (job, tries) => runJob({ ...parts, platforms: new Map([['web', this.platform]]), jobs }, job, tries);
    this.platform.inbox = this.#inbox(parts);
  }

  readonly #run: (job: Job, tries: number) => Promise<void>;

  static async open(): Promise<CoupleLoop> {
    const data = await openTestStore({ reuse: true });
    const loop = new CoupleLoop(data);
    await data.runner.start(loop.#run);
    return loop;
  }

  /** A new couple that has not been asked anything, in an empty room, at the same time of the same day. */
  async begin(changes: Partial<Couple> = {}, prompts: readonly Prompt[] = samplePrompts): Promise<void> {
    await this.settle();
    const before = this.couple.id;
    this.couple = sampleCouple(changes);
    this.#library = libraryOf(prompts);
    this.system.advance(start - this.system.now());
    this.#tick = this.#newTick();
    this.platform.messages.splice(0);
    this.platform.forms.clear();
    this.platform.failures.splice(0);
    this.platform.failing.clear();
    this.platform.holding = 15 * minute;
    Object.assign(this.platform.calls, { post: 0, edit: 0, remove: 0, whisper: 0, replace: 0 });
    this.replies.splice(0);
    await this.store.transaction(async (stores) => {
      await stores.couples.erase(before);
      await stores.couples.add(this.couple);
    });
  }

  get store() {
    return this.#data.store;
  }

  /** Puts a question of one's choice to the couple, and posts it. */
  async ask(promptId: string, changes: Partial<CheckIn> = {}): Promise<CheckIn> {
    const asked = await this.add(promptId, changes);
    await this.store.transaction((stores) => stores.jobs.enqueue([{ name: 'post-check-in', checkInId: asked.id }]));
    await this.settle();
    return asked;
  }

  /** The same, and nothing has posted it yet. */
  async add(promptId: string, changes: Partial<CheckIn> = {}): Promise<CheckIn> {
    const what = { id: crypto.randomUUID(), coupleId: this.couple.id, origin: 'question', promptId } as const;
    const asked = { ...newCheckIn({ ...what, mode: 'sealed' }, this.system.now()), ...changes };
    await this.store.transaction((stores) => stores.checkIns.add([asked]));
    return asked;
  }

  async find(id: string): Promise<CheckIn> {
    const found = await this.store.transaction((stores) => stores.checkIns.find(id));
    if (found === null) throw new Error('no such check-in');
    return found;
  }

  async newest(): Promise<CheckIn> {
    const [found] = await this.store.transaction((stores) => stores.checkIns.history(this.couple.id, 9e15, 1));
    if (found === undefined) throw new Error('nothing was asked');
    return found;
  }

  async save(couple: Couple): Promise<void> {
    await this.store.transaction((stores) => stores.couples.save(couple));
  }

  async pass(ms: number): Promise<void> {
    this.system.advance(ms);
    await this.#tick.run();
    await this.settle();
  }

  async settle(): Promise<void> {
    this.#data.runner.wake();
    await this.#data.runner.idle();
  }

  /** Runs one job, as after a restart that lost its acknowledgement. */
  run(job: Job): Promise<void> {
    return this.#run(job, 0);
  }

  dump(): Promise<string> {
    return this.#data.dump();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#tick.stop();
    await this.#data.close();
  }

  #inbox(parts: Omit<Parameters<typeof dispatch>[0], 'table'>): Inbox {
    const table = createTable(definitions);
    return {
      commands: [],
      ackModeOf: (event) => definitionOf(table, event)?.ack ?? 'private',
      handle: async (event: InboundEvent) => {
        if (event.kind === 'notice') return { kind: 'nothing' };
        const reply = await dispatch({ ...parts, table }, event);
        assertFits(reply);
        this.replies.push({ to: event.by.user, reply });
        return reply;
      },
      hold: (event, keep, shown) => holdCard({ ...parts, held }, event, keep, shown),
      suggest: async () => [],
    };
  }
}

function assertFits(reply: Reply): void {
  const problems = 'card' in reply ? checkCard(reply.card) : reply.kind === 'form' ? checkForm(reply.form) : [];
  if (problems.length > 0) throw new Error(`a reply breaks a limit: ${problems.join('; ')}`);
}

export function sampleCouple(changes: Partial<Couple> = {}): Couple {
  const partner = (side: 0 | 1, user: string, zone: string): Partner => ({
    side,
    user: { platform: 'web', space: 'preview', user },
    locale: 'en',
    zone,
    hears: 'mention',
    nudges: true,
    depthLimit: 3,
    themesNever: [],
    packs: [],
    leftAt: null,
  });
  return {
    id: crypto.randomUUID(),
    room,
    partners: [partner(0, 'sam', 'Europe/Lisbon'), partner(1, 'alex', 'America/New_York')],
    createdAt: Date.parse('2026-11-01T12:00:00Z'),
    reveal: 'room',
    answers: 'sealed',
    quietHours: { from: '22:00', to: '08:00' },
    pause: null,
    ending: null,
    ...changes,
  };
}

const base = { about: 'both', depth: 1, mood: 'everyday', evidence: 'idea' } as const;
const options = [
  { id: 'tea', label: 'Tea' },
  { id: 'coffee', label: 'Coffee' },
];

export const samplePrompts: readonly Prompt[] = [
  { ...base, id: 'words-1', theme: 'trust', format: 'words', question: 'What helps you to trust?' },
  {
    ...base,
    id: 'us-1',
    theme: 'check-ins',
    format: 'words',
    question: 'How has this week felt?',
    second: 'What would you like more of?',
    ritual: 'us',
  },
  {
    ...base,
    id: 'scale-1',
    theme: 'openness',
    format: 'scale',
    question: 'How open is today?',
    low: 'a crack',
    high: 'wide',
  },
  {
    ...base,
    id: 'choice-1',
    theme: 'affection',
    format: 'choice',
    question: 'What warms you?',
    options: [...options, { id: 'soup', label: 'Soup' }],
  },
  { ...base, id: 'either-1', theme: 'experiences', format: 'this-or-that', question: 'Tea or coffee?', options },
  { ...base, id: 'guess-1', theme: 'empathy', format: 'guess', question: 'What would you order?', options },
];

/** Real sentences and starters, and the prompts of the test. */
export function libraryOf(prompts: readonly Prompt[]): Library {
  const copy = Object.fromEntries(
    readdirSync(join(english, 'copy')).flatMap((file) =>
      Object.entries(readJson<Record<string, string>>('copy', file)).map(([key, message]) => [
        `${file.replace('.json', '')}.${key}`,
        message,
      ]),
    ),
  );
  const starters = Object.fromEntries(
    readdirSync(join(english, 'starters')).map((name) => {
      const file = readJson<StarterFile>('starters', name);
      return [file.theme, file];
    }),
  ) as Library['starters'];
  return {
    locale: 'en',
    prompts: new Map(prompts.map((one) => [one.id, one])),
    tips: new Map(),
    starters,
    journeys: new Map(),
    followUps: new Map(),
    questionnaires: new Map(),
    sample: null,
    support: [],
    practices: new Map(),
    lessons: new Map(),
    dateIdeas: new Map(),
    cities: () => [],
    say: createSay('en', copy as Copy),
  };
}

const english = resolve(import.meta.dirname, '../../../content/en');

function readJson<T>(...path: readonly string[]): T {
  return JSON.parse(readFileSync(join(english, ...path), 'utf8'));
}
