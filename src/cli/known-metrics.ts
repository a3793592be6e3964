import type { KnownMetrics } from '../../adapters/system/metrics.ts';
import { partsOf } from '../bot/parts.ts';
import { features } from '../bot/registry.ts';
import type { Definition } from '../features/definition.ts';
import type { PlatformErrorKind } from '../port/platform-error.ts';

const platformErrors: Readonly<Record<PlatformErrorKind, true>> = {
  gone: true,
  forbidden: true,
  'rate-limited': true,
  unavailable: true,
  unknown: true,
  rejected: true,
};

const { jobs, definitions } = partsOf(features);

/** `null` for what leaves no trace. */
function nameOf(definition: Definition): string | null {
  if (definition.who === 'traceless') return null;
  return definition.kind === 'command' ? definition.path : definition.name;
}

const handlers = [...new Set(definitions.map(nameOf).filter((name) => name !== null))];

const ownPlatforms = ['discord', 'slack'] as const;

/** The labels of the couples. */
export const coupleLabels = { platform: ['web', ...ownPlatforms], state: ['active', 'paused', 'ended'] } as const;

/**
 * All that Attune counts and measures, with every value of every label, so that a host can be woken by the first of each.
 * docs/watch.md explains each; a test holds it to this list.
 */
export const knownMetrics: KnownMetrics = {
  build_info: {
    type: 'gauge',
    help: 'The version that runs, and its Node; always 1.',
    labels: { version: [], node: [] },
    fromStart: false,
  },
  ready: { type: 'gauge', help: 'Whether /health says that Attune is ready: 1 or 0.', fromStart: true },
  platform_up: {
    type: 'gauge',
    help: 'Whether a connected platform can be worked with: 1 or 0.',
    labels: { platform: ownPlatforms },
    fromStart: false,
  },
  database_up: { type: 'gauge', help: 'Whether the database answers: 1 or 0.', fromStart: true },
  database_seconds: {
    type: 'histogram',
    help: 'From the wish for a transaction until its end, what it waited for included.',
    bounds: [0.005, 0.02, 0.05, 0.1, 0.25, 1, 2.5, 10],
  },
  tick_timestamp_seconds: {
    type: 'gauge',
    help: 'When this process was last through with what time brings.',
    fromStart: false,
  },
  oldest_due_seconds: {
    type: 'gauge',
    help: 'How long the oldest that is due has been waiting: a ritual for its tick, or a job for somebody to do it.',
    labels: { kind: ['ritual', 'job'] },
    fromStart: false,
  },
  queue_jobs: {
    type: 'gauge',
    help: 'Jobs in the queue by what they wait for; given-up ones are kept for 30 days.',
    labels: { state: ['due', 'later', 'retry', 'running', 'given-up'] },
    fromStart: false,
  },
  queue_late: {
    type: 'gauge',
    help: 'Posts and other jobs that should have been done more than a minute ago.',
    fromStart: false,
  },
  backup_timestamp_seconds: {
    type: 'gauge',
    help: 'When the newest backup was begun that lies in the data folder; 0 where there is none.',
    fromStart: false,
  },
  disk_free_bytes: { type: 'gauge', help: 'Room that is left on the disk of the data folder.', fromStart: false },
  couples: {
    type: 'gauge',
    help: 'Couples; counted once in five minutes.',
    labels: coupleLabels,
    fromStart: false,
  },
  interactions: { type: 'counter', help: 'What people did, by command, button or form.', kinds: handlers },
  interaction_seconds: {
    type: 'histogram',
    help: 'From what a person did until its reply is made.',
    kinds: ['command', 'action', 'form'],
    bounds: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 8],
  },
  jobs: { type: 'counter', help: 'Jobs that were done.', kinds: Object.keys(jobs) },
  job_delay_seconds: {
    type: 'histogram',
    help: 'From the moment a job was due until it was done, where the first try did it.',
    kinds: Object.keys(jobs),
    bounds: [0.1, 0.5, 2, 10, 60, 600],
  },
  failures: {
    type: 'counter',
    help: 'What failed through a fault of ours or of the database; the log has each.',
    kinds: ['handler', 'job', 'chore', 'notice', 'request', 'database', 'discord-reply', 'held-card', 'keeping'],
  },
  uncaught: { type: 'counter', help: 'What nothing caught.', kinds: ['rejection', 'exception'] },
  platform_errors: {
    type: 'counter',
    help: 'What a platform refused or did not answer.',
    kinds: Object.keys(platformErrors),
  },
  discord_shards_wanted: {
    type: 'gauge',
    help: 'Connections to Discord that this process is to hold.',
    fromStart: true,
  },
  discord_shards_free: {
    type: 'gauge',
    help: 'Connections to Discord that no process holds.',
    fromStart: true,
  },
  discord_shards_ready: { type: 'gauge', help: 'Connections to Discord that are there.', fromStart: true },
  discord_rate_limited: { type: 'counter', help: 'Requests that Discord asked to wait with.' },
  discord_acknowledgements_failed: { type: 'counter', help: 'Interactions that Discord was not answered in time.' },
  discord_answered_elsewhere: {
    type: 'counter',
    help: 'Interactions that another process with the same token answered.',
  },
  discord_interactions_unreadable: { type: 'counter', help: 'Commands, presses and forms that made no sense.' },
  discord_events_failed: {
    type: 'counter',
    help: 'Events that could not be handled and were left out.',
    kinds: ['INTERACTION_CREATE', 'CONNECTION'],
  },
  slack_sockets_wanted: { type: 'gauge', help: 'Connections to Slack that this process is to hold.', fromStart: true },
  slack_sockets_open: { type: 'gauge', help: 'Connections to Slack that are there.', fromStart: true },
  slack_ignored: {
    type: 'counter',
    help: 'Requests to the addresses of Slack that were not Slack’s.',
    kinds: ['not-found', 'too-large', 'unsigned', 'malformed'],
  },
};
