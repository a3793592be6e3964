import type { Say } from '../content/say.ts';
import type { ZoneHelp, ZoneReading } from '../schedule/read-zone.ts';
import { cityOf } from '../schedule/zone.ts';
import type { CoupleContext } from './context.ts';

/** What helps to understand the time zone that a partner names. */
export function zoneHelp({ library, me, other }: Pick<CoupleContext, 'library' | 'me' | 'other'>): ZoneHelp {
  return { cities: library.cities, known: [me.zone, other.zone] };
}

/** Why a time zone could not be taken, and what to write instead: a city, or the whole name of one that is near. */
export function zoneSentence(say: Say, { problem, zones }: Extract<ZoneReading, { ok: false }>): string {
  const names = problem === 'rhythm.zone-nearest' ? zones : zones.map((zone) => cityOf(zone).replaceAll('_', ' '));
  return say.text(problem, { zones: new Intl.ListFormat(say.locale, { type: 'disjunction' }).format(names) });
}
