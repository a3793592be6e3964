import { dayIn } from '../../model/calendar-day.ts';
import type { CalendarTime, Season } from '../../model/calendar-time.ts';
import type { Cities } from '../../model/city.ts';
import type { Couple, CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import { isZoneKnown } from '../../model/zone.ts';
import type { MomentStore } from '../../port/stores/moment-store.ts';
import { comesBackAround, isTurnOfYear, seasonOf } from '../../schedule/calendar-times.ts';
import { hemisphereOf } from '../../schedule/hemisphere.ts';

/** Which times of the year it is for a couple: only what it is for both, by the clock of each. What is rarest comes first. */
export type WhichTimes = (couple: Couple) => readonly CalendarTime[];

/**
 * Reads the days that these couples keep, and of each only its kind: not a word is opened, and none is seen that one of
 * the two keeps quiet.
 */
export async function whichTimes(
  moments: Pick<MomentStore, 'yearlyDays'>,
  couples: readonly CoupleId[],
  cities: Cities,
  now: Instant,
): Promise<WhichTimes> {
  const kept = [
    { kind: 'birthday', days: await moments.yearlyDays(couples, 'birthday') },
    { kind: 'anniversary', days: await moments.yearlyDays(couples, 'anniversary') },
  ] as const;
  return ({ id, partners }) => {
    const todays = partners.map(({ zone }) => dayIn(zone, now));
    const near = kept.flatMap(({ kind, days }) => {
      const back = days.get(id)?.some((day) => todays.every((today) => comesBackAround(day, today)));
      return back === true ? [kind] : [];
    });
    const turn = todays.every(isTurnOfYear) ? (['new-year'] as const) : [];
    return [...near, ...turn, ...sharedSeason(partners, cities, now)];
  };
}

/** The season that it is for both; none for two on two halves of the earth, or where either has none that is known. */
function sharedSeason(partners: Couple['partners'], cities: Cities, now: Instant): readonly Season[] {
  if (!partners.every(isZoneKnown)) return [];
  const [one, other] = partners.map(({ zone }) => {
    const hemisphere = hemisphereOf(cities(), zone);
    return hemisphere === null ? null : seasonOf(dayIn(zone, now), hemisphere);
  });
  return one !== null && one !== undefined && one === other ? [one] : [];
}
