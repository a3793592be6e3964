import { type ChosenRhythm, type RitualName, ritualNames } from './acts.ts';
import { after, day, hour, minute } from './clock.ts';
import { type Late, type OfPlan, unsure } from './dates.ts';
import { Kept } from './kept.ts';
import { type Known, Placing, type Plan, type What } from './placing.ts';
import type { Done } from './two.ts';

/** What should have come in a room at a moment (ms since 1970). */
export type Due = { readonly room: string; readonly at: number; readonly what: What | OfPlan };

/** `late`: it need not come in that very minute. */
export type Expected = Due & { readonly late: Late | null };

/** When nobody was there to look what is due: from a moment until, but not with, another (ms). */
export type Outage = { readonly from: number; readonly until: number };

/** What has to be known of a couple for it. */
export type History = {
  readonly zones: readonly [string, string];
  readonly done: readonly Done[];
  /** When they were shown what both had answered. */
  readonly shown: readonly number[];
};

/**
 * What should have come, reckoned from the rules as they are told to people, and from nothing of Attune itself:
 *
 * 1. A rhythm comes on its days at its time, by the clock of its zone; where that clock jumps over the time, so much
 *    later; where it shows it twice, the first time.
 * 2. What is due in the quiet hours of either of the two waits for their end, and is due then.
 * 3. Nothing comes more than six hours late: then it is left out. Of several that were missed, the newest that can still come.
 * 4. Nothing comes while it is paused. What comes on after a pause is what is due from its end on.
 * 5. A skip leaves out whatever would come next; where that is left out already, nothing more. Going on without a pause
 *    brings it back, the soonest of several, as long as its time is ahead.
 * 6. A changed rhythm counts from then on; one that stays as it was keeps what was planned, and what was skipped.
 * 7. Whoever moves is asked in the new room, from then on.
 * 8. The pulse is left out while one that was asked less than two weeks before is open. The look into the jar tells of the
 *    time between the last two times of its rhythm, of nothing twice, and does not come where nothing was said; the look
 *    at the goals not where none is open; the look back at a day not where nothing comes back, or it came that day
 *    already; and that at the month not where there was nothing in it, by the clock of the question.
 * 9. Two never come within less than an hour: the one that gives way waits, as docs/rhythm.md says. What takes precedence
 *    is planned first.
 * 10. What is planned together brings what dates.ts says; nothing while it is paused.
 */
export function expectedOf(history: History, outages: readonly Outage[], end: number): readonly Expected[] {
  return new Reckoning(history, outages).until(end);
}

class Reckoning {
  readonly #known: Known;
  readonly #placing: Placing;
  readonly #acts: readonly Done[];
  readonly #outages: readonly Outage[];
  readonly #due: Expected[] = [];
  /** When a pause, or the quiet hours, were another last. */
  #changed = 0;
  #room = '';
  #pause: { until: number | null } | null = null;

  constructor({ zones, done, shown }: History, outages: readonly Outage[]) {
    this.#known = { zones, kept: new Kept(zones, shown), plans: [], quiet: { from: '22:00', to: '08:00' } };
    this.#placing = new Placing(this.#known);
    this.#acts = done;
    this.#outages = outages;
  }

  until(end: number): readonly Expected[] {
    let now = this.#acts[0]?.act.at ?? end;
    for (const done of this.#acts) {
      this.#live(now, done.act.at);
      now = done.act.at;
      if (done.taken) this.#do(done);
    }
    this.#live(now, end);
    return this.#due;
  }

  #do({ act, room }: Done): void {
    switch (act.kind) {
      case 'pair':
        this.#room = room;
        this.#known.plans = [
          this.#planned('question', { days: [1, 3, 5], time: '20:00', zone: this.#known.zones[0] }, true, act.at),
          this.#planned('us', { days: [7], time: '18:00', zone: this.#known.zones[0] }, false, act.at),
          ...ritualNames.map((name) =>
            this.#planned(name, { days: [7], time: '20:00', zone: this.#known.zones[0] }, false, act.at),
          ),
        ];
        return;
      case 'schedule':
        this.#choose(act.rhythm, act.us, act.at);
        return;
      case 'ritual':
        this.#switch(act.what, act.rhythm, act.at);
        return;
      case 'say':
        this.#known.kept.said.push(act.at);
        return;
      case 'keep':
        this.#known.kept.days.push({ day: act.day, at: act.at });
        return;
      case 'aim':
        this.#known.kept.goals.add(act.goal);
        return;
      case 'reach':
        if (this.#known.kept.goals.delete(act.goal)) this.#known.kept.reached.push(act.at);
        return;
      case 'plan': {
        const { day: date, time, zone, at } = act;
        const when = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time });
        this.#known.kept.dates.add(when.epochMilliseconds, zone, at);
        return;
      }
      case 'pause':
        this.#changed = act.at;
        this.#pause = { until: act.days === null ? null : act.at + act.days * day };
        this.#reckon(act.at);
        return;
      case 'resume':
        this.#changed = act.at;
        if (this.#pause === null) this.#bringBack(act.at);
        else {
          this.#pause = null;
          this.#reckon(act.at);
        }
        return;
      case 'skip':
        this.#skip(act.at);
        return;
      case 'quiet':
        this.#changed = act.at;
        this.#known.quiet = { from: act.from, to: act.to };
        return;
      case 'move':
        this.#room = room;
        this.#reckon(act.at);
        return;
      case 'unpair':
      case 'forget':
        this.#known.plans = [];
        return;
    }
  }

  /** Everything between two acts. */
  #live(from: number, until: number): void {
    for (let now = from; ; ) {
      const over = this.#pause?.until ?? null;
      const times =
        this.#pause === null
          ? [...this.#known.plans.flatMap(({ on, next }) => (on && next !== null ? [next] : [])), this.#nextDate(now)]
          : [];
      const soonest = Math.min(...times, over ?? Number.POSITIVE_INFINITY);
      const looked = this.#awake(Math.max(soonest, now));
      if (looked >= until) return;
      now = looked;
      if (over !== null && over <= now) {
        this.#pause = null;
        this.#changed = now;
        this.#reckon(over - 1);
      }
      if (this.#known.plans.length > 0 && this.#pause === null) this.#bringDates(now);
      for (const plan of this.#known.plans)
        if (plan.on && plan.next !== null && plan.next <= now) this.#fall(plan, now);
    }
  }

  #nextDate(now: number): number {
    const { kept, quiet, plans } = this.#known;
    return plans.length === 0 ? Number.POSITIVE_INFINITY : kept.dates.next(quiet, now);
  }

  #bringDates(now: number): void {
    const isUnsure = now - this.#changed < unsure;
    for (const { what, late } of this.#known.kept.dates.take(this.#known.quiet, now))
      this.#due.push({ room: this.#room, at: now, what, late: isUnsure ? late : null });
  }

  /** Something is due at a moment, or was before it. */
  #fall(plan: Plan, now: number): void {
    const next = plan.next ?? now;
    const missed = [{ due: plan.since ?? next, at: next }];
    for (let at = after(plan.rhythm, Math.max(next, now - 3 * day)); at <= now; at = after(plan.rhythm, at))
      missed.push({ due: at, at });
    for (const { due, at } of missed.filter((one) => this.#placing.speaks(plan, one.due)).toReversed()) {
      const wanted = this.#placing.place(plan, at);
      const possible = this.#placing.afterQuiet(now);
      if (wanted <= now && possible - wanted > 6 * hour) continue;
      const inTime = possible === now && now - wanted < 10 * minute;
      const comes = wanted > now || inTime ? wanted : this.#placing.place(plan, now);
      if (comes > now) {
        Object.assign(plan, { next: comes, since: due });
        return;
      }
      this.#come(plan, comes, now);
      break;
    }
    Object.assign(plan, { skipped: null, next: after(plan.rhythm, now), since: null });
  }

  /** It is here; one that finds nothing to say has not come. */
  #come(plan: Plan, comes: number, now: number): void {
    const { what, rhythm } = plan;
    if (what === 'pulse' && now - (plan.fresh ?? 0) < 14 * day) return;
    const zone = this.#known.plans[0]?.rhythm.zone ?? rhythm.zone;
    if (what !== 'question' && what !== 'us' && !this.#known.kept.tells(what, rhythm, zone, now)) return;
    this.#due.push({ room: this.#room, at: now, what, late: null });
    plan.came = comes;
    plan.fresh = now;
  }

  /** `null` switches it off. */
  #switch(ritual: RitualName, rhythm: ChosenRhythm | null, at: number): void {
    const plan = this.#known.plans.find(({ what }) => what === ritual);
    if (plan === undefined) return;
    if (rhythm !== null && plan.on && same(rhythm, plan.rhythm)) return;
    Object.assign(plan, this.#planned(ritual, rhythm ?? plan.rhythm, rhythm !== null, at), {
      came: plan.came,
      fresh: plan.fresh,
    });
  }

  /** A day that is newly chosen for the one about the two is taken from the question. */
  #choose(wish: ChosenRhythm, us: number | null, at: number): void {
    const now = this.#known.plans.find(({ what, on }) => what === 'us' && on);
    const usBefore = now === undefined ? null : daysOf(now.rhythm)[0];
    const days = daysOf(wish).filter((one) => us === usBefore || one !== us);
    for (const plan of this.#known.plans.filter(({ what }) => what === 'question' || what === 'us')) {
      const isUs = plan.what === 'us';
      const on = isUs ? us !== null : true;
      const rhythm = { ...wish, days: isUs ? (us === null ? daysOf(plan.rhythm) : [us]) : days };
      if (!on && !plan.on) continue;
      if (on === plan.on && same(rhythm, plan.rhythm)) continue;
      Object.assign(plan, this.#planned(plan.what, rhythm, on, at), { came: plan.came, fresh: plan.fresh });
    }
  }

  #skip(at: number): void {
    if (this.#pause !== null) return;
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

  #bringBack(at: number): void {
    const [plan] = this.#known.plans
      .filter((one) => one.on && one.skipped !== null && one.skipped > at)
      .toSorted((one, other) => (one.skipped ?? 0) - (other.skipped ?? 0));
    if (plan === undefined) return;
    Object.assign(plan, { next: plan.skipped, skipped: null, since: null });
  }

  #reckon(at: number): void {
    for (const plan of this.#known.plans) Object.assign(plan, { next: this.#nextOf(plan, at), since: null });
  }

  #planned(what: What, rhythm: ChosenRhythm, on: boolean, at: number): Plan {
    const plan: Plan = { what, rhythm, on, came: null, fresh: null, next: null, since: null, skipped: null };
    return { ...plan, next: this.#nextOf(plan, at) };
  }

  #nextOf({ on, rhythm, skipped }: Plan, at: number): number | null {
    if (!on || (this.#pause !== null && this.#pause.until === null)) return null;
    return after(rhythm, Math.max(at, (this.#pause?.until ?? 0) - 1, skipped ?? 0));
  }

  /** The first moment from this one on at which somebody looks what is due. */
  #awake(at: number): number {
    return this.#outages.find(({ from, until }) => from <= at && at < until)?.until ?? at;
  }
}

function daysOf(rhythm: ChosenRhythm): readonly number[] {
  return 'days' in rhythm ? rhythm.days : [];
}

function same(one: ChosenRhythm, other: ChosenRhythm): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
