import type { Span } from '../../card/markup.ts';
import { momentAt } from '../../card/write-time.ts';
import type { Say } from '../../content/say.ts';
import type { Couple } from '../../model/couple.ts';
import type { DateCard, DatePlan, DatePlanId } from '../../model/date-plan.ts';
import { day, type Instant } from '../../model/instant.ts';
import { isZoneKnown } from '../../model/zone.ts';
import { whenForBoth } from '../time-words.ts';

/** What a plan is, at most (UTF-16 units); a note beside it; and the line of each afterwards. */
export const longest = { what: 500, note: 500, line: 300 } as const;

/** So far ahead a day without its year could be the one of another year. */
const aYearAhead = 300 * day;

/** Under this key a card of a plan is posted once. */
export function cardKey(id: DatePlanId, card: DateCard): string {
  return `date-${card}:${id}`;
}

/** When a date is, for both: what each of the two clocks shows, where they differ; and the year, where it is far off. */
export function whenWords(say: Say, couple: Pick<Couple, 'partners'>, { at, zone, timedAt }: DatePlan): string {
  const known = couple.partners.some(isZoneKnown);
  const when = known ? whenForBoth(say, couple, at) : momentAt(at, zone, say.locale);
  return at - timedAt < aYearAhead ? when : say.text('date.when-year', { when, year: yearAt(at, zone) });
}

/** The two names, as a mention of each. */
export function namesOf({ partners }: Pick<Couple, 'partners'>): { readonly one: Span; readonly other: Span } {
  return { one: { kind: 'partner', user: partners[0].user }, other: { kind: 'partner', user: partners[1].user } };
}

function yearAt(at: Instant, zone: string): string {
  return String(Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).year);
}
