import { hour, type Instant, minute } from '../../src/model/instant.ts';
import type { FakePerson } from '../fakes/fake-person.ts';
import type { FakeMessage, FakePlatform } from '../fakes/fake-platform.ts';
import { cardText, controlsOf } from '../fakes/seen-text.ts';
import { answerAlike } from './moves.ts';

/** What a person does by chance, and where their clock stands. */
export type Ways = { readonly random: () => number; readonly zone: string };

/**
 * Somebody who opens the channel only after a sound, some time later and not while asleep. Then they read all that is
 * new, answer the newest question mostly, respond to a reveal often, and answer what they are asked always.
 */
export class ToldPerson {
  readonly name: string;
  /** When they first saw each message, by its id and by its key. */
  readonly seen = new Map<string, Instant>();
  readonly #person: FakePerson;
  readonly #platform: FakePlatform;
  readonly #ways: Ways;
  readonly #done = new Set<string>();
  #visitAt: Instant | null = null;
  #at: Instant = 0;

  constructor(person: FakePerson, platform: FakePlatform, ways: Ways) {
    this.name = person.name;
    this.#person = person;
    this.#platform = platform;
    this.#ways = ways;
  }

  /** When they open the channel next, if anything has made them. */
  get visitAt(): Instant | null {
    return this.#visitAt;
  }

  /** From a minute to most of a day later, far more often soon than late. */
  hear(now: Instant): void {
    const after = minute * (20 * 60) ** this.#ways.random();
    this.plan(now + Math.round(after));
  }

  plan(at: Instant): void {
    const awake = this.#awake(at);
    this.#visitAt = Math.min(this.#visitAt ?? awake, awake);
  }

  /** Looks at all that is there and does what there is to do; with `quietly`, begins nothing new. */
  async visit(now: Instant, { quietly }: { quietly: boolean }): Promise<void> {
    this.#visitAt = null;
    this.#at = now;
    this.#look();
    for (const message of this.#now('Answer it')) await this.#answerBack(message);
    for (const message of this.#now('Read the reply')) {
      await this.#once(`read ${message.id}`, () => this.#person.click('Read the reply', message.id));
      this.#see(message.key?.replace(':closed', '') ?? '');
      const shown = this.#newest();
      if (controlsOf(shown.card).buttons.includes('Answer it')) await this.#answerBack(shown);
    }
    for (const message of this.#now('See both')) await this.#once(`both ${message.id}`, () => this.#open(message));
    if (!quietly) for (const message of this.#now('Reply')) await this.#respond(message);
    const question = this.#now('Answer').findLast(({ audience }) => audience === null);
    if (question !== undefined && this.#chance(0.85))
      await this.#once(`answer ${question.id}`, () => answerAlike(this.#person, question.id));
    this.#look();
  }

  async #open(message: FakeMessage): Promise<void> {
    await this.#person.click('See both', message.id);
    this.#see(`both ${message.id}`);
  }

  async #respond(message: FakeMessage): Promise<void> {
    if (message.card.tone !== 'reveal') return;
    const about = controlsOf(message.card).buttons.includes('See both') ? message.id : cardText(message.card);
    await this.#once(`respond ${about}`, async () => {
      if (!this.#chance(0.75)) return;
      await this.#person.click('Reply', message.id);
      const ways = controlsOf(this.#newest().card).buttons;
      const way = ways.includes('Ask about it') && this.#chance(0.5) ? 'Ask about it' : 'Say what you value';
      if (!ways.includes(way)) return;
      await this.#person.click(way, this.#newest().id);
      await this.#person.submit({ words: `said by ${this.name}` });
    });
  }

  async #answerBack(message: FakeMessage): Promise<void> {
    const asked = cardText(message.card).match(/has one more question for @(\w+)/)?.[1];
    if (asked !== this.name) return;
    await this.#once(`back ${message.id}`, async () => {
      await this.#person.click('Answer it', message.id);
      if ((await this.#person.form()) !== null) await this.#person.submit({ words: `told by ${this.name}` });
    });
  }

  /** The cards with a button, as they are now. */
  #now(label: string): readonly FakeMessage[] {
    return this.#platform.seenBy(this.name).filter(({ card }) => controlsOf(card).buttons.includes(label));
  }

  #newest(): FakeMessage {
    const newest = this.#platform.seenBy(this.name).findLast(({ audience }) => audience === this.name);
    if (newest === undefined) throw new Error(`${this.name} sees nothing`);
    return newest;
  }

  #look(): void {
    for (const { id, key } of this.#platform.seenBy(this.name)) {
      this.#see(id);
      if (key !== null) this.#see(key);
    }
  }

  #see(what: string): void {
    if (!this.seen.has(what)) this.seen.set(what, this.#at);
  }

  async #once(what: string, work: () => Promise<void>): Promise<void> {
    if (this.#done.has(what)) return;
    this.#done.add(what);
    await work();
  }

  #chance(of: number): boolean {
    return this.#ways.random() < of;
  }

  /** Up from seven to midnight, so also in the first and the last of their quiet hours. */
  #awake(at: Instant): Instant {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.#ways.zone);
    return local.hour >= 7 ? at : at + (7 - local.hour) * hour + Math.round(this.#ways.random() * hour);
  }
}
