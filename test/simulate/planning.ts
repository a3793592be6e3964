import { type ChosenRhythm, type RitualName, ritualNames } from './acts.ts';
import { after, localAt } from './clock.ts';
import type { Known, Placing, Plan, What } from './placing.ts';

/** What becomes of two people's plans by what they do. */
export class Planning {
  readonly #known: Known;
  readonly #placing: Placing;
  pause: { readonly until: number | null } | null = null;

  constructor(known: Known, placing: Placing) {
    this.#known = known;
    this.#placing = placing;
  }

  /** What everybody begins with. */
  begin(at: number): void {
    const [zone] = this.#known.zones;
    this.#known.plans = [
      this.#planned('question', { days: [1, 3, 5], time: '20:00', zone }, true, at),
      this.#planned('us', { days: [7], time: '18:00', zone }, false, at),
      ...ritualNames.map((name) => ({
        ...this.#planned(name, { days: [7], time: '20:00', zone }, false, at),
        isChosen: false,
      })),
    ];
  }

  /** `null` switches it off. */
  switch(ritual: RitualName, rhythm: ChosenRhythm | null, at: number): void {
    const plan = this.#known.plans.find(({ what }) => what === ritual);
    if (plan === undefined) return;
    if (rhythm !== null && plan.on && same(rhythm, plan.rhythm)) return;
    const kept = rhythm ?? this.#usual(plan, at);
    Object.assign(plan, this.#planned(ritual, kept, rhythm !== null, at), { came: plan.came });
  }

  /** They say yes to what is offered: it comes as it was, or else as is suggested, at the time of the question. */
  take(ritual: RitualName, at: number): void {
    const plan = this.#known.plans.find(({ what }) => what === ritual);
    if (plan !== undefined) this.switch(ritual, this.#usual(plan, at), at);
  }

  /** What it was on, and where they have not chosen it so far, what is suggested at that moment; kept also by a no. */
  #usual({ what, rhythm, isChosen }: Plan, at: number): ChosenRhythm {
    const question = this.#known.plans.find((one) => one.what === 'question');
    return isChosen || question === undefined || what === 'question' || what === 'us'
      ? rhythm
      : suggested(what, question.rhythm, at);
  }

  /** The day of the one about the two is taken from the question, unless both were on it already. */
  choose(wish: ChosenRhythm, us: number | null, at: number): void {
    const daysBefore = (wanted: Plan['what']) =>
      this.#known.plans.flatMap(({ what, rhythm }) => (what === wanted ? daysOf(rhythm) : []));
    const isUsOn = this.#known.plans.some(({ what, on }) => what === 'us' && on);
    const isShared = (day: number) => isUsOn && daysBefore('us')[0] === day && daysBefore('question').includes(day);
    const days = daysOf(wish).filter((one) => one !== us || isShared(one));
    for (const plan of this.#known.plans.filter(({ what }) => what === 'question' || what === 'us')) {
      const isUs = plan.what === 'us';
      const on = isUs ? us !== null : true;
      const rhythm = { ...wish, days: isUs ? (us === null ? daysOf(plan.rhythm) : [us]) : days };
      if (!on && !plan.on) continue;
      if (on === plan.on && same(rhythm, plan.rhythm)) continue;
      Object.assign(plan, this.#planned(plan.what, rhythm, on, at), { came: plan.came });
    }
  }

  skip(at: number): void {
    if (this.pause !== null) return;
    const isAhead = ({ skipped }: Plan) => skipped !== null && skipped > at;
    const [soonest] = this.#known.plans
      .flatMap((plan) => {
        if (!plan.on || plan.next === null) return [];
        if (isAhead(plan)) return [{ plan, next: plan.next, comes: plan.skipped ?? 0 }];
        const next = this.#placing.speaks(plan, plan.since ?? plan.next)
          ? plan.next
          : this.#placing.nextToSay(plan, plan.next);
        return [{ plan, next, comes: this.#placing.place(plan, next) }];
      })
      .toSorted((one, other) => one.comes - other.comes || Number(isAhead(other.plan)) - Number(isAhead(one.plan)));
    if (soonest === undefined || isAhead(soonest.plan)) return;
    const { plan, next } = soonest;
    Object.assign(plan, { skipped: next, next: after(plan.rhythm, next), since: null });
  }

  bringBack(at: number): void {
    const [plan] = this.#known.plans
      .filter((one) => one.on && one.skipped !== null && one.skipped > at)
      .toSorted((one, other) => (one.skipped ?? 0) - (other.skipped ?? 0));
    if (plan === undefined) return;
    Object.assign(plan, { next: plan.skipped, skipped: null, since: null });
  }

  reckon(at: number): void {
    for (const plan of this.#known.plans) Object.assign(plan, { next: this.#nextOf(plan, at), since: null });
  }

  #planned(what: What, rhythm: ChosenRhythm, on: boolean, at: number): Plan {
    const plan: Plan = { what, rhythm, on, isChosen: true, came: null, next: null, since: null, skipped: null };
    return { ...plan, next: this.#nextOf(plan, at) };
  }

  #nextOf({ on, rhythm, skipped }: Plan, at: number): number | null {
    if (!on || (this.pause !== null && this.pause.until === null)) return null;
    return after(rhythm, Math.max(at, (this.pause?.until ?? 0) - 1, skipped ?? 0));
  }
}

/**
 * The jar on Sundays; the look back at a day each morning; that at the month on its first day; the goals once a month from
 * today; and the pulse too, though not again this evening: the day before, a month on.
 */
function suggested(ritual: RitualName, { time, zone }: ChosenRhythm, now: number): ChosenRhythm {
  const today = localAt(zone, now).toPlainDate();
  switch (ritual) {
    case 'digest':
      return { days: [7], time, zone };
    case 'day':
      return { days: [1, 2, 3, 4, 5, 6, 7], time: '09:00', zone };
    case 'pulse':
      return { monthDay: today.subtract({ days: 1 }).day, time, zone };
    case 'review':
      return { monthDay: 1, time, zone };
    case 'goals':
      return { monthDay: today.day, time, zone };
  }
}

function daysOf(rhythm: ChosenRhythm): readonly number[] {
  return 'days' in rhythm ? rhythm.days : [];
}

function same(one: ChosenRhythm, other: ChosenRhythm): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
