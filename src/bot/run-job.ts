import type { Content } from '../content/library.ts';
import type { JobContext } from '../features/context.ts';
import type { JobHandlers } from '../features/definition.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import type { Job } from '../port/jobs.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import { PlatformError } from '../port/platform-error.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { createDelivery } from './delivery.ts';
import { pauseForTrouble } from './pause-for-trouble.ts';

export type RunJobParts = {
  readonly store: Store;
  readonly system: System;
  readonly content: Content;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  readonly handlers: JobHandlers;
  readonly committed: () => void;
};

/**
 * Runs one job. It throws only to have the job tried again: when the platform or the database does not answer
 * now, or when our own code failed. Every other refusal of the platform has its consequence here.
 */
export async function runJob(parts: RunJobParts, job: Job, tries: number): Promise<void> {
  const { store, system, content, log, metrics } = parts;
  const platform = (name: PlatformName): ChatPlatform => {
    const found = parts.platforms.get(name);
    if (found === undefined) throw new PlatformError('unavailable', `${name} is not connected`);
    return found;
  };
  const context: JobContext = {
    now: system.now(),
    store,
    content,
    log,
    metrics,
    newId: () => system.newId(),
    platform,
    ...createDelivery({ store, system, platform }),
  };
  try {
    await handle(parts.handlers, context, job);
    parts.committed();
    metrics.count('jobs', job.name);
  } catch (error) {
    await settle(parts, job, error, tries);
  }
}

function handle(handlers: JobHandlers, context: JobContext, job: Job): Promise<void> {
  const run = handlers[job.name] as (context: JobContext, job: Job) => Promise<void>;
  return run(context, job);
}

/** How often a job is tried whose refusal nobody knows. */
const patience = 8;

async function settle(parts: RunJobParts, job: Job, error: unknown, tries: number): Promise<void> {
  if (!(error instanceof PlatformError)) {
    parts.log.error('a job failed', error, { job: job.name });
    parts.metrics.count('failures', 'job');
    throw error;
  }
  parts.metrics.count('platform_errors', error.kind);
  switch (error.kind) {
    case 'rate-limited':
    case 'unavailable':
      parts.log.warn('the platform did not answer, the job will be tried again', { job: job.name, kind: error.kind });
      throw error;
    case 'unknown':
      if (tries < patience) {
        parts.log.warn('the platform answered with an unknown code, the job will be tried again', {
          job: job.name,
          code: error.code,
        });
        throw error;
      }
      parts.log.error('the platform refused for good with an unknown code', error, { job: job.name, code: error.code });
      return;
    case 'rejected':
      parts.log.error('the platform rejected what we sent', error, { job: job.name });
      return;
    case 'gone':
    case 'forbidden':
      parts.log.warn('the platform refused', { job: job.name, kind: error.kind });
      await pauseForTrouble(parts, job, error.kind);
      parts.committed();
      return;
  }
}
