import type { Content } from '../content/library.ts';
import type { JobContext } from '../features/context.ts';
import type { JobDefinition, JobDefinitions } from '../features/definition.ts';
import { isRefused } from '../features/refused.ts';
import type { RitualDefinition } from '../features/ritual.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import { type Job, type JobName, mostTries } from '../port/jobs.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import { PlatformError } from '../port/platform-error.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { createDelivery } from './delivery.ts';
import { giveUp } from './give-up.ts';
import { pauseForTrouble } from './pause-for-trouble.ts';

export type RunJobParts = {
  readonly store: Store;
  readonly system: System;
  readonly content: Content;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  readonly jobs: Partial<JobDefinitions>;
  readonly rituals: readonly RitualDefinition[];
  readonly committed: () => void;
};

/**
 * Runs one job, which was tried `tries` times before. It throws only to have the job tried again: when the platform or
 * the database does not answer now, or when our own code failed. Every other refusal of the platform has its
 * consequence here; and whoever waits for what cannot be done in the end is told.
 */
export async function runJob(parts: RunJobParts, job: Job, tries: number): Promise<void> {
  const { store, system, content, log, metrics } = parts;
  const definition = jobDefinition(parts.jobs, job);
  const platform = (name: PlatformName): ChatPlatform => {
    const found = parts.platforms.get(name);
    if (found === undefined) throw new PlatformError('unavailable', `${name} is not connected`);
    return found;
  };
  const context: JobContext = {
    now: system.now(),
    tries,
    store,
    content,
    rituals: parts.rituals,
    log,
    metrics,
    newId: () => system.newId(),
    platform,
    ...createDelivery({ store, system, platform }),
  };
  try {
    await definition.run(context, job);
    parts.committed();
    metrics.count('jobs', job.name);
  } catch (error) {
    await settle(parts, definition, job, error, tries);
  }
}

/** Throws for a job that nothing does any more, or not yet: it is kept, and tried again by what may know it. */
function jobDefinition(jobs: Partial<JobDefinitions>, { name }: Job): JobDefinition<JobName> {
  const found = jobs[name] as JobDefinition<JobName> | undefined;
  if (found === undefined) throw new Error(`nothing does the job "${name}"`);
  return found;
}

async function settle(
  parts: RunJobParts,
  definition: JobDefinition<JobName>,
  job: Job,
  error: unknown,
  tries: number,
): Promise<void> {
  const isLast = tries >= mostTries;
  if (!(error instanceof PlatformError)) {
    parts.log.error('a job failed', error, { job: job.name });
    parts.metrics.count('failures', 'job');
    if (isLast) await tellOfIt(parts, definition, job);
    throw error;
  }
  parts.metrics.count('platform_errors', error.kind);
  const fields = { job: job.name, kind: error.kind, code: error.code };
  if (error.kind === 'gone' || error.kind === 'forbidden') {
    parts.log.warn('the platform refused', fields);
    await pauseForTrouble(parts, definition, job, error);
    parts.committed();
    return;
  }
  if (isRefused({ tries }, error)) {
    parts.log.error('the platform rejected what we sent', error, fields);
    await tellOfIt(parts, definition, job);
    return;
  }
  parts.log.warn('the platform did not answer, the job will be tried again', fields);
  if (isLast) await tellOfIt(parts, definition, job);
  throw error;
}

async function tellOfIt(parts: RunJobParts, definition: JobDefinition<JobName>, job: Job): Promise<void> {
  await giveUp(parts, definition, job);
  parts.committed();
}
