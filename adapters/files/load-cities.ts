import { createRequire } from 'node:module';
import type { CityData } from 'city-timezones';
import type { City } from '../../src/model/city.ts';

const require = createRequire(import.meta.url);

let loaded: readonly City[] | undefined;

/** Some seven thousand cities, of the package `city-timezones`. Reading them takes some 30 ms, once. */
export function loadCities(): readonly City[] {
  loaded ??= (require('city-timezones') as { cityMapping: readonly Partial<CityData>[] }).cityMapping.flatMap(toCity);
  return loaded;
}

function toCity({ city, city_ascii, iso2, province, state_ansi, pop, timezone, lat }: Partial<CityData>): City | [] {
  if (!city || !timezone) return [];
  return {
    name: city,
    plainName: city_ascii ?? city,
    // Where there is a dispute it is not two letters.
    country: /^[A-Z]{2}$/.test(iso2 ?? '') ? (iso2 ?? '') : '',
    province: province ?? '',
    state: state_ansi ?? '',
    people: pop ?? 0,
    zone: timezone,
    latitude: lat ?? 0,
  };
}
