import type { Done } from './acts.ts';
import { after, day, hour, minute } from './clock.ts';
import { afterChange, type Late, type OfPlan, unsure } from './dates.ts';
import { Kept } from './kept.ts';
import { type Known, Placing, type Plan, type What } from './placing.ts';
import { Planning } from './planning.ts';

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
  readonly #planning: Planning;
  readonly #acts: readonly Done[];
  readonly #outages: readonly Outage[];
  #due: Expected[] = [];
  /** When a pause, or the quiet hours, were another last. */
  #changed = 0;
  #room = '';

  constructor({ zones, done, shown }: History, outages: readonly Outage[]) {
    this.#known = { zones, kept: new Kept(zones, shown), plans: [], quiet: { from: '22:00', to: '08:00' } };
    this.#placing = new Placing(this.#known);
    this.#planning = new Planning(this.#known, this.#placing);
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
        this.#planning.begin(act.at);
        return;
      case 'schedule':
        this.#planning.choose(act.rhythm, act.us, act.at);
        return;
      case 'ritual':
        this.#planning.switch(act.what, act.rhythm, act.at);
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
        this.#planning.pause = { until: act.days === null ? null : act.at + act.days * day };
        this.#planning.reckon(act.at);
        return;
      case 'resume':
        this.#changed = act.at;
        if (this.#planning.pause === null) this.#planning.bringBack(act.at);
        else {
          this.#planning.pause = null;
          this.#planning.reckon(act.at);
        }
        return;
      case 'skip':
        this.#planning.skip(act.at);
        return;
      case 'quiet':
        this.#changed = act.at;
        this.#known.quiet = { from: act.from, to: act.to };
        this.#due = this.#due.map(({ late, ...due }) => ({
          ...due,
          late: late === null ? null : afterChange(late, this.#known.quiet, act.at),
        }));
        return;
      case 'move':
        this.#room = room;
        this.#planning.reckon(act.at);
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
      const over = this.#planning.pause?.until ?? null;
      const times =
        this.#planning.pause === null
          ? [...this.#known.plans.flatMap(({ on, next }) => (on && next !== null ? [next] : [])), this.#nextDate(now)]
          : [];
      const soonest = Math.min(...times, over ?? Number.POSITIVE_INFINITY);
      const looked = this.#awake(Math.max(soonest, now));
      if (looked >= until) return;
      now = looked;
      if (over !== null && over <= now) {
        this.#planning.pause = null;
        this.#changed = now;
        this.#planning.reckon(over - 1);
      }
      if (this.#known.plans.length > 0 && this.#planning.pause === null) this.#bringDates(now);
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

  /** The first moment from this one on at which somebody looks what is due. */
  #awake(at: number): number {
    return this.#outages.find(({ from, until }) => from <= at && at < until)?.until ?? at;
  }
}
