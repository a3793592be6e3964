import { setTimeout as pause } from 'node:timers/promises';
import type { Couple, Side } from '../../../src/model/couple.ts';
import type { ConnectedCouple, Seat } from './connected-couples.ts';

/** An answer of which its author was told that it is sealed. */
export type Sealed = { readonly couple: Couple; readonly checkIn: string; readonly side: Side; readonly words: string };

/** Everything that people were told is done, over all the lives of the process. */
export class Told {
  /** How many questions are on their way, by couple. */
  readonly asked = new Map<string, number>();
  readonly sealed: Sealed[] = [];
  /** Check-ins that somebody has tried to answer, with the side: one does that once. */
  readonly tried = new Set<string>();
  #count = 0;
  readonly #heard = new Set<() => void>();

  get count(): number {
    return this.#count;
  }

  onItsWay({ id }: Couple): void {
    this.asked.set(id, (this.asked.get(id) ?? 0) + 1);
    this.#hear();
  }

  isSealed(one: Sealed): void {
    this.sealed.push(one);
    this.#hear();
  }

  /** Resolves once `count` more things were told. */
  async more(count: number): Promise<void> {
    const wanted = this.#count + count;
    while (this.#count < wanted) await new Promise<void>((resolve) => this.#heard.add(resolve));
  }

  #hear(): void {
    this.#count += 1;
    for (const listener of this.#heard) listener();
    this.#heard.clear();
  }
}

/** People who ask and answer, each one thing after the other, until they are cut off. */
export class Load {
  readonly #told: Told;
  readonly #random: () => number;
  /** How many questions each couple may still ask for. */
  readonly #asks: Map<ConnectedCouple, number>;
  readonly #cut = Promise.withResolvers<void>();
  readonly #people: Promise<unknown>;
  readonly #reveals: boolean;
  #isOver = false;

  /** `asks` is how many questions each couple may ask for; without `reveals`, one of the two alone answers each. */
  constructor(
    couples: readonly ConnectedCouple[],
    told: Told,
    random: () => number,
    { asks, reveals }: { readonly asks: number; readonly reveals: boolean },
  ) {
    this.#told = told;
    this.#random = random;
    this.#reveals = reveals;
    this.#asks = new Map(couples.map((couple) => [couple, asks]));
    this.#people = Promise.all(couples.flatMap((couple) => couple.seats.map((seat) => this.#beBusy(couple, seat))));
  }

  /** Resolves once `count` more things were told; throws if somebody is stuck. */
  async deeds(count: number): Promise<void> {
    await Promise.race([this.#told.more(count), this.#people]);
  }

  /** Resolves once what is looked for is there; throws if somebody is stuck. */
  async until(look: () => boolean): Promise<void> {
    await Promise.race([this.#look(look), this.#people]);
  }

  /** From now on nobody is told anything any more: what they wait for will not come. */
  cut(): void {
    this.#isOver = true;
    this.#cut.resolve();
  }

  /** One of the two asks, so that what was told came in the order in which it was done; both answer. */
  async #beBusy(couple: ConnectedCouple, seat: Seat): Promise<void> {
    while (!this.#isOver) {
      const asks = seat.side === 0 && (this.#asks.get(couple) ?? 0) > 0 && this.#random() < 0.6;
      const deed = asks ? this.#ask(couple, seat) : this.#answer(couple, seat);
      await Promise.race([deed, this.#cut.promise]);
    }
  }

  /** Waits for the question, too: jobs that nobody waits for would keep others from the few that run at once. */
  async #ask(asking: ConnectedCouple, seat: Seat): Promise<void> {
    const { couple, count } = asking;
    const before = { told: seat.told().length, cards: count() };
    await seat.command(this.#random() < 0.8 ? 'prompt ask' : 'checkin now');
    const answer = await this.#hears(seat, before.told);
    if (!answer.includes('A question for you both')) return;
    this.#asks.set(asking, (this.#asks.get(asking) ?? 0) - 1);
    this.#told.onItsWay(couple);
    await this.#look(() => count() > before.cards);
  }

  async #answer({ couple, posted }: ConnectedCouple, seat: Seat): Promise<void> {
    const { tried } = this.#told;
    const found = posted().findLast(
      ({ checkIn, inWords }) =>
        inWords &&
        !tried.has(`${checkIn} ${seat.side}`) &&
        (this.#reveals || !tried.has(`${checkIn} ${1 - seat.side}`)),
    );
    if (found === undefined) return void (await pause(10));
    const { checkIn, message } = found;
    tried.add(`${checkIn} ${seat.side}`);
    await seat.answer(message);
    await this.#look(() => seat.hasForm());
    const before = seat.told().length;
    const words = `side ${seat.side} of ${checkIn}`;
    await seat.submit(words);
    const answer = await this.#hears(seat, before);
    if (/Your answer is sealed|Now you’ve both answered/.test(answer)) {
      this.#told.isSealed({ couple, checkIn, side: seat.side, words });
    }
  }

  /** What a person is told next. */
  async #hears(seat: Seat, before: number): Promise<string> {
    await this.#look(() => seat.told().length > before);
    return JSON.stringify(seat.told().slice(before));
  }

  /** The twins live in this process: a look costs nothing, and they get on between two. */
  async #look(look: () => boolean): Promise<void> {
    const until = performance.now() + patience;
    while (!look()) {
      if (this.#isOver) return this.#never;
      if (performance.now() > until) throw new Error('somebody waited for Attune in vain');
      await pause(10);
    }
  }

  readonly #never = new Promise<never>(() => undefined);
}

/** How long an answer may take on a busy machine (ms). */
const patience = 20_000;
