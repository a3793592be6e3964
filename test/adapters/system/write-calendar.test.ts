import { describe, expect, test } from 'vitest';
import { writeCalendar } from '../../../adapters/system/write-calendar.ts';
import { PartnerWords } from '../../../src/model/partner-words.ts';
import type { CalendarEntry } from '../../../src/port/write-calendar.ts';

const entry: CalendarEntry = {
  id: '11111111-2222-4333-8444-555555555555',
  revision: 2,
  from: Date.parse('2026-11-06T19:30:00Z'),
  until: Date.parse('2026-11-06T21:30:00Z'),
  at: Date.parse('2026-11-02T15:00:00Z'),
  what: new PartnerWords('picnic'),
  notes: [],
  calledOff: false,
};

const fileOf = (changes: Partial<CalendarEntry> = {}) => writeCalendar({ ...entry, ...changes });

/** Its lines as a calendar reads them: what is folded is joined again. */
const linesOf = (text: string) => text.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

const field = (text: string, name: string) =>
  linesOf(text)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)
    .replaceAll('\\n', '\n')
    .replaceAll(/\\([\\,;])/g, '$1');

describe('a date for a calendar', () => {
  test('has what every calendar asks for, in the order of the standard, with its lines ended by both marks', () => {
    const text = fileOf();
    expect(text).not.toMatch(/[^\r]\n/);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(linesOf(text)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Attune//Attune//EN',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:11111111-2222-4333-8444-555555555555@attune',
      'SEQUENCE:2',
      'DTSTAMP:20261102T150000Z',
      'DTSTART:20261106T193000Z',
      'DTEND:20261106T213000Z',
      'SUMMARY:picnic',
      'STATUS:CONFIRMED',
      'CLASS:PRIVATE',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('names its moment in UTC, so that no rule of a zone is needed, whatever the clocks do that night', () => {
    const from = Date.parse('2026-10-25T00:30:00Z');
    expect(field(fileOf({ from }), 'DTSTART')).toBe('20261025T003000Z');
    expect(fileOf({ from })).not.toContain('TZID');
  });

  test('replaces what it was before: the same name and a higher number; and takes out what is called off', () => {
    const off = fileOf({ revision: 3, calledOff: true });
    expect(field(off, 'UID')).toBe(field(fileOf(), 'UID'));
    expect([field(off, 'SEQUENCE'), field(off, 'STATUS')]).toEqual(['3', 'CANCELLED']);
  });

  test('shows every word as it was typed, and nothing in them becomes a line of its own', () => {
    const typed = 'tea, cake; and \\n that\r\nBEGIN:VALARM "now" <b>';
    const text = fileOf({
      what: new PartnerWords(typed),
      notes: [new PartnerWords('one\nBEGIN:VEVENT'), new PartnerWords('two')],
    });
    expect(field(text, 'SUMMARY')?.replaceAll('\\n', ' ')).toContain('tea, cake; and ');
    expect(linesOf(text).filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']);
    expect(field(text, 'DESCRIPTION')).toBe('one\nBEGIN:VEVENT\n\ntwo');
  });

  test('folds long lines at 75 bytes, and tears no letter apart', () => {
    const typed = `${'é'.repeat(120)}${'😀'.repeat(60)}`;
    const text = fileOf({ what: new PartnerWords(typed) });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(field(text, 'SUMMARY')).toBe(typed);
    expect(text.isWellFormed()).toBe(true);
  });

  test('leaves out what no calendar may hold', () => {
    const text = fileOf({ what: new PartnerWords('a\u0000b\u0007c\ud800d\u0085e') });
    expect(field(text, 'SUMMARY')).toBe('a b c\ufffdd e');
  });
});
