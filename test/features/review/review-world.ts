import { checkCard } from '../../../src/card/check-card.ts';
import type { Month } from '../../../src/card/picture.ts';
import { picturesOn } from '../../../src/card/place-pictures.ts';
import type { CheckIn } from '../../../src/model/check-in.ts';
import { asRevealed } from '../../../src/model/check-in.ts';
import type { Couple, Side } from '../../../src/model/couple.ts';
import type { Instant } from '../../../src/model/instant.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import { newSession } from '../../../src/model/practice/advance.ts';
import { newRitual } from '../../../src/model/ritual.ts';
import { planNext } from '../../../src/schedule/plan-ritual.ts';
import { aCheckIn, aResponse, revealed } from '../../contract/store-fixtures.ts';
import type { FakePerson } from '../../fakes/fake-person.ts';
import type { FakeMessage } from '../../fakes/fake-platform.ts';
import { FakeWorld } from '../../flows/fake-world.ts';
import { pair } from '../../flows/moves.ts';

/** Sam and Alex, who have been paired since September 10, 2026, and what a look back at their months is made of. */
export class ReviewWorld {
  readonly world: FakeWorld;
  readonly couple: Couple;

  private constructor(world: FakeWorld, couple: Couple) {
    this.world = world;
    this.couple = couple;
  }

  static async open(): Promise<ReviewWorld> {
    const world = await FakeWorld.open({ settle: true, now: at('2026-09-10T15:00:00Z') });
    await pair(world);
    const couple = await world.store.transaction((stores) => stores.couples.activeIn(world.room));
    if (couple === null) throw new Error('Sam and Alex are not paired');
    return new ReviewWorld(world, couple);
  }

  /** To a moment, with all that falls due on the way at once. */
  async goTo(time: string): Promise<void> {
    await this.world.pass(at(time) - this.world.now());
  }

  /** Has both have answered a question at a moment, an hour after it came. */
  async answered(time: string): Promise<CheckIn> {
    const checkIn = revealed(aCheckIn(this.couple, { id: crypto.randomUUID(), openedAt: at(time) - 2 * 3_600_000 }));
    await this.world.store.transaction(({ checkIns }) => checkIns.add([checkIn]));
    return checkIn;
  }

  async replied(checkIn: CheckIn, time: string): Promise<void> {
    const shown = asRevealed(checkIn);
    if (shown === null) throw new Error('it is not revealed');
    const response = aResponse(checkIn, 0, 'words of a reply', { at: at(time) });
    await this.world.store.transaction(({ answers }) => answers.addResponse(shown, response));
  }

  /** Puts one into the jar. */
  async appreciated(time: string, side: Side = 0): Promise<string> {
    const id = crypto.randomUUID();
    const words = new PartnerWords('words of thanks');
    const one = { id, coupleId: this.couple.id, side, at: at(time), words, message: null };
    await this.world.store.transaction(({ appreciations }) => appreciations.add(one));
    return id;
  }

  /** Has both have walked a practice to its end, or stopped it. */
  async practiced(practice: string, time: string, how: 'done' | 'stopped' = 'done'): Promise<void> {
    const script = this.world.content.library('en').practices.get(practice);
    if (script === undefined) throw new Error(`there is no ${practice}`);
    const session = newSession(script, { id: crypto.randomUUID(), coupleId: this.couple.id, by: 0 }, at(time));
    const [first] = session.pages;
    const pages = [first, { ...first, place: { kind: 'ended', how } }] as const;
    await this.world.store.transaction(({ practices }) => practices.save({ ...session, pages }));
  }

  /** Puts a question into the room that is there to be talked about. */
  async askedOpenly(time: string): Promise<void> {
    const message = { room: this.world.room, message: crypto.randomUUID() };
    const id = crypto.randomUUID();
    const checkIn = aCheckIn(this.couple, { id, openedAt: at(time), closesAt: at(time), mode: 'open', message });
    await this.world.store.transaction(({ checkIns }) => checkIns.add([checkIn]));
  }

  /** Has the month come by itself, on the first of the next. */
  async chooseMonthly(): Promise<void> {
    const rhythm = { monthDay: 1, time: '19:00', zone: 'Europe/Lisbon' };
    const ritual = newRitual(this.couple.id, { name: 'review', on: true, rhythm });
    await this.world.store.transaction(({ rituals }) => rituals.save([planNext(ritual, null, this.world.now())]));
  }

  /** The newest card that only this person sees. */
  card(person: FakePerson): FakeMessage {
    const found = this.world.platform.messages.findLast(({ audience }) => audience === person.name);
    if (found === undefined) throw new Error(`${person.name} sees no card`);
    return found;
  }

  /** What is posted in the room about months. */
  posted(): readonly FakeMessage[] {
    return this.world.platform.messages.filter(({ key }) => key?.startsWith('review:') === true);
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

/** The month on a card, as it is drawn. */
export function pictureOn({ card }: FakeMessage): Month {
  const [picture] = picturesOn(card);
  if (picture?.kind !== 'month') throw new Error('no month is on the card');
  return picture;
}

export function at(time: string): Instant {
  return Date.parse(time);
}
