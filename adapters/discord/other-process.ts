import { type Instant, minute } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';

/**
 * Notices that another process answers this bot's interactions. Both are told them where both hold the same shard, which
 * those on one database do for a moment at most.
 */
export type OtherProcess = {
  /** This process answers an interaction. */
  readonly answers: (id: string) => void;
  /** Somebody else has it. It may have been this process, if Discord delivered it twice. */
  readonly saw: (id: string) => void;
};

export function watchForOtherProcess(parts: {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => Instant;
}): OtherProcess {
  const own = new Set<string>();
  let toldAt: Instant | null = null;
  return {
    answers: (id) => {
      own.add(id);
      const [oldest] = own;
      if (own.size > remembered && oldest !== undefined) own.delete(oldest);
    },
    saw: (id) => {
      if (own.has(id)) return;
      parts.metrics.count('discord_answered_elsewhere');
      if (toldAt !== null && Math.abs(parts.now() - toldAt) < pauseBetweenLines) return;
      toldAt = parts.now();
      parts.log.warn(
        'another process with the same DISCORD_TOKEN answered first: stop one of the two, or give both the same DATABASE_URL',
      );
    },
  };
}

/** Discord delivers again what was sent while a connection was lost: some minutes' worth at most. */
const remembered = 1000;
const pauseBetweenLines = 5 * minute;
