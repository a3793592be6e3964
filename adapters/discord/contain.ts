import { hour, type Instant } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';

/** Takes what was thrown while something of Discord's was handled: `event` is its name, `place` who handled it. */
export type Contain = (event: string, place: string, error: unknown) => void;

/**
 * Nothing that Discord sends may end the process, in which other couples' answers are on their way. What its handling
 * throws is counted each time, and logged once an hour for each event and place: it may come a thousand times.
 */
export function createContain(parts: {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly now: () => Instant;
}): Contain {
  const loggedAt = new Map<string, Instant>();
  return (event, place, error) => {
    const name = /^[A-Z_]{1,60}$/.test(event) ? event : 'unnamed';
    parts.metrics.count('discord_events_failed', name);
    const key = `${name} ${place}`;
    const before = loggedAt.get(key);
    if (before !== undefined && Math.abs(parts.now() - before) < hour) return;
    loggedAt.set(key, parts.now());
    parts.log.error('an event of Discord could not be handled, and was left out', error, { name, place });
  };
}
