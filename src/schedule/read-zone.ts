import { type Reading, readable, unreadable } from './reading.ts';
import { findZone } from './zone.ts';

/** Each is the key of a sentence. */
export type ZoneProblem = 'rhythm.zone-missing' | 'rhythm.zone-offset' | 'rhythm.zone-unknown';

/** Reads a time zone: `Europe/Berlin`, in whatever case, or a city that has one of its own. */
export function readZone(typed: string): Reading<string, ZoneProblem> {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return unreadable('rhythm.zone-missing');
  const zone = findZone(text);
  if (zone !== null) return readable(zone);
  // `+02:00` and `UTC+2` are right for half of the year in most places: the name of a place always is.
  const offset = /^(?:utc|gmt)? ?[+\-−]\d{1,2}(?::?\d{2})?$/i.test(text);
  return unreadable(offset ? 'rhythm.zone-offset' : 'rhythm.zone-unknown');
}
