import type { RoomRef } from '../../src/model/place.ts';
import { FakePerson } from '../fakes/fake-person.ts';
import type { Act, ChosenRhythm, Done, RitualName } from './acts.ts';
import { Chance } from './chance.ts';
import type { Life } from './life.ts';
import type { Rooms } from './rooms.ts';

/** Two people at the rooms, who do what their life has them do with the commands and buttons that anybody has. */
export class Two {
  readonly life: Life;
  /** What they did so far. */
  readonly done: Done[] = [];
  readonly #rooms: Rooms;
  readonly #settle: () => Promise<void>;
  readonly #chance: Chance;
  #moves = 0;

  /** `settle` waits until everything that follows from an act is there. */
  constructor(rooms: Rooms, life: Life, settle: () => Promise<void>) {
    this.#rooms = rooms;
    this.#settle = settle;
    this.life = life;
    this.#chance = new Chance(life.couple);
  }

  /** Where they are. */
  get room(): string {
    return roomOf(this.life.couple, this.#moves);
  }

  async act(act: Act): Promise<void> {
    const taken = await this.#do(act);
    this.done.push({ act, taken, room: this.room });
  }

  /** Who of the two will answer a question that has come, and how much later (ms): never on a full or half hour. */
  answering(): readonly { readonly who: 0 | 1; readonly later: number }[] {
    return ([0, 1] as const).flatMap((who) => {
      const later = this.#chance.whole(1, 40) * 30 + this.#chance.whole(1, 29);
      return this.#chance.happens(this.life.diligence[who]) ? [{ who, later: later * 60_000 }] : [];
    });
  }

  /** Answers the newest question, whatever its format, if there is one that this person can still answer. */
  async answer(who: 0 | 1): Promise<void> {
    const person = this.#person(who);
    const cards = await person.cards();
    const question = cards.findLast((card) => !card.private && card.buttons.includes('Answer'));
    if (question === undefined) return;
    await person.click('Answer', question.id);
    if ((await person.form()) !== null) {
      await person.submit({ words: 'what one of them says' });
      return;
    }
    for (let presses = 0; presses < 10; presses += 1) {
      const own = (await person.cards()).findLast((card) => card.private);
      const options = own?.buttons ?? [];
      if (options.length === 0 || options.some((label) => ['Change', 'Reply'].includes(label))) return;
      await person.click(options[Math.floor(this.#chance.next() * Math.min(2, options.length))] ?? '', own?.id);
      if ((await person.form()) !== null) return person.submit({ words: 'what one of them says' });
    }
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
        await one.submit({ days: days.map(String), time, zone, us: [us] });
        const refused = (await one.form()) !== null;
        this.#here().forms.delete(one.name);
        return !refused;
      }
      case 'ritual': {
        await one.command('settings');
        await one.pick(ritualLabels[act.what]);
        await one.submit(act.rhythm === null ? { on: 'off' } : { on: 'on', ...typed(act.rhythm) });
        const refused = (await one.form()) !== null;
        this.#here().forms.delete(one.name);
        return !refused;
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
        await one.submit({ what: 'what they are up to', day, time, zone });
        const refused = (await one.form()) !== null;
        this.#here().forms.delete(one.name);
        return !refused;
      }
      case 'reach':
        await one.command('goal done', { goal: `aim ${act.goal}` });
        return true;
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
        await one.submit({ from: act.from, to: act.to });
        if ((await one.form()) === null) return this.#confirm(one);
        this.#here().forms.delete(one.name);
        return false;
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
