import type { Log } from '../../src/port/log.ts';
import { createErrand } from './errand.ts';

export type Clockwork = {
  /** Starts nothing more, and waits for what runs. */
  stop(): Promise<void>;
};

/** How often the clock is looked at between two full minutes (ms): so soon a clock that was set is noticed. */
const lookEvery = 1000;

/** What the clock may differ by from one look to the next before it counts as set (ms). */
const tolerance = 2000;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Housekeeping is at 03:23, UTC. */
const housekeepingAt = (3 * 60 + 23) * minute;

/**
 * Runs `tick` at every full minute and `housekeeping` once a night. Neither is started twice: what comes up while it
 * runs is done once more, right after. The clock may be set back or ahead and the machine may sleep: there is a line
 * in the log, a tick right away, and it goes on by the minutes that the clock then shows (docs/time.md).
 */
export function startClockwork(
  tick: () => Promise<unknown>,
  housekeeping: () => Promise<unknown>,
  log: Log,
): Clockwork {
  const ticking = createErrand('tick', tick, log);
  const keeping = createErrand('housekeeping', housekeeping, log);
  let last = readClocks();
  let timer = setTimeout(look, untilNextLook(last));

  function look(): void {
    const now = readClocks();
    const wasSet = tellWhatHappened(last, now, log);
    if (wasSet || minuteOf(now) !== minuteOf(last)) ticking.run();
    if (nightOf(now) !== nightOf(last)) keeping.run();
    last = now;
    timer = setTimeout(look, untilNextLook(now));
  }

  return {
    stop: async () => {
      clearTimeout(timer);
      await Promise.all([ticking.stop(), keeping.stop()]);
    },
  };
}

/** The clock on the wall, which may be set, and one that runs on whatever happens to it (both ms). */
type Clocks = { readonly wall: number; readonly steady: number };

function readClocks(): Clocks {
  return { wall: Date.now(), steady: performance.now() };
}

/** Says in the log if the clock was set or nothing ran for a while; returns whether it was set. */
function tellWhatHappened(last: Clocks, now: Clocks, log: Log): boolean {
  const passed = now.steady - last.steady;
  const ahead = now.wall - last.wall - passed;
  if (Math.abs(ahead) >= tolerance) {
    log.warn(ahead < 0 ? 'the clock went back' : 'the clock went forward', { by: inWords(ahead) });
    return true;
  }
  if (passed >= minute) log.warn('Attune stood still', { for: inWords(passed) });
  return false;
}

function inWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  return Temporal.Duration.from({ seconds }).round({ largestUnit: 'days' }).toLocaleString('en');
}

function minuteOf({ wall }: Clocks): number {
  return Math.floor(wall / minute);
}

function nightOf({ wall }: Clocks): number {
  return Math.floor((wall - housekeepingAt) / day);
}

function untilNextLook({ wall }: Clocks): number {
  return Math.min(lookEvery, minute - (wall % minute));
}
