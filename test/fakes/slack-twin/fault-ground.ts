import { sql } from 'kysely';
import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { type Bot, createBot } from '../../../src/bot/create-bot.ts';
import type { Content } from '../../../src/content/library.ts';
import { asRevealed, newCheckIn, withAnswer } from '../../../src/model/check-in.ts';
import type { Couple, Partner, Side } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { invitationLife } from '../../../src/model/invitation.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { RoomRef, UserRef } from '../../../src/model/place.ts';
import { openTestStore, type TestStore } from '../open-test-store.ts';
import { shippedContent } from '../shipped-content.ts';
import { SlackWorld } from './open-slack.ts';
import { readBlocks } from './read-blocks.ts';

/** A couple in a channel of its own, and what each of its words is known by. */
export type Pair = {
  readonly room: RoomRef;
  readonly people: readonly [UserRef, UserRef];
  readonly coupleId: string;
  /** One word of one's own for each side. */
  readonly words: readonly [string, string];
};

/**
 * Many couples in one workspace: the real bot and store, the real adapter, and the twin, which fails as it is told to.
 * What people do is put into the store, because only what follows is looked at: what comes to stand in the channels.
 */
export class FaultGround implements AsyncDisposable {
  readonly slack: SlackWorld;
  readonly bot: Bot;
  readonly #data: TestStore;
  readonly #prompt: string;

  private constructor(slack: SlackWorld, data: TestStore, content: Content) {
    this.slack = slack;
    this.#data = data;
    const words = [...content.library('en').prompts.values()];
    this.#prompt = words.find((one) => one.format === 'words' && one.second === undefined)?.id ?? '';
    const { system, log, metrics } = slack;
    const platforms = { get: () => slack.platform } as unknown as Parameters<typeof createBot>[0]['platforms'];
    this.bot = createBot({
      store: data.store,
      runner: data.runner,
      system,
      content,
      log,
      metrics,
      platforms,
      writeCalendar,
    });
  }

  static async open(): Promise<FaultGround> {
    const [slack, data, content] = await Promise.all([
      SlackWorld.prepare(),
      openTestStore({ reuse: true }),
      shippedContent(),
    ]);
    const ground = new FaultGround(slack, data, content);
    await slack.start(ground.bot.inbox);
    await data.runner.start((job, tries) => ground.bot.run(job, tries));
    return ground;
  }

  /** Channels with two people in each, paired or not yet. */
  async addPairs(paired: readonly boolean[]): Promise<readonly Pair[]> {
    const pairs = paired.map((_, n) => this.#addPair(n));
    await this.#data.store.transaction(async ({ couples }) => {
      for (const [n, pair] of pairs.entries()) {
        if (paired[n] === true) await couples.add(coupleOf(pair, this.slack.system.now()));
      }
    });
    return pairs;
  }

  async ask({ coupleId }: Pair): Promise<string> {
    const id = this.slack.system.newId();
    const what = { id, coupleId, origin: 'asked', promptId: this.#prompt, mode: 'sealed' } as const;
    await this.#data.store.transaction(async (stores) => {
      await stores.checkIns.add([newCheckIn(what, this.slack.system.now())]);
      await stores.jobs.enqueue([{ name: 'post-check-in', checkInId: id }]);
    });
    return id;
  }

  /** Both answer. */
  async reveal(pair: Pair, checkInId: string): Promise<void> {
    const now = this.slack.system.now();
    await this.#data.store.transaction(async (stores) => {
      let checkIn = await stores.checkIns.lock(checkInId);
      for (const side of [0, 1] as const) {
        if (checkIn === null) return;
        await stores.answers.put(checkIn, side, { words: new PartnerWords(pair.words[side]) });
        checkIn = withAnswer(checkIn, side, now, 'room');
        await stores.checkIns.save(checkIn);
      }
      await stores.jobs.enqueue([{ name: 'refresh-check-in', checkInId }]);
    });
  }

  async respond(pair: Pair, checkInId: string): Promise<void> {
    const { system } = this.slack;
    await this.#data.store.transaction(async (stores) => {
      const found = await stores.checkIns.find(checkInId);
      const checkIn = found === null ? null : asRevealed(found);
      if (checkIn === null) return;
      const id = system.newId();
      const words = new PartnerWords(`reply ${pair.words[0]}`);
      const response = { id, checkInId, side: 0, way: 'say-back', words, at: system.now(), message: null } as const;
      await stores.answers.addResponse(checkIn, response as Parameters<typeof stores.answers.addResponse>[1]);
      await stores.jobs.enqueue([{ name: 'post-response', responseId: id }]);
    });
  }

  async appreciate({ coupleId, words }: Pair): Promise<string> {
    const id = this.slack.system.newId();
    const said = { id, coupleId, side: 0, at: this.slack.system.now(), words: new PartnerWords(words[0]) } as const;
    await this.#data.store.transaction(async (stores) => {
      await stores.appreciations.add({ ...said, message: null });
      await stores.jobs.enqueue([{ name: 'post-appreciation', appreciationId: id }]);
    });
    return id;
  }

  async takeBack(appreciationId: string): Promise<void> {
    await this.#data.store.transaction(async (stores) => {
      await stores.appreciations.takeBack(appreciationId);
      await stores.jobs.enqueue([{ name: 'refresh-appreciation', appreciationId }]);
    });
  }

  async invite({ room, people: [from, to] }: Pair): Promise<void> {
    const [id, now] = [this.slack.system.newId(), this.slack.system.now()];
    await this.#data.store.transaction(async (stores) => {
      await stores.invitations.add({
        ...{ id, room, from, to, fromLocale: 'en', fromZone: null, createdAt: now, expiresAt: now + invitationLife },
        ...{ state: 'open', coupleId: null, message: null },
      });
      await stores.jobs.enqueue([{ name: 'post-invitation', invitationId: id }]);
    });
  }

  /** Attune is let in again: what rested goes on. */
  async cameBack({ room }: Pair): Promise<void> {
    await this.bot.inbox.handle({ kind: 'notice', what: 'room-open', room });
  }

  /** Runs what is due; with `tries`, so often also what waits to be tried again. */
  async settle(tries = 0): Promise<void> {
    const { runner, database } = this.#data;
    for (let round = 0; round <= tries; round += 1) {
      if (round > 0) {
        await sql`update pgboss.job set start_after = pgboss.job_now() where state in ('created', 'retry')`.execute(
          database.kysely,
        );
      }
      runner.wake();
      await runner.idle();
    }
  }

  /** What the two read in their channel, message by message. */
  inChannel({ room }: Pair): readonly string[] {
    return this.#read(room.room);
  }

  /** What one of them reads in the conversation with Attune. */
  toldTo({ people }: Pair, side: Side): readonly string[] {
    return this.#read(`D${people[side].user}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.bot.tick.stop();
    await this.#data.close();
    await this.slack[Symbol.asyncDispose]();
  }

  #addPair(n: number): Pair {
    const { workspace, system } = this.slack;
    const place = { platform: 'slack', space: 'T1' } as const;
    const room = { ...place, room: `CF${n}` };
    const people = [`UA${n}`, `UB${n}`].map((user) => ({ ...place, user })) as [UserRef, UserRef];
    for (const { user } of people) workspace.addUser(user, user.toLowerCase());
    workspace.addChannel(room.room, 'private', [workspace.botUser, ...people.map(({ user }) => user)]);
    return { room, people, coupleId: system.newId(), words: [`first${n}x`, `second${n}x`] };
  }

  #read(channel: string): readonly string[] {
    return this.slack.workspace.messages
      .filter((message) => message.channel === channel)
      .map(({ blocks }) => `${readBlocks(blocks, (user) => user)} ${JSON.stringify(blocks)}`);
  }
}

function coupleOf({ room, people, coupleId: id }: Pair, createdAt: Instant): Couple {
  const rest = { hears: 'mention', nudges: false, depthLimit: 2, themesNever: [], packs: [], leftAt: null } as const;
  const partner = (side: Side): Partner => ({ side, user: people[side], locale: 'en', zone: 'Europe/Lisbon', ...rest });
  const settings = { reveal: 'room', answers: 'sealed', quietHours: { from: '22:00', to: '08:00' } } as const;
  return { id, room, partners: [partner(0), partner(1)], createdAt, ...settings, pause: null, ending: null };
}
