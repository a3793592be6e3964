import { momentAt, placeOf } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import { dateIn } from '../../model/calendar-day.ts';
import type { Instant } from '../../model/instant.ts';
import { PartnerWords } from '../../model/partner-words.ts';
import { readDate } from '../../schedule/read-date.ts';
import { readTime } from '../../schedule/read-time.ts';
import { readZone } from '../../schedule/read-zone.ts';
import type { CoupleContext } from '../context.ts';
import type { Submitted } from '../definition.ts';
import { timeSentence } from '../time-words.ts';
import { zoneHelp, zoneSentence } from '../zone-words.ts';
import { type PlanInput, type PlanValues, planInputs } from './plan-form.ts';

/** What somebody wants to plan; `note` is `null` where there is none. */
export type PlanWish = {
  readonly what: PartnerWords;
  readonly at: Instant;
  readonly zone: string;
  readonly note: PartnerWords | null;
};

/** A sentence per input that could not be taken. */
export type Problems = Partial<Record<PlanInput, string>>;

/** What was typed, to show it again where it could not be taken. */
export function typedValues({ typed }: Submitted): PlanValues {
  const values = planInputs.map((name) => [name, typed[name] ?? new PartnerWords('')] as const);
  return Object.fromEntries(values) as PlanValues;
}

/** Reads a form. What is past by the clock of the zone is refused; a time that the clocks jump over moves forward. */
export function readPlan(context: CoupleContext, values: PlanValues): PlanWish | { readonly problems: Problems } {
  const { say, me, now } = context;
  const zone = readZone(values.zone.reveal(), zoneHelp(context));
  const time = readTime(values.time.reveal());
  const clock = zone.ok ? zone.value : me.zone;
  const today = dateIn(clock, now);
  const day = readDate(values.day.reveal(), { today, locale: say.locale });

  const problems: Record<string, string> = {};
  if (values.what.blank) problems['what'] = say.text('date.problem-what');
  if (!day.ok) problems['day'] = say.text(day.problem);
  if (!time.ok) problems['time'] = timeSentence(say, time.problem);
  if (!zone.ok) problems['zone'] = zoneSentence(say, zone);
  if (!day.ok || !time.ok || !zone.ok) return { problems };

  const plainTime = Temporal.PlainTime.from(time.value);
  const at = day.value.toZonedDateTime({ timeZone: zone.value, plainTime }).epochMilliseconds;
  if (at <= now) problems[day.value.equals(today) ? 'time' : 'day'] = pastSentence(say, now, zone.value);
  if (Object.keys(problems).length > 0) return { problems };
  return { what: values.what, at, zone: zone.value, note: values.note.blank ? null : values.note };
}

function pastSentence(say: Say, now: Instant, zone: string): string {
  return say.text('date.problem-past', { now: momentAt(now, zone, say.locale), place: placeOf(zone) });
}
