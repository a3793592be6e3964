import type { Instant } from '../../src/model/instant.ts';
import { day, hour, minute } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import type { BotClock } from './bot-clock.ts';
import type { Streams } from './streams.ts';
import { Refusal } from './translate-error.ts';
import type { ClockMove, WireClock } from './wire.ts';

/** The clock in the page's header, which people may move ahead. */
export interface Clockface {
  now(): WireClock;
  /** One move after the other; the same id moves it once. */
  move(move: { id: string; to: ClockMove }): Promise<WireClock>;
  /** On to this moment, in longer strides than `move`; where that is past already, nothing happens. */
  goTo(target: Instant): Promise<void>;
  /** Back to real time, for a preview that starts over. */
  setBack(): Promise<void>;
}

export type ClockfaceParts = {
  readonly clock: BotClock;
  readonly store: Store;
  readonly streams: Streams;
  /** When the next check-in comes, in bot time. */
  readonly nextDue: () => Promise<Instant | null>;
  /** The earliest moment for which anything is planned, in bot time; at the latest one after `rest` (ms). */
  readonly nextMoment: (rest: number) => Promise<Instant | null>;
  /** Does everything that has become due, and returns when it is done. */
  readonly onJump: () => Promise<void>;
};

export function openClockface(parts: ClockfaceParts): Clockface {
  const { clock, store, streams, nextDue, nextMoment, onJump } = parts;
  let last: Promise<unknown> = Promise.resolve();

  const now = () => ({ now: clock.now() });
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };

  const targetOf = async (to: ClockMove): Promise<Instant> => {
    if (to !== 'next') return clock.now() + lengths[to];
    const due = await nextDue();
    if (due === null) {
      throw new Refusal(409, 'preview.refused-next');
    }
    return Math.max(due, clock.now()) + 1000;
  };

  /**
   * Stops at every moment for which something is planned, and goes on once it is done: all comes at its own time. And now
   * and then in between (`rest`), for whatever is planned nowhere.
   */
  const runTo = async (target: Instant, rest: number): Promise<void> => {
    while (clock.now() < target) {
      const from = clock.now();
      const planned = (await nextMoment(rest)) ?? target;
      // What is due already could not be done just now: it is tried again on the way, and holds nothing up.
      const stop = planned > from ? planned : from + minute;
      await clock.jump(Math.min(stop, target) - from);
      streams.tell('clock', now());
      await onJump();
    }
  };

  return {
    now,
    move: (move) =>
      inTurn(async () => {
        const target = await targetOf(move.to);
        const before = await store.transaction(({ preview }) => preview.writeOnce(`once/${move.id}`, 'moved'));
        if (before === null) await runTo(target, 3 * hour);
        return now();
      }),
    goTo: (target) => inTurn(() => runTo(target, 12 * hour)),
    setBack: () =>
      inTurn(async () => {
        await clock.setBack();
        streams.tell('clock', now());
      }),
  };
}

const lengths = { hour, day, week: 7 * day } as const;
