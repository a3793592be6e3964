import type { Instant } from '../../src/model/instant.ts';
import { day, hour } from '../../src/model/instant.ts';
import type { Store } from '../../src/port/store.ts';
import type { BotClock } from './bot-clock.ts';
import type { Streams } from './streams.ts';
import { Refusal } from './translate-error.ts';
import type { WireClock } from './wire.ts';

/** The clock in the page's header, which people may move ahead. */
export interface Clockface {
  now(): WireClock;
  /** One move after the other; the same id moves it once. */
  move(move: { id: string; to: 'next' | 'hour' | 'day' }): Promise<WireClock>;
}

export type ClockfaceParts = {
  readonly clock: BotClock;
  readonly store: Store;
  readonly streams: Streams;
  /** When the next check-in is due, in bot time. */
  readonly nextDue: () => Promise<Instant | null>;
  /** Does everything that has become due, and returns when it is done. */
  readonly onJump: () => Promise<void>;
};

export function openClockface({ clock, store, streams, nextDue, onJump }: ClockfaceParts): Clockface {
  let last: Promise<unknown> = Promise.resolve();

  const now = () => ({ now: clock.now() });
  const ahead = async (to: 'next' | 'hour' | 'day'): Promise<number> => {
    if (to !== 'next') return to === 'hour' ? hour : day;
    const due = await nextDue();
    if (due === null) {
      throw new Refusal(409, 'No check-in is planned: pair first and choose a rhythm, or resume if you have paused.');
    }
    return Math.max(0, due - clock.now()) + 1000;
  };

  return {
    now,
    move: (move) => {
      const result = last.then(async () => {
        const by = await ahead(move.to);
        const before = await store.transaction(({ preview }) => preview.writeOnce(`once/${move.id}`, 'moved'));
        if (before !== null) return now();
        await clock.jump(by);
        streams.tell('clock', now());
        await onJump();
        return now();
      });
      last = result.catch(() => undefined);
      return result;
    },
  };
}
