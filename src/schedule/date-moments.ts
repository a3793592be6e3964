import { dateIn } from '../model/calendar-day.ts';
import type { Couple, Side } from '../model/couple.ts';
import { sides } from '../model/couple.ts';
import { type DatePlan, type Given, type ReminderKind, reminderKinds } from '../model/date-plan.ts';
import { day, hour, type Instant } from '../model/instant.ts';
import { isZoneKnown } from '../model/zone.ts';
import { afterQuiet, afterQuietForBoth } from './quiet-hours.ts';

/** When one of the two is reminded, by that one's clock and out of their quiet hours; `until` when it is no news any more. */
export type Reminder = {
  readonly kind: ReminderKind;
  readonly side: Side;
  readonly at: Instant;
  readonly until: Instant;
};

type Clocks = Pick<Couple, 'quietHours' | 'partners'>;

/** By the clock of each: the evening before, and the morning of the day itself. */
const evening = Temporal.PlainTime.from('18:00');
const morning = Temporal.PlainTime.from('09:00');

/** By the clock by which it was planned, on the day after. */
const askTime = Temporal.PlainTime.from('10:00');

/** How long it still makes sense to ask how it was. */
const askLife = 7 * day;

/**
 * The reminders that a plan has. What would come before its time was set, or when it is no news any more, is none: they
 * have just heard of it, or it is not tomorrow by then.
 */
export function remindersOf(plan: Pick<DatePlan, 'at' | 'timedAt' | 'zone'>, couple: Clocks): readonly Reminder[] {
  const clocks = clocksFor(plan, couple);
  return sides.flatMap((side) => reminderKinds.flatMap((kind) => reminderOf(plan, clocks, side, kind) ?? []));
}

/** The two with a clock for each: where nobody has told a zone, it is the clock by which it was planned. */
export function clocksFor<Whose extends Pick<Couple, 'partners'>>(
  { zone }: Pick<DatePlan, 'zone'>,
  couple: Whose,
): Whose {
  const [one, other] = couple.partners.map((partner) => (isZoneKnown(partner) ? partner : { ...partner, zone }));
  return one === undefined || other === undefined ? couple : { ...couple, partners: [one, other] };
}

/** When the two are asked how it was: the day after, outside the quiet hours of both; not any more from `until` on. */
export function askMoment(
  { at, zone }: Pick<DatePlan, 'at' | 'zone'>,
  couple: Clocks,
): { readonly at: Instant; readonly until: Instant } {
  const wanted = dateIn(zone, at).add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: askTime });
  const free = afterQuietForBoth(couple, wanted.epochMilliseconds);
  return { at: free, until: free + askLife };
}

/** What has come due and was not done yet, and when to look again; `null`: nothing is left to come. */
export type DueOfDate = {
  readonly reminders: readonly Reminder[];
  readonly ask: boolean;
  readonly lookAt: Instant | null;
};

/** What a moment brings to a plan that stands. What comes late waits for the end of somebody's quiet hours too. */
export function dueOfDate(plan: DatePlan, couple: Clocks, now: Instant): DueOfDate {
  const open = remindersOf(plan, couple).filter((one) => one.until > now && !plan.given.includes(givenOf(one)));
  const clocks = clocksFor(plan, couple);
  const reminders = open.map((one) => ({ ...one, at: Math.max(one.at, quietFor(clocks, one.side, now)) }));
  const { at, until } = askMoment(plan, couple);
  const isOpen = plan.askedAt === null && plan.shownAt === null;
  const askAt = isOpen && until > now ? Math.max(at, afterQuietForBoth(couple, now)) : null;
  const ahead = [...reminders.map((one) => one.at), ...(askAt === null ? [] : [askAt])].filter((one) => one > now);
  return {
    reminders: reminders.filter((one) => one.at <= now),
    ask: askAt !== null && askAt <= now,
    lookAt: ahead.length === 0 ? null : lookBefore(Math.min(...ahead), now),
  };
}

export function givenOf({ kind, side }: Pick<Reminder, 'kind' | 'side'>): Given {
  return `${kind}-${side}`;
}

/**
 * A zone or quiet hours may be changed until then, and no clock is further from another than this: so it is looked at
 * that long before, and then every hour.
 */
function lookBefore(next: Instant, now: Instant): Instant {
  return next - now > farthest ? next - farthest : Math.min(next, now + hour);
}

const farthest = 26 * hour;

function reminderOf(
  { at, timedAt }: Pick<DatePlan, 'at' | 'timedAt'>,
  { quietHours, partners }: Clocks,
  side: Side,
  kind: ReminderKind,
): Reminder | null {
  const { zone } = partners[side];
  const theDay = dateIn(zone, at);
  const isBefore = kind === 'day-before';
  const date = isBefore ? theDay.subtract({ days: 1 }) : theDay;
  const wanted = date.toZonedDateTime({ timeZone: zone, plainTime: isBefore ? evening : morning }).epochMilliseconds;
  const free = afterQuiet(quietHours, zone, wanted);
  const until = isBefore ? Math.min(at, theDay.toZonedDateTime(zone).epochMilliseconds) : at;
  return free > timedAt && free < until ? { kind, side, at: free, until } : null;
}

function quietFor({ quietHours, partners }: Clocks, side: Side, now: Instant): Instant {
  return afterQuiet(quietHours, partners[side].zone, now);
}
