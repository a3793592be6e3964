import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Clockwork, startClockwork } from '../../../adapters/system/clockwork.ts';
import { day, hour, minute } from '../../../src/model/instant.ts';
import { MemoryLog } from '../../fakes/memory-log.ts';

/** A moment between two minutes, as starts are. */
const start = Date.parse('2026-11-02T12:00:41.300Z');

let log: MemoryLog;
let ticks: string[];
let nights: string[];
let clockwork: Clockwork;
let tick: () => Promise<unknown>;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  log = new MemoryLog();
  ticks = [];
  nights = [];
  tick = async () => ticks.push(shown());
  clockwork = startClockwork(
    () => tick(),
    async () => nights.push(shown()),
    log,
  );
});

afterEach(async () => {
  await clockwork.stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

/** What the clock on the wall shows, to the millisecond. */
const shown = () => new Date().toISOString().slice(0, 23);

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** The clock is set, and nothing else happens: no timer runs sooner or later for it. */
const set = (by: number) => vi.setSystemTime(Date.now() + by);

describe('the minute', () => {
  test('ticks at each full one, and not in between', async () => {
    await pass(3 * minute);
    expect(ticks).toEqual(['2026-11-02T12:01:00.000', '2026-11-02T12:02:00.000', '2026-11-02T12:03:00.000']);
    expect(log.lines).toEqual([]);
  });

  test.each([
    ['an hour back', -hour, 'the clock went back', '1 hr'],
    ['two days back', -2 * day, 'the clock went back', '2 days'],
    ['half a minute back', -30_000, 'the clock went back', '30 sec'],
    ['eight hours ahead', 8 * hour, 'the clock went forward', '8 hr'],
    ['half a year ahead', 180 * day, 'the clock went forward', '180 days'],
    ['to 2038', Date.parse('2038-01-19T03:14:07Z') - start, 'the clock went forward', /^4,?095 days, 15 hr/],
  ])(
    'with the clock set %s, ticks at once and then at each full minute, with one line',
    async (_, by, event, words) => {
      await pass(2 * minute);
      ticks.length = 0;
      set(by);
      await pass(1000);
      expect(ticks.length).toBe(1);
      await pass(60 * minute);
      expect(ticks.length).toBe(61);
      expect(ticks.slice(1).every((at) => at.endsWith(':00.000'))).toBe(true);
      expect(log.lines.map((line) => JSON.parse(line))).toEqual([
        { level: 'warn', event, by: typeof words === 'string' ? words : expect.stringMatching(words) },
      ]);
    },
  );

  test('follows a clock that is slowed down or set by less than anybody notices, and says nothing', async () => {
    for (let times = 0; times < 60; times++) {
      set(-500);
      await pass(1000);
    }
    expect(ticks.length).toBe(1);
    expect(log.lines).toEqual([]);
  });

  test('a process that stood still ticks once when it goes on, and says so', async () => {
    // Nothing ran for ten minutes, and both clocks went on meanwhile.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 10 * minute);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 10 * minute);
    await pass(1000);
    vi.restoreAllMocks();
    expect(ticks.length).toBe(1);
    expect(log.lines[0]).toContain('Attune stood still');
  });

  test('a tick that takes minutes is not started twice, and what came up meanwhile is done once', async () => {
    let running = 0;
    let most = 0;
    tick = async () => {
      running += 1;
      most = Math.max(most, running);
      ticks.push(shown());
      await new Promise((resolve) => setTimeout(resolve, ticks.length === 1 ? 4.5 * minute : 0));
      running -= 1;
    };
    await pass(6 * minute);
    expect(most).toBe(1);
    expect(ticks.map((at) => at.slice(11, 19))).toEqual(['12:01:00', '12:05:30', '12:06:00']);
  });

  test('a tick that fails is logged, and the next one comes', async () => {
    tick = async () => {
      ticks.push(shown());
      throw new Error('no');
    };
    await pass(2 * minute);
    expect(ticks.length).toBe(2);
    expect(log.lines.length).toBe(2);
  });

  test('stopping waits for what runs, and starts nothing more', async () => {
    let ended = false;
    tick = async () => {
      ticks.push(shown());
      await new Promise((resolve) => setTimeout(resolve, 90_000));
      ended = true;
    };
    await pass(80_000);
    const stopping = clockwork.stop();
    await pass(hour);
    await stopping;
    expect(ended).toBe(true);
    expect(ticks.length).toBe(1);
  });
});

describe('the night', () => {
  /** From noon to shortly before housekeeping, and past it: no night begins in what is left out. */
  const sleep = async () => {
    set(15 * hour + 22 * minute);
    await pass(2 * minute);
  };

  test('has its housekeeping once', async () => {
    for (const night of [1, 2, 3]) {
      await sleep();
      await pass(5 * minute);
      expect(nights.length).toBe(night);
      set(8 * hour + 31 * minute);
      await pass(minute);
    }
    expect(nights.map((at) => at.slice(5, 15))).toEqual(['11-03T03:2', '11-04T03:2', '11-05T03:2']);
  });

  test('has it in the night after the clock went back as well', async () => {
    await sleep();
    set(-2 * day);
    await pass(minute);
    await pass(5 * minute);
    expect(nights.map((at) => at.slice(5, 16))).toEqual(['11-03T03:23', '11-01T03:24']);
  });

  test('has it once more after the clock went ahead over nights, however many, and goes on by the new clock', async () => {
    set(180 * day);
    await pass(minute);
    expect(nights.length).toBe(1);
    await pass(10 * minute);
    expect(nights.length).toBe(1);
  });
});
