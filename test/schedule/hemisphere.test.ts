import { expect, test } from 'vitest';
import { loadCities } from '../../adapters/files/load-cities.ts';
import { hemisphereOf } from '../../src/schedule/hemisphere.ts';

const of = (zone: string) => hemisphereOf(loadCities(), zone);

test.each([
  ['north', 'Europe/Lisbon America/New_York Asia/Tokyo Europe/Kyiv Europe/Kiev US/Eastern Africa/Cairo Asia/Shanghai'],
  ['south', 'Australia/Sydney Australia/Brisbane Pacific/Auckland Africa/Johannesburg America/Buenos_Aires'],
  ['south', 'America/Argentina/Buenos_Aires America/Santiago America/Montevideo Australia/Perth'],
] as const)('most people of these live in the %s: %s', (half, zones) => {
  expect(zones.split(' ').map(of)).toEqual(zones.split(' ').map(() => half));
});

test('near the equator, and where no city tells, there are no seasons', () => {
  const zones = ['America/Sao_Paulo', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Mexico_City', 'Asia/Singapore', 'UTC'];
  const more = ['Asia/Hong_Kong', 'Africa/Nairobi', 'Australia/Darwin', 'Asia/Dubai', 'Antarctica/Troll', 'Etc/GMT+3'];
  expect([...zones, ...more].map(of)).toEqual([...zones, ...more].map(() => null));
  expect(hemisphereOf([], 'Europe/Lisbon')).toBeNull();
});
