import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { Appreciation } from '../../../src/model/appreciation.ts';
import type { Couple, Side } from '../../../src/model/couple.ts';
import { hour } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { newRitual, type Weekday } from '../../../src/model/ritual.ts';
import { planNext } from '../../../src/schedule/plan-ritual.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Sam and Alex, paired, and what a test of their jar looks at. */
export class AppreciateWorld {
  readonly world: FakeWorld;
  readonly couple: Couple;

  private constructor(world: FakeWorld, couple: Couple) {
    this.world = world;
    this.couple = couple;
  }

  static async open(): Promise<AppreciateWorld> {
    const world = await FakeWorld.open({ settle: true, now: byDay });
    await pair(world);
    const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
    if (couple === null) throw new Error('Sam and Alex are not paired');
    return new AppreciateWorld(world, couple);
  }

  /** Writes one by command and form. */
  async say(words: string, person = this.world.sam): Promise<void> {
    await person.command('appreciate');
    await person.submit({ words });
  }

  /** Puts some into the jar at once, each a minute after the one before. They have no card in the room. */
  async fill(count: number, words: (number: number) => string, side: Side = 0): Promise<void> {
    await this.world.store.transaction(async ({ appreciations }) => {
      for (let number = 1; number <= count; number += 1) {
        await appreciations.add({
          id: crypto.randomUUID(),
          coupleId: this.couple.id,
          side,
          at: this.world.now() + number * 60_000,
          words: new PartnerWords(words(number)),
          message: null,
        });
      }
    });
  }

  /** Puts one into the jar at once that was said at a moment. */
  async put(words: string, at: string, side: Side = 0): Promise<string> {
    const id = crypto.randomUUID();
    const one = { id, coupleId: this.couple.id, side, at: Date.parse(at), words: new PartnerWords(words) };
    await this.world.store.transaction(({ appreciations }) => appreciations.add({ ...one, message: null }));
    return id;
  }

  /** Has their jar told of at a time of some days of the week. */
  async tellWeekly(days: readonly Weekday[] = [7], time = '20:00', zone = 'Europe/Lisbon'): Promise<void> {
    const ritual = newRitual(this.couple.id, { name: 'jar-digest', on: true, rhythm: { days, time, zone } });
    await this.world.store.transaction((stores) => stores.rituals.save([planNext(ritual, null, this.world.now())]));
  }

  /** Lets time pass until a moment, with a look every so many hours. */
  async until(iso: string, every = 5): Promise<void> {
    const end = Date.parse(iso);
    while (this.world.now() < end) await this.world.pass(Math.min(every * hour, end - this.world.now()));
  }

  /** What was told of the jar, as it is read in the room. */
  told(): readonly string[] {
    const { messages } = this.world.platform;
    return messages.filter(({ key }) => key?.startsWith('jar-digest:')).map(({ card }) => cardText(card));
  }

  kept(): Promise<readonly Appreciation[]> {
    return this.world.store.transaction((stores) => stores.appreciations.all(this.couple.id));
  }

  async newest(): Promise<Appreciation> {
    const found = (await this.kept()).at(-1);
    if (found === undefined) throw new Error('nothing is in the jar');
    return found;
  }

  /** What is posted in the room about appreciation. */
  posted() {
    return this.world.platform.messages.filter((one) => one.key?.startsWith('appreciation:') === true);
  }

  /** What is wrong with what people see, by the smallest platform's rules. */
  problems(): readonly string[] {
    const forms = [...this.world.platform.forms.values()].map(({ form }) => form);
    return [...this.world.platform.messages.flatMap(({ card }) => checkCard(card)), ...forms.flatMap(checkForm)];
  }

  errors(): readonly string[] {
    return this.world.log.filter((line) => line.includes('"level":"error"'));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]();
  }
}
