import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectedCouple, Posted, Seat } from './connected-couples.ts';
import type { Sealed } from './connected-load.ts';

/** What people did, and how long they waited. */
export type Experience = {
  /** From what somebody did to its answer (ms). */
  readonly waits: { readonly ms: number; readonly platform: string }[];
  /** What somebody waited for in vain, and did again: the answer came later, or never. */
  readonly late: string[];
  readonly lost: string[];
  /** What somebody did again and again, and never heard of. */
  readonly inVain: string[];
  /** How often somebody was told that the database does not answer. */
  refused: number;
  readonly sealed: Sealed[];
  /** Questions that are on their way, by couple. */
  readonly asked: Map<string, number>;
};

/** How long somebody looks at a button that does nothing until they press it again (ms): as long as a platform does. */
const patience = 4000;

/** After that nothing comes any more (ms). */
const longest = 20_000;

/** How often somebody does the same thing until they give up. */
const mostTries = 12;

/** People who ask and answer, and try again where nothing happens, until it is over. */
export class PatientPeople {
  readonly experience: Experience = {
    waits: [],
    late: [],
    lost: [],
    inVain: [],
    refused: 0,
    sealed: [],
    asked: new Map(),
  };
  readonly #people: Promise<unknown>;
  readonly #random: () => number;
  readonly #rest: number;
  readonly #tried = new Set<string>();
  readonly #vain: Promise<void>[] = [];
  #isOver = false;

  /** `rest` is how long somebody does nothing between two deeds (ms, on average). */
  constructor(couples: readonly ConnectedCouple[], random: () => number, rest: number) {
    this.#random = random;
    this.#rest = rest;
    this.#people = Promise.all(couples.flatMap((one) => one.seats.map((seat) => this.#live(one, seat))));
  }

  /** Everybody finishes what they are at. */
  async goHome(): Promise<Experience> {
    this.#isOver = true;
    await this.#people;
    await Promise.all(this.#vain);
    return this.experience;
  }

  async #live(couple: ConnectedCouple, seat: Seat): Promise<void> {
    while (!this.#isOver) {
      await pause(this.#random() * 2 * this.#rest);
      const question = this.#unanswered(couple, seat);
      if (question !== undefined) await this.#untilHeard('answer', couple, () => this.#answer(couple, seat, question));
      else if (seat.side === 0) await this.#untilHeard('ask', couple, () => this.#ask(couple, seat));
    }
  }

  /** Does it again where nothing happens, as people do. */
  async #untilHeard(what: string, { couple }: ConnectedCouple, deed: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) if (await deed()) return;
    this.experience.inVain.push(`${couple.room.platform} ${what}`);
  }

  #unanswered({ posted }: ConnectedCouple, { side }: Seat): Posted | undefined {
    return posted().findLast(({ checkIn, inWords }) => inWords && !this.#tried.has(`${checkIn} ${side}`));
  }

  /** Returns whether anything came of it; so does the next one. */
  async #ask({ couple }: ConnectedCouple, seat: Seat): Promise<boolean> {
    const answer = await this.#hears(`${couple.room.platform} ask`, seat, () => seat.command('prompt ask'));
    if (answer?.includes('A question for you both') === true) {
      const { asked } = this.experience;
      asked.set(couple.id, (asked.get(couple.id) ?? 0) + 1);
    }
    return answer !== null;
  }

  async #answer({ couple, posted }: ConnectedCouple, seat: Seat, { checkIn, message }: Posted): Promise<boolean> {
    const { platform } = couple.room;
    // It is over: there is nothing to press any more.
    if (!posted().some((one) => one.checkIn === checkIn && one.inWords)) return true;
    const isOpen = (): boolean => seat.formAction()?.includes(checkIn) === true;
    const before = seat.told().length;
    // It may have been revealed or closed meanwhile, which is told instead.
    const look = (): boolean => isOpen() || seat.told().length > before;
    if (!(await this.#until(`${platform} answer`, () => seat.answer(message), look))) return false;
    if (!isOpen()) return true;
    this.#tried.add(`${checkIn} ${seat.side}`);
    const words = `side ${seat.side} of ${checkIn}`;
    const heard = seat.told().length;
    const answer = await this.#hears(`${platform} submit`, seat, () => seat.submit(words));
    // What comes late may be about another question.
    const about = seat
      .told()
      .slice(heard)
      .map((one) => JSON.stringify(one));
    if (about.some((one) => one.includes(checkIn) && /Your answer is sealed|[Yy]ou’ve both answered/.test(one))) {
      this.experience.sealed.push({ couple, checkIn, side: seat.side, words });
    } else this.#tried.delete(`${checkIn} ${seat.side}`);
    return answer !== null;
  }

  /** What a person is told next, or `null` where that is nothing. */
  async #hears(what: string, seat: Seat, deed: () => Promise<unknown>): Promise<string | null> {
    const before = seat.told().length;
    const isTold = await this.#until(what, deed, () => seat.told().length > before);
    const words = isTold ? JSON.stringify(seat.told().slice(before)) : null;
    if (words?.includes('can’t reach my memory') === true) this.experience.refused += 1;
    return words;
  }

  async #until(what: string, deed: () => Promise<unknown>, look: () => boolean): Promise<boolean> {
    const from = performance.now();
    // The twin waits for longer than a person does.
    const answered = Promise.race([
      Promise.resolve()
        .then(deed)
        .then(
          () => true,
          () => false,
        ),
      pause(longest, false, { ref: false }),
    ]);
    while (!look()) {
      if (performance.now() - from > patience) {
        this.#vain.push(answered.then((isLate) => void this.experience[isLate ? 'late' : 'lost'].push(what)));
        return false;
      }
      await pause(10);
    }
    this.experience.waits.push({ ms: performance.now() - from, platform: what.split(' ')[0] ?? '' });
    return true;
  }
}
