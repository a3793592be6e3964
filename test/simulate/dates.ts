import { afterQuiet, day, dayOf, hour, localAt, type Quiet } from './clock.ts';

/** What comes of a plan: a reminder for one of the two, the evening before or that morning; or how it was. */
export type OfPlan = 'eve 0' | 'eve 1' | 'morning 0' | 'morning 1' | 'how';

/** Something that a plan brings, and until when it is news. */
type Coming = { readonly what: OfPlan; readonly at: number; readonly until: number };

/**
 * Something that may come up to an hour late: after a pause, and where quiet hours were changed, nobody looks before. Where
 * it is quiet by then, it comes `afterwards`; and from `until` on it is no news any more.
 */
export type Late = {
  readonly by: number;
  readonly afterwards: number;
  readonly until: number;
  /** By whose clocks it may be quiet. */
  readonly zones: readonly string[];
};

/** The same, if it still waits when the quiet hours become others. */
export function afterChange(late: Late, quiet: Quiet, now: number): Late {
  if (late.afterwards <= now) return late;
  return { ...late, by: now + hour, afterwards: afterQuiet(quiet, late.zones, now + hour) };
}

type Plan = { readonly at: number; readonly zone: string; readonly plannedAt: number; readonly done: Set<OfPlan> };

const sides = [0, 1] as const;

/**
 * What is to come of what two people plan: each is reminded at six the evening before, and at nine that morning, by their
 * own clock, once it is not quiet for them; of nothing that was planned after that, or is over by then; in their room, or by
 * a note where it is quiet for the other. At ten on the day
 * after, by the clock of the plan, both are asked how it was, once it is quiet for neither.
 */
export class Dates {
  readonly #zones: readonly [string, string];
  readonly #all: Plan[] = [];
  /** Those of which something may still come. */
  #open: readonly Plan[] = [];

  constructor(zones: readonly [string, string]) {
    this.#zones = zones;
  }

  /** A plan for a moment, by the clock of a zone. */
  add(at: number, zone: string, plannedAt: number): void {
    const plan: Plan = { at, zone, plannedAt, done: new Set() };
    this.#all.push(plan);
    this.#open = [...this.#open, plan];
  }

  /** When they had a date, until a moment. */
  had(now: number): readonly number[] {
    return this.#all.flatMap(({ at }) => (at <= now ? at : []));
  }

  /** When something comes next, as it is now. */
  next(quiet: Quiet, now: number): number {
    const ahead = this.#open.map((plan) => this.#ahead(plan, quiet, now).map(({ at }) => at));
    this.#open = this.#open.filter((_, index) => ahead[index]?.length !== 0);
    return Math.min(...ahead.flat());
  }

  /** What comes now. */
  take(quiet: Quiet, now: number): readonly { readonly what: OfPlan; readonly late: Late }[] {
    return this.#open.flatMap((plan) => {
      const due = this.#ahead(plan, quiet, now).filter(({ at }) => at <= now);
      for (const { what } of due) plan.done.add(what);
      return due.map(({ what, until }) => {
        const zones = what === 'how' ? this.#zones : [this.#zones[what.endsWith('0') ? 0 : 1]];
        return { what, late: { by: now + hour, afterwards: afterQuiet(quiet, zones, now + hour), until, zones } };
      });
    });
  }

  #ahead(plan: Plan, quiet: Quiet, now: number): readonly Coming[] {
    return this.#comingOf(plan, quiet, now).filter(({ what, until }) => until > now && !plan.done.has(what));
  }

  #comingOf({ at, zone, plannedAt }: Plan, quiet: Quiet, now: number): readonly Coming[] {
    const reminders = sides.flatMap((side): readonly Coming[] => {
      const own = this.#zones[side];
      const theDay = localAt(own, at).toPlainDate();
      const free = (wanted: Temporal.ZonedDateTime) => afterQuiet(quiet, [own], wanted.epochMilliseconds);
      const wish = (date: Temporal.PlainDate, time: string) => date.toZonedDateTime({ timeZone: own, plainTime: time });
      const eve = { at: free(wish(theDay.subtract({ days: 1 }), '18:00')), what: `eve ${side}` } as const;
      const morning = { at: free(wish(theDay, '09:00')), what: `morning ${side}` } as const;
      const untilEve = Math.min(at, theDay.toZonedDateTime(own).epochMilliseconds);
      return [
        { ...eve, until: untilEve },
        { ...morning, until: at },
      ]
        .filter((one) => one.at > plannedAt && one.at < one.until)
        .map((one) => ({ ...one, at: Math.max(one.at, afterQuiet(quiet, [own], now)) }));
    });
    const after = Temporal.PlainDate.from(dayOf(zone, at)).add({ days: 1 });
    const ten = after.toZonedDateTime({ timeZone: zone, plainTime: '10:00' }).epochMilliseconds;
    const asked = afterQuiet(quiet, this.#zones, ten);
    const how = Math.max(asked, afterQuiet(quiet, this.#zones, now));
    return [...reminders, { what: 'how', at: how, until: asked + 7 * day }];
  }
}

/** So long after a change of the quiet hours it may be late (ms). */
export const unsure = 27 * hour;
