import { describe, expect, it } from 'vitest';
import { day } from '../../src/model/instant.ts';
import type { Ritual } from '../../src/model/ritual.ts';
import { isSkipAhead, planNext, skipNext, takeBackSkip } from '../../src/schedule/plan-ritual.ts';

const monday = Date.parse('2026-11-02T20:00Z');
const wednesday = monday + 2 * day;
const friday = monday + 4 * day;
const ritual: Ritual = {
  coupleId: 'c1',
  name: 'question',
  on: true,
  rhythm: { days: [1, 3, 5], time: '20:00', zone: 'UTC' },
  nextAt: monday,
  waitingSince: null,
  cameAt: null,
  lastSkip: null,
};

describe('planning what comes next', () => {
  it('takes the first occurrence after the moment', () => {
    expect(planNext(ritual, null, monday).nextAt).toBe(wednesday);
  });

  it('plans nothing that is off, or paused without an end', () => {
    expect(planNext({ ...ritual, on: false }, null, monday).nextAt).toBe(null);
    expect(planNext(ritual, { until: null, why: 'asked' }, monday).nextAt).toBe(null);
  });

  it('plans the first occurrence that is not before the end of a pause', () => {
    expect(planNext(ritual, { until: wednesday + 1, why: 'asked' }, monday).nextAt).toBe(friday);
    expect(planNext(ritual, { until: wednesday, why: 'asked' }, monday).nextAt).toBe(wednesday);
  });

  it('keeps to a skip when it plans anew', () => {
    expect(planNext(skipNext(ritual), null, monday - day).nextAt).toBe(wednesday);
  });
});

describe('skipping', () => {
  it('leaves out the next occurrence and remembers that somebody asked', () => {
    const skipped = skipNext(ritual);
    expect(skipped.nextAt).toBe(wednesday);
    expect(skipped.lastSkip).toEqual({ dueAt: monday, why: 'asked' });
    expect(isSkipAhead(skipped, monday - 1)).toBe(true);
    expect(isSkipAhead(skipped, monday)).toBe(false);
  });

  it('can be taken back while its time is ahead, and twice is the same as once', () => {
    const back = takeBackSkip(skipNext(ritual), monday, monday - 1);
    expect(back).toEqual(ritual);
    expect(back && takeBackSkip(back, monday, monday - 1)).toEqual(ritual);
  });

  it('can be taken back for the first of two', () => {
    expect(takeBackSkip(skipNext(skipNext(ritual)), monday, monday - 1)?.nextAt).toBe(monday);
  });

  it('cannot be taken back for a time that has gone by, that is none of the rhythm, or that is not skipped', () => {
    expect(takeBackSkip(skipNext(ritual), monday, monday)).toBe(null);
    expect(takeBackSkip(skipNext(ritual), monday + 1, monday - 1)).toBe(null);
    expect(takeBackSkip(skipNext(ritual), friday, monday - 1)).toBe(null);
    expect(takeBackSkip(skipNext(ritual), Number.NaN, monday - 1)).toBe(null);
  });

  it('changes nothing where nothing comes', () => {
    const off = { ...ritual, on: false, nextAt: null };
    expect(skipNext(off)).toBe(off);
    expect(takeBackSkip(off, monday, monday - 1)).toBe(null);
  });
});
