import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { Couple } from '../../../src/model/couple.ts';
import type { Goal } from '../../../src/model/goal.ts';
import type { RoomRef } from '../../../src/model/place.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Sam and Alex, paired, and what a test of their goals looks at. */
export class GoalWorld {
  readonly world: FakeWorld;
  readonly couple: Couple;

  private constructor(world: FakeWorld, couple: Couple) {
    this.world = world;
    this.couple = couple;
  }

  static async open(): Promise<GoalWorld> {
    const world = await FakeWorld.open({ settle: true, now: byDay });
    await pair(world);
    const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
    if (couple === null) throw new Error('Sam and Alex are not paired');
    return new GoalWorld(world, couple);
  }

  /** Adds one by command and form. */
  async add(what: string, more: Record<string, string> = {}, person: FakePerson = this.world.sam): Promise<Goal> {
    // No two of them are of one moment.
    this.world.system.advance(1000);
    await person.command('goal add');
    await person.submit({ what, ...more });
    return this.newest();
  }

  all(): Promise<readonly Goal[]> {
    return this.world.store.transaction((stores) => stores.goals.all(this.couple.id));
  }

  async newest(): Promise<Goal> {
    const found = (await this.all()).toSorted((a, b) => a.addedAt - b.addedAt).at(-1);
    if (found === undefined) throw new Error('there is no goal');
    return found;
  }

  /** What is posted in the room about goals. */
  posted() {
    return this.world.platform.messages.filter((one) => one.key?.startsWith('goal') === true);
  }

  suggest(typed: string, person: FakePerson = this.world.sam, at: { room: RoomRef; parent?: RoomRef } = this.world) {
    const { room, parent } = at;
    const from = { by: person.user, room, ...(parent && { parent }) };
    return this.world.bot.inbox.suggest({ path: 'goal done', option: 'goal', typed, ...from });
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
