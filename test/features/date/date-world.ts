import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import { type Couple, withPartner } from '../../../src/model/couple.ts';
import type { DatePlan } from '../../../src/model/date-plan.ts';
import type { Instant } from '../../../src/model/instant.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Sam in Lisbon and Alex in New York, paired, on Monday, November 2, 2026, at 15:00 in Lisbon and 10:00 in New York. */
export class DateWorld {
  readonly world: FakeWorld;
  readonly sam: FakePerson;
  readonly alex: FakePerson;

  private constructor(world: FakeWorld) {
    this.world = world;
    this.sam = world.sam;
    this.alex = world.alex;
  }

  static async open(now: Instant = byDay): Promise<DateWorld> {
    const world = await FakeWorld.open({ settle: true, now });
    await pair(world);
    return new DateWorld(world);
  }

  /** Plans something by command and form. What is left out stays as the form has it. */
  async plan(values: Readonly<Record<string, string>> = {}, person = this.sam): Promise<void> {
    await person.command('date plan');
    await person.submit({ what: 'picnic by the river', day: 'Friday', time: '7:30 pm', ...values });
  }

  async couple(): Promise<Couple> {
    const couple = await this.world.store.transaction((stores) => stores.couples.activeIn(this.world.room));
    if (couple === null) throw new Error('Sam and Alex are not paired');
    return couple;
  }

  async plans(): Promise<readonly DatePlan[]> {
    const { id } = await this.couple();
    return this.world.store.transaction((stores) => stores.dates.all(id));
  }

  /** Also once the two have parted. */
  async plansEver(): Promise<readonly DatePlan[]> {
    const [couple] = await this.world.store.transaction((stores) => stores.couples.ofUser(this.sam.user));
    return couple === undefined ? [] : this.world.store.transaction((stores) => stores.dates.all(couple.id));
  }

  async only(): Promise<DatePlan> {
    const [plan, ...more] = await this.plans();
    if (plan === undefined || more.length > 0) throw new Error(`${more.length} plans too many`);
    return plan;
  }

  /** Changes what one of the two has chosen. */
  async set(side: 0 | 1, changes: Partial<Couple['partners'][0]>): Promise<void> {
    const couple = await this.couple();
    const changed = withPartner(couple, { ...couple.partners[side], ...changes });
    await this.world.store.transaction((stores) => stores.couples.save(changed));
  }

  /** Lets time pass until a moment, a quarter of an hour at a time. */
  async until(moment: string, step = 15 * 60_000): Promise<void> {
    const end = Date.parse(moment);
    while (this.world.now() < end) await this.world.pass(Math.min(step, end - this.world.now()));
  }

  /** What was posted or whispered about reminders: when, to whom it was said, and its text. */
  posted(prefix: string) {
    return this.world.platform.messages.filter((one) => one.key?.startsWith(prefix) === true);
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
