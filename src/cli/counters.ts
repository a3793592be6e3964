import type { KnownCounters } from '../../adapters/system/metrics.ts';
import { partsOf } from '../bot/parts.ts';
import { features } from '../bot/registry.ts';
import type { PlatformErrorKind } from '../port/platform-error.ts';

const platformErrors: Readonly<Record<PlatformErrorKind, true>> = {
  gone: true,
  forbidden: true,
  'rate-limited': true,
  unavailable: true,
  unknown: true,
  rejected: true,
};

/** What Attune counts, with every kind of it, so that a host can be woken by the first of each. */
export const counters: KnownCounters = {
  failures: ['handler', 'job', 'chore', 'notice', 'request', 'database', 'discord-reply', 'held-card'],
  uncaught: ['rejection', 'exception'],
  jobs: Object.keys(partsOf(features).jobs),
  platform_errors: Object.keys(platformErrors),
  discord_rate_limited: [],
  discord_acknowledgements_failed: [],
  discord_answered_elsewhere: [],
  discord_interactions_unreadable: [],
  discord_events_failed: ['INTERACTION_CREATE', 'CONNECTION'],
  slack_ignored: ['not-found', 'too-large', 'unsigned', 'malformed'],
};
