import type { Act } from './acts.ts';
import { Answers, type Asked } from './answers.ts';
import { day } from './clock.ts';
import type { Comes } from './due.ts';
import { type Journey, Journeys } from './journeys.ts';
import { Kept } from './kept.ts';
import { Notes } from './notes.ts';
import { Offers } from './offers.ts';
import { type Known, Placing } from './placing.ts';
import { Planning } from './planning.ts';
import { Pulses } from './pulses.ts';
import { type Timely, Times } from './times.ts';

/** What has to be known of a couple besides what it did. */
export type Given = {
  readonly zones: readonly [string, string];
  /** What they were asked, oldest first: which question it is, is chance. */
  readonly asked: readonly Asked[];
  readonly journeys: readonly Journey[];
  readonly timely: readonly Timely[];
};

type Answering = Extract<Act, { kind: 'answer' | 'rate' | 'walk' }>;

type Keeping = Extract<Act, { kind: 'say' | 'keep' | 'aim' | 'reach' | 'plan' }>;

/** How everything stands with two people, and what comes at once of what they do. */
export class Standing {
  readonly known: Known;
  readonly placing: Placing;
  readonly planning: Planning;
  readonly answers: Answers;
  readonly pulses = new Pulses();
  readonly journeys: Journeys;
  readonly offers: Offers;
  readonly notes: Notes;
  readonly #times: Times;
  readonly #asked: readonly Asked[];

  constructor({ zones, asked, journeys, timely }: Given) {
    const shown: (readonly number[])[] = [];
    this.known = { zones, plans: [], quiet: { from: '22:00', to: '08:00' }, kept: new Kept(zones, shown) };
    this.answers = new Answers(this.known);
    shown.push(this.answers.shown, this.pulses.met);
    this.placing = new Placing(this.known);
    this.planning = new Planning(this.known, this.placing);
    this.journeys = new Journeys(journeys, asked, this.answers, this.placing);
    this.offers = new Offers(this.known, this.placing);
    this.notes = new Notes(this.known);
    this.#times = new Times(zones, timely, asked);
    this.#asked = asked;
  }

  get rests(): boolean {
    return this.planning.pause !== null;
  }

  /** When something is to be looked at next, as it is now. */
  next(now: number): number {
    const { kept, quiet, plans } = this.known;
    if (plans.length === 0) return this.notes.next();
    const rhythms = plans.flatMap(({ on, next }) => (on && next !== null ? [next] : []));
    const times = this.rests ? [] : [...rhythms, kept.dates.next(quiet, now)];
    return Math.min(...times, this.answers.next(), ...this.#others());
  }

  #others(): readonly number[] {
    return [this.journeys.next(), this.offers.next(this.rests), this.notes.next()];
  }

  /** A pause is over: what comes by a rhythm is reckoned from a moment on. */
  goOn(from: number, now: number): void {
    this.planning.pause = null;
    this.planning.reckon(from);
    this.offers.goOn(now);
  }

  /** One of the two kinds of questions comes, and what comes with it. */
  ask(what: 'question' | 'us', now: number): readonly Comes[] {
    const asked = this.#asked.find(({ at, us }) => at === now && us === (what === 'us'));
    if (asked !== undefined) this.answers.ask(asked);
    if (what === 'us') return [what];
    const ofJourney = this.journeys.ask(asked?.key ?? '', now);
    return [what, ...(ofJourney.length > 0 ? ofJourney : this.#times.ask(now))];
  }

  /** They do something; what comes of it at once. */
  do(act: Act): readonly Comes[] {
    switch (act.kind) {
      case 'answer': {
        const both = this.answers.answer(act.question, act.who, act.at);
        if (both) this.notes.tell('reveal', [otherOf(act.who)], act.at);
        return both ? ['both'] : [];
      }
      case 'rate':
        return this.#rate(act.who, act.at);
      case 'walk':
        return this.journeys.begin(act.journey, act.at);
      case 'say':
      case 'keep':
      case 'aim':
      case 'reach':
      case 'plan':
        this.#keep(act);
        return [];
      default:
        this.#change(act);
        return [];
    }
  }

  #rate(who: 0 | 1, at: number): readonly Comes[] {
    const other = otherOf(who);
    const come = this.pulses.rate(who, at, this.known.plans.some(isChosenPulse));
    for (const what of come) {
      if (what === 'pulse') this.notes.tell('invitation', [other], at, () => this.pulses.waitsFor(other, at));
      else this.notes.tell('together', [other], at);
    }
    return come;
  }

  #change(act: Exclude<Act, Answering | Keeping>): void {
    switch (act.kind) {
      case 'pair':
        this.planning.begin(act.at);
        for (const side of [0, 1] as const) this.notes.tellAlone('ask-hears', side, act.at);
        this.offers.pair(act.at);
        return;
      case 'schedule':
        this.planning.choose(act.rhythm, act.us, act.at);
        return;
      case 'ritual':
        this.planning.switch(act.what, act.rhythm, act.at);
        return;
      case 'decide':
        if (act.yes) this.planning.take(act.what, act.at);
        return;
      case 'leave':
        this.journeys.leave();
        return;
      case 'pause':
        this.planning.pause = { until: act.days === null ? null : act.at + act.days * day };
        this.planning.reckon(act.at);
        return;
      case 'resume':
        if (this.rests) this.goOn(act.at, act.at);
        else this.planning.bringBack(act.at);
        return;
      case 'skip':
        this.planning.skip(act.at);
        return;
      case 'quiet':
        if (act.from !== this.known.quiet.from || act.to !== this.known.quiet.to)
          this.notes.tellAlone('settings-quiet', 1, act.at);
        this.known.quiet = { from: act.from, to: act.to };
        return;
      case 'move':
        this.planning.reckon(act.at);
        this.offers.move(act.at);
        return;
      case 'unpair':
      case 'forget':
        this.known.plans = [];
        this.planning.pause = null;
        this.notes.end();
        this.notes.tellAlone(act.kind === 'forget' ? 'erased' : 'unpaired', 1, act.at);
        return;
    }
  }

  #keep(act: Keeping): void {
    const { kept } = this.known;
    switch (act.kind) {
      case 'say':
        kept.said.push({ at: act.at, who: act.who });
        this.notes.tell('appreciation', [otherOf(act.who)], act.at);
        this.offers.say(act.at);
        return;
      case 'keep':
        kept.days.push({ day: act.day, at: act.at });
        this.notes.tell('moment', [1], act.at);
        this.offers.keep(act.at);
        return;
      case 'aim':
        kept.goals.set(act.goal, act.at);
        this.notes.tell('goal', [1], act.at, () => kept.goals.has(act.goal));
        this.offers.aim(act.at);
        return;
      case 'reach':
        if (!kept.goals.delete(act.goal)) return;
        kept.reached.push(act.at);
        this.notes.tell('goal-done', [1], act.at);
        return;
      case 'plan': {
        const { day: date, time, zone, at } = act;
        const when = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
        kept.dates.add(when.epochMilliseconds, zone, at);
        this.notes.tell('date-plan', [1], at, (now) => now < when.epochMilliseconds);
        return;
      }
    }
  }
}

function isChosenPulse({ what, isChosen }: Known['plans'][number]): boolean {
  return what === 'pulse' && isChosen;
}

function otherOf(who: 0 | 1): 0 | 1 {
  return who === 0 ? 1 : 0;
}
