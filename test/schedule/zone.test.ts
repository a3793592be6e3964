import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone } from '../../src/model/zone.ts';
import { findZone, suggestZones } from '../../src/schedule/zone.ts';

const zones = Intl.supportedValuesOf('timeZone');

describe('a time zone', () => {
  it('is found in whatever case, with spaces or underscores, in its official spelling', () => {
    for (const zone of zones) {
      expect(findZone(zone)).toBe(zone);
      expect(findZone(` ${zone.toUpperCase().replaceAll('_', ' ')} `)).toBe(zone);
    }
  });

  it('is found under names that a runtime does not list', () => {
    expect(findZone('utc')).toBe('UTC');
    expect(findZone('asia/kolkata')).toBe('Asia/Kolkata');
    expect(findZone('us/eastern')).toBe('US/Eastern');
  });

  it('is found by a city that only one zone is named after', () => {
    expect(findZone('new york')).toBe('America/New_York');
    expect(findZone('São Paulo')).toBe('America/Sao_Paulo');
    expect(findZone('kyiv')).toBe('Europe/Kyiv');
  });

  it('is no offset, no date and nothing that merely looks like one', () => {
    for (const text of ['', '+02:00', 'UTC+2', 'Z', 'Europe', 'Europe/', 'Europe/Nowhere', '2026-01-01[Europe/Rome]']) {
      expect(isZone(text), text).toBe(false);
      expect(findZone(text), text).toBe(null);
    }
  });

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        const found = findZone(typed);
        expect(found === null || isZone(found)).toBe(true);
        expect(suggestZones(typed).every(isZone)).toBe(true);
      }),
    );
  });
});

describe('zones that are proposed', () => {
  it('begin with the one whose city begins as was typed', () => {
    expect(suggestZones('lis')[0]).toBe('Europe/Lisbon');
    expect(suggestZones('europe/ber')[0]).toBe('Europe/Berlin');
    expect(suggestZones('aires')[0]).toBe('America/Argentina/Buenos_Aires');
  });

  it('forgive a slip of the finger', () => {
    expect(suggestZones('Europe/Belrin')).toContain('Europe/Berlin');
    expect(suggestZones('tokio')).toContain('Asia/Tokyo');
    expect(suggestZones('Amercia/Denver')).toContain('America/Denver');
  });

  it('use the name that a place has today', () => {
    expect(suggestZones('kolkata')).toEqual(['Asia/Kolkata']);
    expect(suggestZones('calcutta')).toEqual([]);
  });

  it('are at most 25, all known, each once', () => {
    for (const typed of ['', 'a', 'america/', 'e']) {
      const all = suggestZones(typed);
      expect(all.length).toBeLessThanOrEqual(25);
      expect(all.length).toBeGreaterThan(10);
      expect(all.every(isZone)).toBe(true);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('begin with those that the two have already, where others are as near', () => {
    expect(suggestZones('new', 3)).not.toContain('Canada/Newfoundland');
    expect(suggestZones('san', 1, ['America/Santiago'])).toEqual(['America/Santiago']);
    expect(suggestZones('', 2, ['Asia/Tokyo'])).toEqual(['Asia/Tokyo', 'Pacific/Honolulu']);
  });

  it('are none where nothing is near', () => {
    expect(suggestZones('qqqqqqqq')).toEqual([]);
  });
});
