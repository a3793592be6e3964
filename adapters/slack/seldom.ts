import { type Instant, minute } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';

/** Counts something, and says so in the log once in a while. `kind` is one of a few. */
export type Seldom = (event: string, kind: string) => void;

/**
 * For what anybody on the internet can cause: it is all counted, but it must not be able to fill the log. The first
 * of a kind is said at once, then one line in ten minutes at most, with how many there were.
 */
export function createSeldom(log: Log, metrics: Metrics, now: () => Instant): Seldom {
  const said = new Map<string, { at: Instant; times: number }>();
  return (event, kind) => {
    metrics.count('slack_ignored', kind);
    const key = `${event}: ${kind}`;
    const before = said.get(key);
    if (before !== undefined && Math.abs(now() - before.at) < 10 * minute) {
      before.times += 1;
      return;
    }
    log.warn(event, { kind, times: (before?.times ?? 0) + 1 });
    said.set(key, { at: now(), times: 0 });
  };
}
