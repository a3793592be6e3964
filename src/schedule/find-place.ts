import type { City } from '../model/city.ts';
import { isZone } from '../model/zone.ts';
import { foldName } from './fold-name.ts';
import { otherNames } from './place-names.ts';

/**
 * The zones of the place that somebody names: a city (`Munich`, `Portland, Maine`), a country or a province. One zone
 * where it is plain which one is meant, several where it is not, the most people first; none for an unknown place.
 */
export function zonesOfPlace(cities: readonly City[], typed: string): readonly string[] {
  const whole = otherNames.get(foldName(typed));
  const [name = '', ...rest] = typed.split(',').map(foldName);
  const within = whole === undefined ? rest.join(' ') : '';
  const wanted = whole ?? otherNames.get(name) ?? name;
  const index = indexOf(cities);
  const named = (index.cities.get(wanted) ?? []).filter((city) => within === '' || liesIn(city, within));
  const inCity = plainly(weigh(named), muchLarger);
  const inRegion = rest.length === 0 ? plainly(weigh(regionsOf(index, name, wanted)), nearlyAll) : [];
  // Luxembourg is both, and so is Georgia: the one that has hardly anybody does not count.
  const both = merge([...inCity, ...inRegion]);
  return (inCity.length === 1 && inRegion.length === 1 ? plainly(both, muchLarger) : both).map(({ zone }) => zone);
}

/** The largest cities that begin so, for someone who is still typing. */
export function citiesBeginning(cities: readonly City[], typed: string, most: number): readonly City[] {
  const wanted = foldName(typed);
  if (wanted.length < 3) return [];
  const begin = otherNames.get(wanted) ?? wanted;
  const found = [...indexOf(cities).cities].flatMap(([name, all]) => (name.startsWith(begin) ? all : []));
  return [...new Set(found)]
    .filter(({ zone }) => isZone(zone))
    .toSorted((a, b) => b.people - a.people)
    .slice(0, most);
}

/** Whether two zones have shown and will show the same time, as far as two years can tell. */
export function sameTime(a: string, b: string): boolean {
  return a === b || clockOf(a) === clockOf(b);
}

/** A city counts as the one that is meant where it is so many times as large as the others together. */
const muchLarger = 3;

/** A country or a province has one zone where nearly all of its people have it. */
const nearlyAll = 30;

/** How many people live by a zone. */
type Weight = { readonly zone: string; readonly people: number };

function weigh(cities: readonly City[]): readonly Weight[] {
  const people = new Map<string, number>();
  for (const { zone, people: more } of cities) {
    if (isZone(zone)) people.set(zone, (people.get(zone) ?? 0) + more);
  }
  return merge([...people].map(([zone, count]) => ({ zone, people: count })));
}

/** Zones that keep the same time are one, under the name of the largest; the largest first. */
function merge(weights: readonly Weight[]): readonly Weight[] {
  const merged: Weight[] = [];
  for (const one of weights.toSorted((a, b) => b.people - a.people)) {
    const index = merged.findIndex(({ zone }) => sameTime(zone, one.zone));
    const same = merged[index];
    if (same === undefined) merged.push(one);
    else merged[index] = { zone: same.zone, people: same.people + one.people };
  }
  return merged.toSorted((a, b) => b.people - a.people);
}

/** The first alone, if it has so many times the people of all others. */
function plainly(weights: readonly Weight[], times: number): readonly Weight[] {
  const [first, ...others] = weights;
  const rest = others.reduce((sum, { people }) => sum + people, 0);
  return first !== undefined && first.people >= times * rest ? [first] : weights;
}

function liesIn(city: City, where: string): boolean {
  const wanted = otherNames.get(where) ?? where;
  return (
    [city.province, city.state, city.country].some((name) => foldName(name) === wanted) ||
    countryNames(city.country).includes(wanted)
  );
}

/** A country; or a province, where no city has exactly that name: few who write `Santiago` mean the province. */
function regionsOf({ cities, countries, provinces }: Index, name: string, otherName: string): readonly City[] {
  return [...(countries.get(otherName) ?? []), ...(cities.has(name) ? [] : (provinces.get(name) ?? []))];
}

type Index = {
  readonly cities: ReadonlyMap<string, readonly City[]>;
  readonly countries: ReadonlyMap<string, readonly City[]>;
  readonly provinces: ReadonlyMap<string, readonly City[]>;
};

const indexes = new WeakMap<readonly City[], Index>();

function indexOf(cities: readonly City[]): Index {
  const known = indexes.get(cities);
  if (known !== undefined) return known;
  const byName = new Map<string, City[]>();
  const byCountry = new Map<string, City[]>();
  const byProvince = new Map<string, City[]>();
  for (const city of cities) {
    for (const name of new Set([city.name, city.plainName].map(foldName))) put(byName, name, city);
    for (const name of new Set(countryNames(city.country))) put(byCountry, name, city);
    if (city.province !== '') put(byProvince, foldName(city.province), city);
  }
  const made = { cities: byName, countries: byCountry, provinces: byProvince };
  indexes.set(cities, made);
  return made;
}

function put(map: Map<string, City[]>, name: string, city: City): void {
  const list = map.get(name);
  if (list === undefined) map.set(name, [city]);
  else list.push(city);
}

/** What a country is called in the languages that many write here, folded. */
function countryNames(country: string): readonly string[] {
  const known = namesOf.get(country);
  if (known !== undefined) return known;
  const made = (country === '' ? [] : displays).map((display) => foldName(display.of(country) ?? country));
  namesOf.set(country, made);
  return made;
}

const namesOf = new Map<string, readonly string[]>();

const displays = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'].map(
  (locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }),
);

/** What a clock shows in a zone twice a month for two years. Zones that agree there agree. */
function clockOf(zone: string): string {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const made = Array.from({ length: 48 }, (_, half) => {
    const at = Temporal.Instant.from('2026-01-10T12:00Z').add({ hours: half * 365 });
    return at.toZonedDateTimeISO(zone).offset;
  }).join();
  clocks.set(zone, made);
  return made;
}

const clocks = new Map<string, string>();
