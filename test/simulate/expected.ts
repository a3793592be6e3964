import type { ChosenRhythm } from './life.ts';
import type { Done } from './two.ts';

/** What should have come in a room at a moment (ms since 1970): a question of the rhythm, or the weekly one about the two. */
export type Due = { readonly room: string; readonly at: number; readonly what: Ritual };
export type Ritual = 'question' | 'us';

/** When nobody was there to look what is due: from a moment until, but not with, another (ms). */
export type Outage = { readonly from: number; readonly until: number };

/** What has to be known of a couple for it. */
export type History = {
  readonly zones: readonly [string, string];
  readonly done: readonly Done[];
};

const hour = 3_600_000;
/** Quiet hours begin and end on these, everywhere that anybody here lives. */
const halfHour = hour / 2;
const day = 24 * hour;

/**
 * What should have come, reckoned from the rules as they are told to people, and from nothing of Attune itself:
 *
 * 1. A rhythm comes on its days at its time, by the clock of its zone; where that clock jumps over the time, so much
 *    later; where it shows it twice, the first time.
 * 2. What is due in the quiet hours of either of the two waits for their end, and is due then.
 * 3. Nothing comes more than six hours late: then it is left out. Of several that were missed, the newest that can still come.
 * 4. Nothing comes while it is paused. What comes on after a pause is what is due from its end on.
 * 5. A skip leaves out whatever would come next. Going on without a pause brings it back, as long as its time is ahead.
 * 6. A changed rhythm counts from then on; one that stays as it was keeps what was planned, and what was skipped.
 * 7. Whoever moves is asked in the new room, from then on.
 */
export function expectedOf(history: History, outages: readonly Outage[], end: number): readonly Due[] {
  return new Reckoning(history, outages).until(end);
}

type Plan = {
  readonly what: Ritual;
  rhythm: ChosenRhythm;
  on: boolean;
  /** When it is planned next: not yet put off for quiet hours. */
  next: number | null;
  /** The occurrence that somebody had left out. */
  skipped: number | null;
};

class Reckoning {
  readonly #zones: readonly [string, string];
  readonly #acts: readonly Done[];
  readonly #outages: readonly Outage[];
  readonly #due: Due[] = [];
  #room = '';
  #plans: Plan[] = [];
  #quiet = { from: '22:00', to: '08:00' };
  #pause: { until: number | null } | null = null;

  constructor({ zones, done }: History, outages: readonly Outage[]) {
    this.#zones = zones;
    this.#acts = done;
    this.#outages = outages;
  }

  until(end: number): readonly Due[] {
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
        this.#plans = [
          this.#planned('question', { days: [1, 3, 5], time: '20:00', zone: this.#zones[0] }, true, act.at),
          this.#planned('us', { days: [7], time: '18:00', zone: this.#zones[0] }, false, act.at),
        ];
        return;
      case 'schedule':
        this.#choose(act.rhythm, act.us, act.at);
        return;
      case 'pause':
        this.#pause = { until: act.days === null ? null : act.at + act.days * day };
        this.#reckon(act.at);
        return;
      case 'resume':
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
        this.#quiet = { from: act.from, to: act.to };
        return;
      case 'move':
        this.#room = room;
        this.#reckon(act.at);
        return;
      case 'unpair':
      case 'forget':
        this.#plans = [];
        return;
    }
  }

  /** Everything between two acts. */
  #live(from: number, until: number): void {
    for (let now = from; ; ) {
      const over = this.#pause?.until ?? null;
      const times =
        this.#pause === null ? this.#plans.flatMap(({ on, next }) => (on && next !== null ? [next] : [])) : [];
      const soonest = Math.min(...times, over ?? Number.POSITIVE_INFINITY);
      const looked = this.#awake(Math.max(soonest, now));
      if (looked >= until) return;
      now = looked;
      if (over !== null && over <= now) {
        this.#pause = null;
        this.#reckon(over - 1);
      }
      for (const plan of this.#plans) if (plan.on && plan.next !== null && plan.next <= now) this.#fall(plan, now);
    }
  }

  /** Something is due at a moment, or was before it. */
  #fall(plan: Plan, now: number): void {
    const missed = [plan.next ?? now];
    for (let at = after(plan.rhythm, Math.max(missed[0] ?? now, now - 3 * day)); at <= now; at = after(plan.rhythm, at))
      missed.push(at);
    for (const at of missed.toReversed()) {
      const wanted = this.#afterQuiet(at);
      if (wanted > now) {
        plan.next = wanted;
        return;
      }
      const possible = this.#afterQuiet(now);
      if (possible - wanted > 6 * hour) continue;
      if (possible > now) {
        plan.next = possible;
        return;
      }
      this.#due.push({ room: this.#room, at: now, what: plan.what });
      break;
    }
    plan.skipped = null;
    plan.next = after(plan.rhythm, now);
  }

  #choose(wish: ChosenRhythm, us: number | null, at: number): void {
    const days = wish.days.filter((one) => one !== us);
    for (const plan of this.#plans) {
      const isUs = plan.what === 'us';
      const on = isUs ? us !== null : true;
      const rhythm = { ...wish, days: isUs ? (us === null ? plan.rhythm.days : [us]) : days };
      if (!on && !plan.on) continue;
      if (on === plan.on && same(rhythm, plan.rhythm)) continue;
      Object.assign(plan, this.#planned(plan.what, rhythm, on, at));
    }
  }

  #skip(at: number): void {
    if (this.#pause !== null) return;
    const [soonest] = this.#plans
      .flatMap((plan) => (plan.on && plan.next !== null ? [{ plan, comes: this.#afterQuiet(plan.next) }] : []))
      .toSorted((one, other) => one.comes - other.comes);
    if (soonest === undefined) return;
    const { plan } = soonest;
    if (plan.next === null || (plan.skipped !== null && plan.skipped > at)) return;
    plan.skipped = plan.next;
    plan.next = after(plan.rhythm, plan.next);
  }

  #bringBack(at: number): void {
    const plan = this.#plans.find((one) => one.on && one.skipped !== null && one.skipped > at);
    if (plan === undefined) return;
    plan.next = plan.skipped;
    plan.skipped = null;
  }

  #reckon(at: number): void {
    for (const plan of this.#plans) Object.assign(plan, { next: this.#nextOf(plan, at) });
  }

  #planned(what: Ritual, rhythm: ChosenRhythm, on: boolean, at: number): Plan {
    const plan: Plan = { what, rhythm, on, next: null, skipped: null };
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

  /** The first moment from this one on that is quiet for neither, if one comes within two days. */
  #afterQuiet(at: number): number {
    for (let free = at; free - at < 2 * day; free = (Math.floor(free / halfHour) + 1) * halfHour) {
      if (!this.#zones.some((zone) => this.#isQuiet(zone, free))) return free;
    }
    return at;
  }

  #isQuiet(zone: string, at: number): boolean {
    const { hour: hours, minute: minutes } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
    const clock = `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
    const { from, to } = this.#quiet;
    return from <= to ? from <= clock && clock < to : clock >= from || clock < to;
  }
}

/** The first time of a rhythm after a moment. */
function after({ days, time, zone }: ChosenRhythm, at: number): number {
  const begin = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().subtract({ days: 1 });
  for (let ahead = 0; ahead < 12; ahead += 1) {
    const date = begin.add({ days: ahead });
    if (!days.includes(date.dayOfWeek)) continue;
    const found = date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
    if (found > at) return found;
  }
  throw new Error('a rhythm has at least one day');
}

function same(one: ChosenRhythm, other: ChosenRhythm): boolean {
  return one.time === other.time && one.zone === other.zone && one.days.join() === other.days.join();
}
