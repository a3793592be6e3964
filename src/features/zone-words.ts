import { placeOf } from '../card/write-time.ts';
import type { Say } from '../content/say.ts';
import { readZone, type ZoneHelp, type ZoneReading } from '../schedule/read-zone.ts';
import type { CoupleContext } from './context.ts';

/** What helps to understand the time zone that a partner names. */
export function zoneHelp({ library, me, other }: Pick<CoupleContext, 'library' | 'me' | 'other'>): ZoneHelp {
  return { cities: library.cities, known: [me.zone, other.zone] };
}

/** A time zone by its place, for a field that it is read from again: by its whole name where the place alone will not do. */
export function typeableZone(context: Pick<CoupleContext, 'library' | 'me' | 'other'>, zone: string): string {
  const reading = readZone(placeOf(zone), zoneHelp(context));
  return reading.ok && reading.value === zone ? placeOf(zone) : zone;
}

/** Why a time zone could not be taken, and what to write instead: a city, or the whole name of one that is near. */
export function zoneSentence(say: Say, { problem, zones }: Extract<ZoneReading, { ok: false }>): string {
  const names = problem === 'rhythm.zone-nearest' ? zones : zones.map(placeOf);
  return say.text(problem, { zones: new Intl.ListFormat(say.locale, { type: 'disjunction' }).format(names) });
}
