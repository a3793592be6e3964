import { checkCard, checkForm } from '../../../src/card/check-card.ts';
import type { Couple, Side } from '../../../src/model/couple.ts';
import { hour } from '../../../src/model/instant.ts';
import type { KeptMoment, Moment } from '../../../src/model/moment.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { newRitual } from '../../../src/model/ritual.ts';
import { planNext } from '../../../src/schedule/plan-ritual.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** What a moment is where a test says nothing else. */
type Changes = Partial<Omit<Moment, 'words'>> & { readonly words?: string };

/** Sam in Lisbon and Alex in New York, paired, and what a test of their moments looks at. */
export class MomentWorld {
  readonly world: FakeWorld;
  readonly couple: Couple;

  private constructor(world: FakeWorld, couple: Couple) {
    this.world = world;
    this.couple = couple;
  }

  static async open(now = byDay): Promise<MomentWorld> {
    const world = await FakeWorld.open({ settle: true, now });
    await pair(world);
    const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
    if (couple === null) throw new Error('Sam and Alex are not paired');
    return new MomentWorld(world, couple);
  }

  /** Keeps one by command and form. */
  async keep(what: string, day: string, back = 'Yes, each year on that day', person = this.world.sam): Promise<void> {
    await person.command('moment add');
    await person.submit({ what, day, back: [back] });
  }

  /** Puts one into the list at once; it has no card in the room. */
  async put(day: string, changes: Changes = {}): Promise<KeptMoment> {
    const { words = `on ${day}`, goneAt = null, ...others } = changes;
    const now = this.world.now();
    const moment: KeptMoment = {
      id: crypto.randomUUID(),
      coupleId: this.couple.id,
      side: 0 as Side,
      addedAt: now,
      version: 1,
      kind: 'small',
      day,
      yearly: true,
      quiet: [false, false],
      goneAt: null,
      message: null,
      ...others,
      words: new PartnerWords(words),
    };
    await this.world.store.transaction(async ({ moments }) => {
      await moments.add(moment);
      if (goneAt !== null) await moments.save({ ...moment, goneAt });
    });
    return moment;
  }

  /** Has what comes back told each day at a time of a zone. */
  async remember(time = '09:00', zone = 'Europe/Lisbon'): Promise<void> {
    const rhythm = { days: [1, 2, 3, 4, 5, 6, 7] as const, time, zone };
    const ritual = newRitual(this.couple.id, { name: 'on-this-day', on: true, rhythm });
    await this.world.store.transaction((stores) => stores.rituals.save([planNext(ritual, null, this.world.now())]));
  }

  /** Lets time pass until a moment, with a look every so many hours. */
  async until(iso: string, every = 4): Promise<void> {
    const end = Date.parse(iso);
    while (this.world.now() < end) await this.world.pass(Math.min(every * hour, end - this.world.now()));
  }

  kept(): Promise<readonly Moment[]> {
    return this.world.store.transaction((stores) => stores.moments.all(this.couple.id));
  }

  async only(): Promise<Moment> {
    const [found, more] = await this.kept();
    if (found === undefined || more !== undefined) throw new Error('there is not exactly one');
    return found;
  }

  /** What is posted in the room under keys that begin so. */
  posted(key: 'moment:' | 'on-this-day-') {
    return this.world.platform.messages.filter((one) => one.key?.startsWith(key) === true);
  }

  /** Everything that was told of days, as one person reads it. */
  async told(person: FakePerson = this.world.alex): Promise<readonly string[]> {
    const ids = new Set(this.posted('on-this-day-').map(({ id }) => id));
    return (await person.cards()).filter(({ id }) => ids.has(id)).map(({ text }) => text);
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
