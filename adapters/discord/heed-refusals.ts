import { type REST, RESTEvents } from 'discord.js';
import type { Metrics } from '../../src/port/metrics.ts';
import type { Pace } from './pace.ts';
import { margin } from './requests.ts';

/** Counts what Discord refuses because it was too much, and has the pace rest where that is so for the whole bot. */
export function heedRefusals(rest: REST, pace: Pick<Pace, 'refused'>, metrics: Pick<Metrics, 'count'>): void {
  rest.on(RESTEvents.Response, (_, { status, headers }) => {
    if (status !== 429) return;
    metrics.count('discord_rate_limited');
    if (!headers.has('x-ratelimit-global')) return;
    // discord.js adds its margin twice here.
    pace.refused(1000 * (Number(headers.get('retry-after')) || 0) + 2 * margin);
  });
}
