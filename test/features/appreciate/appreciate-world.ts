import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { Appreciation } from '../../../src/model/appreciation.ts';
import type { Couple, Side } from '../../../src/model/couple.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
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
