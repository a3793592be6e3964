import { checkCard } from '../../../src/card/check-card.ts';
import type { Couple, Side } from '../../../src/model/couple.ts';
import { day, hour } from '../../../src/model/instant.ts';
import type { Meeting } from '../../../src/model/questionnaire/meeting.ts';
import type { Round } from '../../../src/model/questionnaire/round.ts';
import type { QuestionnaireId } from '../../../src/model/questionnaire/scheme.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import type { FakeMessage } from '../../fakes/fake-platform.ts';
import { cardText } from '../../fakes/seen-text.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';
import { answerAll } from '../../flows/tapping.ts';

/** Sam and Alex, paired, and what a test of their questionnaires looks at. */
export class QuestionnaireWorld {
  readonly world: FakeWorld;
  readonly couple: Couple;

  private constructor(world: FakeWorld, couple: Couple) {
    this.world = world;
    this.couple = couple;
  }

  static async open(): Promise<QuestionnaireWorld> {
    const world = await FakeWorld.open({ settle: true });
    await pair(world);
    // Nobody's quiet hours.
    await world.pass(3 * hour);
    const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
    if (couple === null) throw new Error('Sam and Alex are not paired');
    return new QuestionnaireWorld(world, couple);
  }

  /** Goes through a questionnaire from the command on. */
  async take(
    person: FakePerson,
    id: QuestionnaireId,
    choose: (options: readonly string[], at: number) => string,
  ): Promise<void> {
    await person.command(id);
    await person.click('Start');
    await answerAll(person, choose);
  }

  rounds(side: Side): Promise<readonly Round[]> {
    return this.world.store.transaction((stores) => stores.rounds.all(this.couple.id, side));
  }

  async newest(side: Side): Promise<Round> {
    const found = (await this.rounds(side)).at(-1);
    if (found === undefined) throw new Error('nothing was begun');
    return found;
  }

  met(id: QuestionnaireId): Promise<readonly Meeting[]> {
    return this.world.store.transaction((stores) => stores.meetings.met(this.couple.id, id, 99));
  }

  open(id: QuestionnaireId): Promise<Meeting | null> {
    return this.world.store.transaction((stores) => stores.meetings.open(this.couple.id, id));
  }

  /** What stands in the room of what both see, or of what invites. */
  posted(what: 'invitation' | 'together'): readonly FakeMessage[] {
    return this.world.platform.messages.filter(
      ({ audience, key }) => audience === null && key?.startsWith(`${what}:`) === true,
    );
  }

  /** To when the pulse comes by itself, also where it waits for a question, or a month on. */
  async passMonth(): Promise<void> {
    const pulse = () => this.world.store.transaction((stores) => stores.rituals.find(this.couple.id, 'pulse'));
    const before = await pulse();
    await this.world.pass((before?.nextAt ?? this.world.now() + 31 * day) - this.world.now());
    const now = await pulse();
    if (now?.waitingSince != null) await this.world.pass((now.nextAt ?? 0) - this.world.now());
  }

  roomText(): string {
    return this.world.platform.messages
      .filter(({ audience }) => audience === null)
      .map(({ card }) => cardText(card))
      .join('\n');
  }

  /** What is wrong with what people see, by the smallest platform's rules, and what was logged as an error. */
  problems(): readonly string[] {
    return [
      ...this.world.platform.messages.flatMap(({ card }) => checkCard(card)),
      ...this.world.log.filter((line) => line.includes('"level":"error"')),
    ];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.world[Symbol.asyncDispose]();
  }
}
