import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCities } from '../../adapters/files/load-cities.ts';
import { isZone } from '../../src/model/zone.ts';
import { citiesBeginning, sameTime } from '../../src/schedule/find-place.ts';
import { readZone, type ZoneProblem } from '../../src/schedule/read-zone.ts';
import { cityOf } from '../../src/schedule/zone.ts';

const read = (typed: string, known: readonly string[] = []) => readZone(typed, { cities: loadCities, known });

describe('a time zone is found', () => {
  it.each([
    // Cities, large and less so, by several names.
    ['Munich', 'Europe/Berlin'],
    ['München', 'Europe/Berlin'],
    ['muenchen', 'Europe/Berlin'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Bombay', 'Asia/Kolkata'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Barcelona', 'Europe/Madrid'],
    ['st louis', 'America/Chicago'],
    ['Tromso', 'Europe/Oslo'],
    ['Łódź', 'Europe/Warsaw'],
    ['Boston', 'America/New_York'],
    ['Portland', 'America/Los_Angeles'],
    ['Portland, Maine', 'America/New_York'],
    ['Portland, ME', 'America/New_York'],
    ['Birmingham, UK', 'Europe/London'],
    ['Birmingham, Alabama', 'America/Chicago'],
    ['Vienna, Österreich', 'Europe/Vienna'],
    ['London', 'Europe/London'],
    ['London, Ontario', 'America/Toronto'],
    ['Washington, DC', 'America/New_York'],
    ['San Juan', 'America/Puerto_Rico'],
    ['San Juan, Argentina', 'America/Argentina/San_Juan'],
    ['Santiago', 'America/Santiago'],
    ['new york', 'America/New_York'],
    ['tokyo', 'Asia/Tokyo'],
    ['Kiev', 'Europe/Kyiv'],
    ['Tel Aviv', 'Asia/Jerusalem'],
    // Countries and provinces with one time, in several languages.
    ['Germany', 'Europe/Berlin'],
    ['Deutschland', 'Europe/Berlin'],
    ['France', 'Europe/Paris'],
    ['UK', 'Europe/London'],
    ['england', 'Europe/London'],
    ['India', 'Asia/Kolkata'],
    ['Portugal', 'Europe/Lisbon'],
    ['Azores', 'Atlantic/Azores'],
    ['Japan', 'Asia/Tokyo'],
    ['Argentina', 'America/Argentina/Buenos_Aires'],
    ['China', 'Asia/Shanghai'],
    ['Türkiye', 'Europe/Istanbul'],
    ['Turkey', 'Europe/Istanbul'],
    ['South Korea', 'Asia/Seoul'],
    ['California', 'America/Los_Angeles'],
    ['Bayern', 'Europe/Berlin'],
    ['Luxembourg', 'Europe/Luxembourg'],
    // Names that people have for times.
    ['Pacific Time', 'America/Los_Angeles'],
    ['pacific', 'America/Los_Angeles'],
    ['Pacific Standard Time', 'America/Los_Angeles'],
    ['Eastern', 'America/New_York'],
    ['eastern time zone', 'America/New_York'],
    ['UK time', 'Europe/London'],
    ['London time', 'Europe/London'],
    ['British Summer Time', 'Europe/London'],
    ['time in Berlin', 'Europe/Berlin'],
    ['Germany time', 'Europe/Berlin'],
    ['CET', 'CET'],
    ['Central European Time', 'CET'],
    // Official names.
    ['Europe/Berlin', 'Europe/Berlin'],
    ['america/new york', 'America/New_York'],
    ['US/Eastern', 'US/Eastern'],
    ['utc', 'UTC'],
    ['GMT', 'GMT'],
    ['Etc/UTC', 'Etc/UTC'],
  ])('by "%s"', (typed, zone) => {
    expect(read(typed)).toEqual({ ok: true, value: zone });
  });

  it('by a name that several places have, where one of the two lives in one of them', () => {
    expect(read('Birmingham').ok).toBe(false);
    expect(read('Birmingham', ['America/Chicago', 'Europe/Berlin'])).toEqual({ ok: true, value: 'America/Chicago' });
    expect(read('USA', ['America/Denver', 'UTC'])).toEqual({ ok: true, value: 'America/Denver' });
  });
});

describe('a time zone is asked for again', () => {
  it.each<[string, ZoneProblem, readonly string[]]>([
    ['', 'rhythm.zone-missing', ['Europe/Lisbon', 'America/Denver']],
    // What does not follow the clocks of any place, with a city that does.
    ['+01:00', 'rhythm.zone-offset', ['Europe/Paris', 'Europe/Berlin', 'Africa/Lagos']],
    ['UTC+1', 'rhythm.zone-offset', ['Europe/Paris', 'Europe/Berlin', 'Africa/Lagos']],
    ['GMT -3', 'rhythm.zone-offset', ['America/Sao_Paulo']],
    ['Etc/GMT+5', 'rhythm.zone-offset', ['America/New_York', 'America/Toronto', 'America/Bogota']],
    ['UTC+3:30', 'rhythm.zone-offset', ['Europe/Lisbon', 'America/Denver']],
    ['EST', 'rhythm.zone-offset', ['America/New_York']],
    ['est', 'rhythm.zone-offset', ['America/New_York']],
    ['EST5EDT', 'rhythm.zone-offset', ['America/New_York']],
    ['MST', 'rhythm.zone-offset', ['America/Denver']],
    ['HST', 'rhythm.zone-offset', ['Pacific/Honolulu']],
    ['PST', 'rhythm.zone-offset', ['America/Los_Angeles']],
    ['BST', 'rhythm.zone-offset', ['Europe/London']],
    ['CEST', 'rhythm.zone-offset', ['Europe/Berlin']],
    // Places with several times.
    ['USA', 'rhythm.zone-several', ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Denver']],
    ['Birmingham', 'rhythm.zone-several', ['Europe/London', 'America/Chicago']],
    ['Washington', 'rhythm.zone-several', ['America/Los_Angeles', 'America/New_York']],
    ['Spain', 'rhythm.zone-several', ['Europe/Madrid', 'Atlantic/Canary']],
    // Slips, and what nobody knows.
    ['Europe/Belrin', 'rhythm.zone-nearest', ['Europe/Berlin']],
    ['Berlinn', 'rhythm.zone-nearest', ['Europe/Berlin']],
    ['Qqqqqqqq', 'rhythm.zone-unknown', ['Europe/Lisbon', 'America/Denver']],
  ])('after "%s"', (typed, problem, zones) => {
    expect(read(typed)).toEqual({ ok: false, problem, zones });
  });

  it('with the places that the two already have, before others', () => {
    expect(read('UTC+1', ['Europe/Vienna', 'UTC'])).toMatchObject({
      zones: ['Europe/Vienna', 'Europe/Paris', 'Europe/Berlin'],
    });
    expect(read('nowhere at all', ['UTC', 'Asia/Tokyo'])).toMatchObject({ zones: ['Asia/Tokyo', 'Europe/Lisbon'] });
  });

  it('and the city that is named then is taken', () => {
    for (const typed of [
      'USA',
      'Birmingham',
      'Spain',
      'Canada',
      'Russia',
      'Australia',
      'Mexico',
      'Brazil',
      'Indonesia',
      'UTC+1',
      'UTC-8',
      'EST',
      '',
    ]) {
      const reading = read(typed);
      for (const zone of reading.ok ? [] : reading.zones) {
        const again = read(cityOf(zone).replaceAll('_', ' '));
        expect(again.ok && sameTime(again.value, zone), `${typed}: ${zone}`).toBe(true);
      }
    }
  });
});

it('whatever is typed is taken as a zone that exists, or answered with zones that do', () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('__proto__', 'constructor', ',', ', ,', 'time', '/', 'utc+99', '/UTC'),
  );
  fc.assert(
    fc.property(word, (typed) => {
      const reading = read(typed);
      expect((reading.ok ? [reading.value] : reading.zones).every(isZone)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

it('every city that the data knows keeps a time that this runtime knows', () => {
  const unknown = new Set(
    loadCities()
      .map(({ zone }) => zone)
      .filter((zone) => !isZone(zone)),
  );
  expect([...unknown]).toEqual([]);
  expect(loadCities().length).toBeGreaterThan(7000);
});

it('while somebody types, the largest cities come first', () => {
  expect(citiesBeginning(loadCities(), 'mun', 1).map(({ zone }) => zone)).toEqual(['Europe/Berlin']);
  expect(citiesBeginning(loadCities(), 'mu', 5)).toEqual([]);
});
