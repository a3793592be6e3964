import type { Scheduler } from 'fast-check';
import { createDelivery } from '../../../src/bot/delivery.ts';
import { type Card, text } from '../../../src/card/card.ts';
import type { JobContext } from '../../../src/features/context.ts';
import { type LivingCard, type LivingView, showLiving } from '../../../src/features/living-card.ts';
import { isRefused } from '../../../src/features/refused.ts';
import type { Side } from '../../../src/model/couple.ts';
import type { MessageRef, RoomRef } from '../../../src/model/place.ts';
import { PlatformError } from '../../../src/port/platform-error.ts';
import type { Store, Stores } from '../../../src/port/store.ts';
import type { PostStore } from '../../../src/port/stores/post-store.ts';
import type { System } from '../../../src/port/system.ts';
import { Process } from './process.ts';
import { type Memory, SlowPlatform } from './slow-platform.ts';

/** What kind of card it is, for all of a story. */
export type Kind = {
  readonly memory: Memory;
  readonly again: LivingView['again'];
  readonly stays: LivingView['stays'];
  /** Whether there are words in it that a platform may refuse. */
  readonly words: boolean;
  readonly hears: 'named' | 'direct' | 'nobody';
  /** Posted below a message of somebody else. */
  readonly under: boolean;
  /** How often each job was tried before. */
  readonly tries: number;
};

/** A card as its owner keeps it. */
export type Owned = {
  readonly key: string;
  state: number;
  room: string;
  message: MessageRef | null;
  ended: boolean;
  moves: number;
  readonly noted: Set<Side>;
};

/** Moments after which a process may end: a post is written down, a place is, a job is told to go on. */
export type Cut = 'written' | 'placed' | 'noted' | 'read';

type Job = { readonly card: Owned; readonly post: boolean; tries: number };

/** Runs work on the posts all at once or not at all. */
export type Posts = <T>(work: (posts: PostStore) => Promise<T>) => Promise<T>;

/** Two cards of one couple, and the jobs that keep them true, on a platform that cannot be relied on. */
export class LivingWorld {
  readonly platform: SlowPlatform;
  readonly cards: readonly Owned[];
  /** Jobs that wait until the room can be spoken in again. */
  readonly #parked: Job[] = [];
  readonly #jobs = new Set<Job>();
  readonly #kind: Kind;
  readonly #scheduler: Scheduler;
  readonly #posts: Posts;
  #process: Process;
  #store: Store;
  #turn: Promise<unknown> = Promise.resolve();
  #whenIdle: (() => void) | null = null;
  /** Where the process ends the next time that a job comes to it. */
  cut: Cut | null = null;
  /** A job was given up: nobody can know what its card shows. */
  gaveUp = false;

  constructor(kind: Kind, scheduler: Scheduler, posts: Posts) {
    this.#kind = kind;
    this.#scheduler = scheduler;
    this.#posts = posts;
    this.platform = new SlowPlatform(kind.memory);
    this.cards = ['card-1', 'card-12'].map((key) => ({
      ...{ key, state: 1, room: 'a', message: null, ended: false, moves: 0 },
      noted: new Set<Side>(),
    }));
    this.#process = new Process(scheduler);
    this.#store = this.#open();
  }

  enqueue(card: Owned, post: boolean): void {
    const job = { card, post, tries: this.#kind.tries };
    this.#jobs.add(job);
    void this.#work(job);
  }

  /** Everything that runs stops where it is; what was not done is begun again. */
  restart(): void {
    this.#process.end();
    this.#process = new Process(this.#scheduler);
    this.#store = this.#open();
    for (const job of this.#jobs) void this.#work(job);
  }

  /** The room can be spoken in again: what waited for that is tried again. Returns whether anything did. */
  resume(): boolean {
    const waiting = this.#parked.splice(0);
    for (const { card, post } of waiting) this.enqueue(card, post);
    return waiting.length > 0;
  }

  /** Comes back when it is its turn, whatever else goes on. */
  async step(what: string): Promise<void> {
    await this.#scheduler.schedule(Promise.resolve(), what);
  }

  async idle(): Promise<void> {
    if (this.#jobs.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#whenIdle = resolve;
    });
  }

  /** What a card should show, with its words and without them. */
  shows({ state }: Owned): readonly string[] {
    return this.#kind.words ? [`words ${state}`, `plain ${state}`] : [`state ${state}`];
  }

  async #work(job: Job): Promise<void> {
    const process = this.#process;
    for (;;) {
      await process.step('a job begins');
      const { card, tries, post } = job;
      const platform = this.platform.for({ owner: card.key, tries, process });
      const now = this.platform.tick();
      const system = { now: () => now } as System;
      const delivery = createDelivery({ store: this.#store, system, platform: () => platform });
      const context = {
        tries,
        now,
        store: this.#store,
        platform: () => platform,
        ...delivery,
      } as unknown as JobContext;
      try {
        await showLiving(context, this.#living(card, process), { post });
        break;
      } catch (error) {
        if (!(error instanceof PlatformError)) throw error;
        this.platform.log.push(`${card.key}: ${error.kind}`);
        if (error.kind === 'gone' || error.kind === 'forbidden') {
          this.#parked.push(job);
          break;
        }
        if (isRefused({ tries }, error)) {
          this.gaveUp = true;
          break;
        }
        job.tries += 1;
      }
    }
    this.#jobs.delete(job);
    if (this.#jobs.size === 0) this.#whenIdle?.();
  }

  #living(card: Owned, process: Process): LivingCard {
    const change = async <T>(what: Cut | 'told', work: () => T): Promise<T> => {
      await process.step(`${card.key} is ${what}`);
      const result = work();
      this.#mayCut(what);
      await process.step('done');
      return result;
    };
    return {
      key: card.key,
      read: () => change('read', () => (card.ended ? null : this.#view(card))),
      // Within a transaction, which the end of the process would leave open for ever: nothing is waited for here.
      place: async (_, message) => {
        this.platform.log.push(`${card.key} stands at ${message?.message ?? 'nothing'}`);
        card.message = message;
        this.#mayCut('placed');
      },
      note: (_, sides) => change('noted', () => sides.forEach((side) => void card.noted.add(side))),
      wordsRefused: () => change('told', () => {}),
    };
  }

  #view(card: Owned): LivingView {
    const { again, stays, words, hears, under } = this.#kind;
    const users = hears === 'named' ? [{ platform: 'web', space: 's', user: 'sam' } as const] : [];
    return {
      room: { ...roomRef(card.room), ...(under ? { under: `${card.room}-parent` } : {}) },
      message: card.message,
      card: cardSaying(words ? `words ${card.state}` : `state ${card.state}`),
      told: { telling: { users, silent: users.length === 0 }, direct: hears === 'direct' ? [1] : [] },
      plain: words ? cardSaying(`plain ${card.state}`) : null,
      stub: cardSaying('moved on'),
      again,
      stays,
    };
  }

  #mayCut(what: Cut | 'told'): void {
    if (this.cut !== what) return;
    this.cut = null;
    this.platform.log.push(`the process ends when something is ${what}`);
    this.restart();
  }

  /** What is written down is known. */
  #watched(posts: PostStore): PostStore {
    return {
      ...posts,
      finish: async (key, message) => {
        await posts.finish(key, message);
        this.platform.written(message);
        this.#mayCut('written');
      },
    };
  }

  #open(): Store {
    const process = this.#process;
    return {
      transaction: async (work: (stores: Stores) => Promise<unknown>) => {
        await process.step('a transaction');
        // One after the other, as on rows that are locked.
        const next = this.#turn.then(() => this.#posts((posts) => work({ posts: this.#watched(posts) } as Stores)));
        this.#turn = next;
        const result = await next;
        await process.step('committed');
        return result;
      },
    } as Store;
  }
}

function cardSaying(words: string): Card {
  return { tone: 'calm', elements: [text(words)] };
}

export function roomRef(room: string): RoomRef {
  return { platform: 'web', space: 's', room };
}
