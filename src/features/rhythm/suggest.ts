import type { Library } from '../../content/library.ts';
import type { Weekday } from '../../model/ritual.ts';
import type { Choice } from '../../port/command-spec.ts';
import { citiesBeginning } from '../../schedule/find-place.ts';
import { dayName, readDays } from '../../schedule/read-days.ts';
import { readTime } from '../../schedule/read-time.ts';
import { readZone } from '../../schedule/read-zone.ts';
import { suggestZones } from '../../schedule/zone.ts';
import { daysWords } from '../rhythm-words.ts';
import { clockWords } from '../time-words.ts';

/** What was typed, if it can be read, and then the usual choices that fit it. */
export function suggestDays(typed: string, { say }: Library): readonly Choice[] {
  const reading = readDays(typed, say.locale);
  const all = (reading.ok ? [reading.value, ...usualDays] : usualDays).map((days) => ({
    value: days.map((day) => dayName(day, 'en', 'short').toLowerCase()).join(','),
    label: daysWords(say, days, days.length > 3 ? 'short' : 'long'),
  }));
  return fitting(all, reading.ok ? '' : typed);
}

export function suggestTimes(typed: string, { say }: Library): readonly Choice[] {
  const readings = [readTime(typed), readTime(`${typed} am`), readTime(`${typed} pm`)];
  const read = readings.flatMap((reading) => (reading.ok ? [reading.value] : []));
  const all = [...read, ...usualTimes].map((time) => ({ value: time, label: clockWords(say, time) }));
  return fitting(all, read.length > 0 ? '' : typed);
}

/** The zone of what was typed, those of the cities that begin so, and then names of zones that come near. */
export function suggestZoneChoices(typed: string, { cities }: Library): readonly Choice[] {
  const reading = readZone(typed, { cities, known: [] });
  const places = reading.ok ? [reading.value] : reading.problem === 'rhythm.zone-several' ? reading.zones : [];
  const choices = [
    ...places.map((zone) => choiceOf(zone)),
    ...citiesBeginning(cities(), typed, 5).map(({ name, zone }) => choiceOf(zone, name)),
    ...suggestZones(typed).map((zone) => choiceOf(zone)),
  ];
  return choices.filter(({ value }, index) => choices.findIndex((other) => other.value === value) === index);
}

function choiceOf(zone: string, city?: string): Choice {
  const label = zone.replaceAll('_', ' ');
  return { value: zone, label: city === undefined || label.endsWith(`/${city}`) ? label : `${city} (${label})` };
}

const usualDays: readonly (readonly Weekday[])[] = [
  [1, 3, 5],
  [2, 4],
  [1, 2, 3, 4, 5],
  [6, 7],
  [1, 2, 3, 4, 5, 6, 7],
  [1],
  [2],
  [3],
  [4],
  [5],
  [6],
  [7],
];

const usualTimes = [20, 21, 19, 18, 17, 12, 8, 9, 10].map((hour) => `${String(hour).padStart(2, '0')}:00`);

/** Each value once; those that hold what was typed, or all when none does. */
function fitting(all: readonly Choice[], typed: string): readonly Choice[] {
  const once = all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);
  const wanted = typed.trim().toLowerCase();
  const some = once.filter(({ value, label }) => value.includes(wanted) || label.toLowerCase().includes(wanted));
  return some.length > 0 ? some : once;
}
