import type { Cities } from '../model/city.ts';
import { isZone } from '../model/zone.ts';
import { zonesOfPlace } from './find-place.ts';
import { foldName } from './fold-name.ts';
import { everydayZones, fixedTimes } from './place-names.ts';
import { findZone, suggestZones, wellKnown } from './zone.ts';

/** Each is the key of a sentence. */
export type ZoneProblem =
  | 'rhythm.zone-missing'
  | 'rhythm.zone-offset'
  | 'rhythm.zone-several'
  | 'rhythm.zone-nearest'
  | 'rhythm.zone-unknown';

/** The zone that was meant; or which sentence says why not, and the zones that it names. */
export type ZoneReading =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: ZoneProblem; readonly zones: readonly string[] };

/** What is known around somebody who names a time zone. */
export type ZoneHelp = {
  readonly cities: Cities;
  /** The zones that the two have already: nearer than any other. */
  readonly known: readonly string[];
};

/**
 * Reads a time zone as people name it: a city, a country with one zone, `Pacific Time`, or `Europe/Berlin`, in
 * whatever case. What stays the same when clocks change is not taken: `UTC+2` and `EST` are wrong for half of the year
 * in most places, the name of a place never is.
 */
export function readZone(typed: string, { cities, known }: ZoneHelp): ZoneReading {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return refused('rhythm.zone-missing', examples(known));
  const offset = offsetIn(text);
  if (offset !== null) return refused('rhythm.zone-offset', withOffset(offset, known));
  const fixed = fixedTimes.get(foldName(text));
  if (fixed !== undefined) return refused('rhythm.zone-offset', [fixed]);
  if (text.includes('/') || /^(utc|gmt)$/i.test(text)) return found(findZone(text)) ?? nearest(text, known);

  const name = foldName(text).replace(/^(?:the )?time (?:zone )?(?:of|in) /, '');
  const bare = name.replace(/ (?:(?:standard |daylight |summer )?time(?: ?zone)?|timezone|zone)$/, '');
  const everyday = everydayZones.get(name) ?? everydayZones.get(bare);
  if (everyday !== undefined) return { ok: true, value: everyday };
  const places = zonesOfPlace(cities(), bare === name ? text : bare);
  const theirs = places.filter((zone) => known.includes(zone));
  if (places.length === 1 || theirs.length === 1) return { ok: true, value: theirs[0] ?? places[0] ?? 'UTC' };
  const named = findZone(text) ?? findZone(bare);
  // Santiago is the name of a zone and the largest of its name; San Juan is the first alone.
  if (places.length > 1 && named !== places[0]) return refused('rhythm.zone-several', places.slice(0, 4));
  return found(named) ?? nearest(text, known);
}

function found(zone: string | null | undefined): ZoneReading | null {
  return zone === null || zone === undefined ? null : { ok: true, value: zone };
}

function refused(problem: ZoneProblem, zones: readonly string[]): ZoneReading {
  return { ok: false, problem, zones };
}

function nearest(text: string, known: readonly string[]): ZoneReading {
  const zones = suggestZones(text, 3, known);
  return zones.length > 0 ? refused('rhythm.zone-nearest', zones) : refused('rhythm.zone-unknown', examples(known));
}

/** Where the two live, if that is known, else two that everybody knows. */
function examples(known: readonly string[]): readonly string[] {
  const places = known.filter((zone) => zone.includes('/') && isZone(zone));
  return [...new Set([...places, 'Europe/Lisbon', 'America/Denver'])].slice(0, 2);
}

/** Minutes ahead of UTC: `UTC+2`, `GMT -3:30`, `+0200`, and `Etc/GMT+5`, which counts the other way. */
function offsetIn(text: string): number | null {
  const parts = /^(?<etc>etc\/)?(?:utc|gmt)? ?(?<sign>[+\-−])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?$/i.exec(
    text,
  )?.groups;
  if (parts === undefined) return null;
  const size = Number(parts['hours']) * 60 + Number(parts['minutes'] ?? 0);
  const ahead = (parts['sign'] === '+') === (parts['etc'] === undefined);
  return ahead ? size : -size;
}

/** Places that have this offset in winter, the north's: the two's own first. */
function withOffset(minutes: number, known: readonly string[]): readonly string[] {
  const winter = Temporal.Instant.from('2027-01-15T12:00Z');
  const fitting = [...new Set([...known, ...wellKnown])].filter(
    (zone) => zone.includes('/') && winter.toZonedDateTimeISO(zone).offsetNanoseconds === minutes * 60e9,
  );
  return fitting.length > 0 ? fitting.slice(0, 3) : examples(known);
}
