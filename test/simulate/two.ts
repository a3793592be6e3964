import type { RoomRef } from '../../src/model/place.ts';
import { FakePerson } from '../fakes/fake-person.ts';
import { answerAll } from '../flows/tapping.ts';
import type { Act, ChosenRhythm, Done, RitualName } from './acts.ts';
import { Chance } from './chance.ts';
import type { Life } from './life.ts';
import { askMonthly, isOf, offerOf, reactionsTo } from './reactions.ts';
import type { Rooms, Seen } from './rooms.ts';

/** Two people at the rooms, who do what their life has them do with the commands and buttons that anybody has. */
export class Two {
  readonly life: Life;
  /** What they did so far. */
  readonly done: Done[] = [];
  readonly #rooms: Rooms;
  readonly #settle: () => Promise<void>;
  /** When they do what. */
  readonly #chance: Chance;
  /** What they press: how often depends on the question, which is another's chance. */
  readonly #presses: Chance;
  #moves = 0;

  /** `settle` waits until everything that follows from an act is there. */
  constructor(rooms: Rooms, life: Life, settle: () => Promise<void>) {
    this.#rooms = rooms;
    this.#settle = settle;
    this.life = life;
    this.#chance = new Chance(life.couple);
    this.#presses = new Chance(-life.couple);
  }

  /** Where they are. */
  get room(): string {
    return roomOf(this.life.couple, this.#moves);
  }

  async act(act: Act): Promise<void> {
    const taken = await this.#do(act);
    this.done.push({ act, taken, room: this.room });
  }

  /** What they do about something that has come, and when. */
  reactTo(seen: Seen): readonly Act[] {
    return reactionsTo(this.#chance, this.life, seen);
  }

  /** Answers a question, whatever its format, if it is still there and takes answers. */
  async #answer(person: FakePerson, question: string): Promise<boolean> {
    const card = await this.#find(person, question, 'Answer');
    if (card === undefined) return false;
    await person.click('Answer', card);
    if ((await person.form()) !== null) return this.#submit(person, { words: 'what one of them says' });
    for (let presses = 0; presses < 10; presses += 1) {
      const own = (await person.cards()).findLast((one) => one.private);
      const options = own?.buttons ?? [];
      if (options.some((label) => ['Change', 'Reply'].includes(label))) return true;
      if (options.length === 0) return false;
      await person.click(options[Math.floor(this.#presses.next() * Math.min(2, options.length))] ?? '', own?.id);
      if ((await person.form()) !== null) return this.#submit(person, { words: 'what one of them says' });
    }
    return false;
  }

  /** Rates all of the pulse, once more where they did before. */
  async #rate(person: FakePerson): Promise<boolean> {
    await person.command('pulse');
    const own = async () => (await person.cards()).findLast((one) => one.private);
    const card = await own();
    if (card?.buttons.includes('Do it again') === true) await person.click('Do it again', card.id);
    if ((await own())?.buttons.includes('Start') !== true) return false;
    await person.click('Start', card?.id);
    await answerAll(person, (options) => this.#presses.one(options));
    return (await own())?.buttons.includes('Do it again') === true;
  }

  /** Says yes or no to what is offered. */
  async #decide(person: FakePerson, { what, yes }: { what: RitualName; yes: boolean }): Promise<boolean> {
    const offer = `offer:${offerOf[what]}`;
    const label = yes ? 'Yes, please' : 'Not now';
    const card =
      what === 'pulse' ? await this.#find(person, 'together', askMonthly) : await this.#find(person, offer, label);
    if (card !== undefined) await person.click(what === 'pulse' ? askMonthly : label, card);
    return card !== undefined;
  }

  /** Begins a journey, if it is among those that there are. */
  async #walk(person: FakePerson, journey: string): Promise<boolean> {
    await person.command('journey');
    const card = (await person.cards()).findLast((one) => one.private);
    if (card?.options.includes(journey) !== true) return false;
    await person.pick(journey);
    await person.click('Start', card.id);
    return true;
  }

  /** Leaves the journey that they are on: one of them on the card in the room, the other on their own list. */
  async #leave(person: FakePerson, who: 0 | 1): Promise<boolean> {
    const inRoom = who === 0 ? await this.#find(person, 'journey', 'Leave') : undefined;
    if (inRoom === undefined) await person.command('journey');
    const card = inRoom ?? (await person.cards()).findLast((one) => one.private && one.buttons.includes('Leave'))?.id;
    if (card !== undefined) await person.click('Leave', card);
    return card !== undefined;
  }

  /** The newest card of a kind in their room that has a button. */
  async #find(person: FakePerson, kind: string, label: string): Promise<string | undefined> {
    const ofKind = new Set(this.#here().messages.flatMap(({ id, key }) => (isOf(kind, key) ? id : [])));
    return (await person.cards()).findLast(({ id, buttons }) => ofKind.has(id) && buttons.includes(label))?.id;
  }

  /** Whether the form was taken; where it was not, it is put away. */
  async #submit(person: FakePerson, values: Parameters<FakePerson['submit']>[0]): Promise<boolean> {
    await person.submit(values);
    return !this.#here().forms.delete(person.name);
  }

  async #do(act: Act): Promise<boolean> {
    const one = this.#person(0);
    switch (act.kind) {
      case 'pair':
        await one.command('pair', { partner: nameOf(this.life.couple, 1) });
        await this.#person(1).click('Accept');
        return true;
      case 'schedule': {
        const { time, zone } = act.rhythm;
        const days = 'days' in act.rhythm ? act.rhythm.days : [];
        await one.command('checkin schedule');
        const us = act.us === null ? 'off' : String(act.us);
        return this.#submit(one, { days: days.map(String), time, zone, us: [us] });
      }
      case 'ritual': {
        await one.command('settings');
        await one.pick(ritualLabels[act.what]);
        return this.#submit(one, act.rhythm === null ? { on: 'off' } : { on: 'on', ...typed(act.rhythm) });
      }
      case 'say':
        await this.#person(act.who).command('appreciate');
        await this.#person(act.who).submit({ words: 'what one of them values' });
        return true;
      case 'keep':
        await one.command('moment add');
        await one.submit({ what: 'what one of them remembers', day: act.day });
        return true;
      case 'aim':
        await one.command('goal add');
        await one.submit({ what: `aim ${act.goal}` });
        return true;
      case 'plan': {
        const { day, time, zone } = act;
        await one.command('date plan');
        return this.#submit(one, { what: 'what they are up to', day, time, zone });
      }
      case 'reach':
        await one.command('goal done', { goal: `aim ${act.goal}` });
        return true;
      case 'answer':
        return this.#answer(this.#person(act.who), act.question);
      case 'rate':
        return this.#rate(this.#person(act.who));
      case 'decide':
        return this.#decide(this.#person(act.who), act);
      case 'walk':
        return this.#walk(this.#person(act.who), act.journey);
      case 'leave':
        return this.#leave(this.#person(act.who), act.who);
      case 'pause':
        await one.command('checkin pause', act.days === null ? {} : { days: String(act.days) });
        return true;
      case 'resume':
        await one.command('checkin resume');
        return true;
      case 'skip':
        await one.command('checkin skip');
        return true;
      case 'quiet': {
        await one.command('settings');
        await one.click('Change quiet hours');
        return (await this.#submit(one, { from: act.from, to: act.to })) && this.#confirm(one);
      }
      case 'move': {
        this.#moves += 1;
        const here = this.#person(0);
        await here.command('pair', { partner: nameOf(this.life.couple, 1) });
        await here.click('Ask to move here');
        await this.#person(1).click('Accept');
        return true;
      }
      case 'unpair':
        await one.command('unpair');
        await one.click('End it for both of us');
        return true;
      case 'forget':
        await one.command('privacy');
        await one.click('Delete my data');
        await one.click('Delete it for good');
        return true;
    }
  }

  /** Where Attune asks first whether these hours are meant, they are. */
  async #confirm(person: FakePerson): Promise<boolean> {
    const card = (await person.cards()).findLast((one) => one.private);
    const yes = card?.buttons.find((label) => label === 'Save them anyway');
    if (yes !== undefined) await person.click(yes, card?.id);
    return true;
  }

  #person(who: 0 | 1): FakePerson {
    const room: RoomRef = { platform: 'web', space: 'simulated', room: this.room };
    return new FakePerson(this.#here(), room, nameOf(this.life.couple, who), this.life.zones[who], this.#settle);
  }

  #here() {
    return this.#rooms.of({ room: this.room });
  }
}

/** What the menu of the settings calls each. */
const ritualLabels: Readonly<Record<RitualName, string>> = {
  digest: 'The look into your jar',
  day: 'The look back at this day',
  goals: 'The look at your goals',
  review: 'The look back at your month',
  pulse: 'The pulse',
};

/** A rhythm as it stands in the form of a ritual. */
function typed({ time, zone, ...when }: ChosenRhythm): Readonly<Record<string, string | readonly string[]>> {
  return { time, zone, ...('days' in when ? { days: when.days.map(String) } : { day: String(when.monthDay) }) };
}

export function roomOf(couple: number, moves: number): string {
  return moves === 0 ? `room-${couple}` : `room-${couple}-${moves}`;
}

/** Whose room it is. */
export function coupleIn(room: string): number {
  return Number(room.split('-')[1]);
}

function nameOf(couple: number, who: 0 | 1): string {
  return `p${couple}-${who}`;
}
