import { journey as feature } from '../../../src/features/journey/index.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import type { Couple } from '../../../src/model/couple.ts';
import { endOfTime, minute } from '../../../src/model/instant.ts';
import type { JourneyRun } from '../../../src/model/journey.ts';
import { byDay, FakeWorld } from '../../flows/fake-world.ts';
import { answerAlike, pair } from '../../flows/moves.ts';

/** Sam and Alex, paired on a Monday afternoon, and what a test of their journeys looks at. */
export class JourneyWorld {
  readonly world: FakeWorld;

  private constructor(world: FakeWorld) {
    this.world = world;
  }

  static async open(): Promise<JourneyWorld> {
    const world = await FakeWorld.open({ settle: true, now: byDay });
    await pair(world);
    return new JourneyWorld(world);
  }

  async couple(): Promise<Couple> {
    const couple = await this.world.store.transaction(({ couples }) => couples.activeIn(this.world.room));
    if (couple === null) throw new Error('nobody is paired');
    return couple;
  }

  async change(change: (couple: Couple) => Couple): Promise<void> {
    const couple = await this.couple();
    await this.world.store.transaction(({ couples }) => couples.save(change(couple)));
  }

  /** Lets the rhythm ask the next time that it does. */
  async evening(): Promise<CheckIn> {
    const { id } = await this.couple();
    const question = await this.world.store.transaction(({ rituals }) => rituals.find(id, 'question'));
    await this.world.pass((question?.nextAt ?? 0) - this.world.now() + minute);
    return this.newest();
  }

  async newest(): Promise<CheckIn> {
    const { id } = await this.couple();
    const [found] = await this.world.store.transaction(({ checkIns }) => checkIns.history(id, endOfTime, 1));
    if (found === undefined) throw new Error('nothing was asked');
    return found;
  }

  async runs(): Promise<readonly JourneyRun[]> {
    const { id } = await this.couple();
    return this.world.store.transaction(({ journeys }) => journeys.all(id));
  }

  async bothAnswer(): Promise<void> {
    await answerAlike(this.world.sam);
    await answerAlike(this.world.alex);
  }

  /** Tells the feature what became of the couple, as the others do. */
  async follow(what: 'ended' | 'restored' | 'moved', couple: Couple): Promise<void> {
    await this.world.store.transaction(async (stores) => feature.follows[what]?.(stores, couple, this.world.now()));
    await this.world.settle();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.world[Symbol.asyncDispose]();
  }
}

/** Where a question stands: `First two weeks, 1 of 6`. */
export function placeOf({ because }: CheckIn): string | null {
  return because?.kind === 'journey' ? `${because.step} of ${because.of}` : null;
}
