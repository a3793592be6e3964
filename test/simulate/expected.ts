import type { Done } from './acts.ts';
import { after, afterQuiet, day, hour, minute, type Quiet } from './clock.ts';
import { afterChange, type Late, unsure } from './dates.ts';
import type { Comes, Expected } from './due.ts';
import type { Plan } from './placing.ts';
import { type Given, Standing } from './standing.ts';

/** When nobody was there to look what is due: from a moment until, but not with, another (ms). */
export type Outage = { readonly from: number; readonly until: number };

/** What has to be known of a couple for it. */
export type History = Given & { readonly done: readonly Done[] };

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
 * 8. The look into the jar tells of the time between the last two times of its rhythm, of nothing twice, and does not come
 *    where nothing was said; the look at the goals not where none is open; the look back at a day not where nothing comes
 *    back, or it came that day already; and that at the month not where there was nothing in it, by the clock of the question.
 * 9. Two never come within less than an hour: the one that gives way waits, as docs/rhythm.md says. What takes precedence
 *    is planned first.
 * 10. What is planned together brings what dates.ts says; what is answered, answers.ts; what is rated, pulses.ts; a journey,
 *    journeys.ts; and what is offered is in offers.ts.
 */
export function expectedOf(history: History, outages: readonly Outage[], end: number): readonly Expected[] {
  return new Reckoning(history, outages).until(end);
}

class Reckoning {
  readonly #standing: Standing;
  readonly #acts: readonly Done[];
  readonly #outages: readonly Outage[];
  #due: Expected[] = [];
  /** When a pause, or the quiet hours, were another last. */
  #changed = 0;
  #room = '';

  constructor({ done, ...given }: History, outages: readonly Outage[]) {
    this.#standing = new Standing(given);
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
    this.#room = room;
    for (const what of this.#standing.do(act)) this.#bring(what, act.at);
    if (['pause', 'resume', 'quiet'].includes(act.kind)) this.#changed = act.at;
    if (act.kind !== 'quiet') return;
    const { quiet } = this.#standing.known;
    this.#due = this.#due.map(({ late, ...due }) => ({
      ...due,
      late: late === null ? null : afterChange(late, quiet, act.at),
    }));
  }

  /** Everything between two acts. */
  #live(from: number, until: number): void {
    const { known, planning, notes } = this.#standing;
    for (let now = from; ; ) {
      const over = planning.pause?.until ?? Number.POSITIVE_INFINITY;
      const looked = this.#awake(Math.max(Math.min(this.#standing.next(now), over), now));
      if (looked >= until) return;
      now = looked;
      if (known.plans.length > 0) this.#look(now, over);
      for (const what of notes.take(now)) this.#bring(what, now);
    }
  }

  /** What is due of a couple that is still one. `over`: when its pause is. */
  #look(now: number, over: number): void {
    const { known, answers, journeys, offers } = this.#standing;
    if (over <= now) {
      this.#changed = now;
      this.#standing.goOn(over - 1, now);
    }
    const { rests } = this.#standing;
    if (!rests) this.#bringDates(now);
    for (const plan of known.plans) if (plan.on && plan.next !== null && plan.next <= now) this.#fall(plan, now);
    for (const side of answers.take(now, rests)) this.#bring(`reminds ${side}`, now);
    for (const what of journeys.take(now, rests)) this.#bring(what, now);
    for (const what of offers.take(now, rests)) this.#bring(`offers ${what}`, now);
  }

  #bring(what: Comes, now: number, late: Late | null = null): void {
    this.#due.push({ room: this.#room, at: now, what, late });
  }

  #bringDates(now: number): void {
    const { kept, quiet } = this.#standing.known;
    const isUnsure = now - this.#changed < unsure;
    for (const { what, late } of kept.dates.take(quiet, now))
      this.#bring(what, now, isUnsure ? this.#onceAwake(late, quiet) : null);
  }

  /** What would come while nobody is there comes after that, once it is quiet for nobody. */
  #onceAwake(late: Late, quiet: Quiet): Late {
    let { afterwards } = late;
    for (let back = this.#awake(afterwards); back !== afterwards; back = this.#awake(afterwards))
      afterwards = afterQuiet(quiet, late.zones, back);
    return { ...late, afterwards };
  }

  /** Something is due at a moment, or was before it. */
  #fall(plan: Plan, now: number): void {
    const { placing } = this.#standing;
    const next = plan.next ?? now;
    const missed = [{ due: plan.since ?? next, at: next }];
    for (let at = after(plan.rhythm, Math.max(next, now - 3 * day)); at <= now; at = after(plan.rhythm, at))
      missed.push({ due: at, at });
    for (const { due, at } of missed.filter((one) => placing.speaks(plan, one.due)).toReversed()) {
      const wanted = placing.place(plan, at);
      const possible = placing.afterQuiet(now);
      if (wanted <= now && possible - wanted > 6 * hour) continue;
      const inTime = possible === now && now - wanted < 10 * minute;
      const comes = wanted > now || inTime ? wanted : placing.place(plan, now);
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
    const { known, pulses } = this.#standing;
    const { what, rhythm } = plan;
    if (what === 'question' || what === 'us') {
      for (const one of this.#standing.ask(what, now)) this.#bring(one, now);
    } else {
      const zone = known.plans[0]?.rhythm.zone ?? rhythm.zone;
      if (!(what === 'pulse' ? pulses.ask(now) : known.kept.tells(what, rhythm, zone, now))) return;
      this.#bring(what, now);
    }
    plan.came = comes;
  }

  /** The first moment from this one on at which somebody looks what is due. */
  #awake(at: number): number {
    return this.#outages.find(({ from, until }) => from <= at && at < until)?.until ?? at;
  }
}
