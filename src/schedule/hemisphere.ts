import type { City } from '../model/city.ts';

/** Half of the earth on which a year has four seasons that people name. */
export type Hemisphere = 'north' | 'south';

/**
 * How far from the equator most people of a zone have to live, in degrees: two beyond the tropics. By it Brisbane has
 * seasons, and neither São Paulo nor Mexico City, Kolkata, Hong Kong and Dubai do.
 */
const line = 25.5;

/**
 * On which half most people of a zone live; `null` where the year has no such seasons, and where no city says where the
 * zone is. The latitude is the mean of its cities, by how many people live there.
 */
export function hemisphereOf(cities: readonly City[], zone: string): Hemisphere | null {
  const latitudes = latitudesOf(cities);
  const latitude = latitudes.get(zone) ?? latitudes.get(officialName(zone));
  if (latitude === undefined || Math.abs(latitude) < line) return null;
  return latitude > 0 ? 'north' : 'south';
}

const known = new WeakMap<readonly City[], ReadonlyMap<string, number>>();

function latitudesOf(cities: readonly City[]): ReadonlyMap<string, number> {
  const before = known.get(cities);
  if (before !== undefined) return before;
  const names = new Map([...new Set(cities.map(({ zone }) => zone))].map((zone) => [zone, officialName(zone)]));
  const byZone = Map.groupBy(cities, ({ zone }) => names.get(zone) ?? zone);
  const latitudes = new Map([...byZone].map(([zone, all]) => [zone, meanLatitude(all)]));
  known.set(cities, latitudes);
  return latitudes;
}

function meanLatitude(cities: readonly City[]): number {
  const people = (city: City): number => Math.max(1, city.people);
  const all = cities.reduce((sum, city) => sum + people(city), 0);
  return cities.reduce((sum, city) => sum + city.latitude * people(city), 0) / all;
}

/** One name for a zone that has several; a zone that the runtime does not know keeps its own. */
function officialName(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}
