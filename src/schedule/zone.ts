import { isZone, zoneSpelling } from '../model/zone.ts';

/**
 * The zone that somebody means, in its official spelling, or `null`. Upper and lower case do not matter, spaces
 * stand for underscores, and a city is enough where only one zone is named after it (`new york`).
 */
export function findZone(typed: string): string | null {
  const text = tidy(typed);
  const exact = zoneSpelling(text);
  if (exact !== null) return exact;
  const wanted = fold(text);
  const inCity = pool().filter((zone) => fold(cityOf(zone)) === wanted);
  return inCity.length === 1 ? (inCity[0] ?? null) : null;
}

/**
 * At most `most` zones that come nearest to what was typed, best first, and those that are `known` before others as
 * near; with nothing typed, these and well-known ones.
 */
export function suggestZones(typed: string, most = 25, known: readonly string[] = []): readonly string[] {
  const wanted = fold(tidy(typed));
  if (wanted === '') return [...new Set([...known, ...wellKnown])].slice(0, most);
  const isKnown = (zone: string): number => (known.includes(zone) ? 0 : 1);
  return pool()
    .map((zone) => ({ zone, rank: rankOf(zone, wanted) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || isKnown(a.zone) - isKnown(b.zone) || a.zone.localeCompare(b.zone))
    .slice(0, most)
    .map(({ zone }) => zone);
}

function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/\s+/g, '_');
}

/** Compares by letters alone, without accents: `São Paulo` and `sao_paulo` are the same. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

/** The last part of a zone's name: `Lisbon` of `Europe/Lisbon`, with underscores. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1);
}

/** Lower is nearer: how the city begins, how the name begins, what it holds, and then small slips of the finger. */
function rankOf(zone: string, wanted: string): number | null {
  const name = fold(zone);
  const city = fold(cityOf(zone));
  if (name === wanted || city === wanted) return 0;
  if (city.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  if (city.split(/[_-]/).some((word) => word.startsWith(wanted))) return 3;
  if (name.includes(wanted)) return 4;
  // A part of the world is nobody's city: `Pacific Time` is not near to `Pacific/Niue`.
  const slips = wanted.includes('/') ? slipsBetween(name, wanted) : slipsBetween(city, wanted);
  return slips <= Math.max(1, Math.floor(wanted.length / 4)) ? 10 + slips : null;
}

/** How many letters were left out, added, exchanged or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 6) return Number.POSITIVE_INFINITY;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** The names that are proposed; today's name of a place stands in for the one that the runtime lists. */
function pool(): readonly string[] {
  all ??= Intl.supportedValuesOf('timeZone')
    .map((zone) => renamed[zone] ?? zone)
    .filter(isZone)
    .concat('UTC')
    .filter((zone, index, zones) => zones.indexOf(zone) === index);
  return all;
}

let all: readonly string[] | undefined;

/** Runtimes list some zones under a name that the place no longer has (IANA's file `backward`). */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** One or two for each part of the world, from west to east. */
export const wellKnown: readonly string[] = [
  'Pacific/Honolulu',
  'America/Los_Angeles',
  'America/Denver',
  'America/Mexico_City',
  'America/Chicago',
  'America/New_York',
  'America/Toronto',
  'America/Bogota',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Lisbon',
  'Europe/Paris',
  'Europe/Berlin',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Europe/Istanbul',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];
