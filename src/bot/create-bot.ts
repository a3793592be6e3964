import type { Content } from '../content/library.ts';
import type { Feature } from '../features/feature.ts';
import type { HostPages } from '../model/host-pages.ts';
import { minute } from '../model/instant.ts';
import type { PlatformName } from '../model/place.ts';
import type { ChatPlatform } from '../port/chat-platform.ts';
import type { NoticeEvent } from '../port/inbound-event.ts';
import type { Inbox } from '../port/inbox.ts';
import type { Job, JobRunner } from '../port/jobs.ts';
import type { Log } from '../port/log.ts';
import type { Metrics } from '../port/metrics.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';
import type { WriteCalendar } from '../port/write-calendar.ts';
import { commandSpecs } from './command-specs.ts';
import { dispatch } from './dispatch.ts';
import { holdCard } from './hold-card.ts';
import { partsOf } from './parts.ts';
import { features as everything } from './registry.ts';
import { runJob } from './run-job.ts';
import { suggest } from './suggest.ts';
import { ackModeOf, createTable } from './table.ts';
import { createTick, type Tick } from './tick.ts';

export type BotParts = {
  readonly store: Store;
  readonly runner: JobRunner;
  readonly system: System;
  readonly content: Content;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly writeCalendar: WriteCalendar;
  /** None, if left out. */
  readonly hostPages?: HostPages;
  readonly platforms: ReadonlyMap<PlatformName, ChatPlatform>;
  /** What can be done; everything, if left out. */
  readonly features?: readonly Feature[];
};

/**
 * Attune without its surroundings: what platforms hand events to, what runs a job (which was tried `tries` times before),
 * and what a minute brings.
 */
export type Bot = {
  readonly inbox: Inbox;
  readonly tick: Tick;
  readonly run: (job: Job, tries?: number) => Promise<void>;
};

export function createBot(parts: BotParts): Bot {
  const features = parts.features ?? everything;
  const { definitions, commands, chores, jobs, held, rituals } = partsOf(features);
  const table = createTable(definitions);
  const committed = (): void => parts.runner.wake();

  const inbox: Inbox = {
    commands: commandSpecs(commands, parts.content.library('en')),
    ackModeOf: (event) => ackModeOf(table, event),
    handle: async (event) => {
      if (event.kind !== 'notice') return dispatch({ ...parts, table, rituals, committed }, event);
      await notice(parts, features, event);
      committed();
      return { kind: 'nothing' };
    },
    hold: (event, keep, shown) => holdCard({ ...parts, held, rituals, committed }, event, keep, shown),
    suggest: (event) => suggest(parts, commands, event),
  };

  return {
    inbox,
    tick: createTick({ ...parts, chores, rituals, committed, giveWay: () => parts.runner.giveWay() }),
    run: (job, tries = 0) => runJob({ ...parts, jobs, rituals, committed }, job, tries),
  };
}

/** How long a notice waits for a database that is away (ms). */
const patience = 15 * minute;

async function notice(parts: BotParts, features: readonly Feature[], event: NoticeEvent): Promise<void> {
  try {
    const now = parts.system.now();
    await parts.store.transaction(
      async (stores) => {
        const context = { stores, now, newId: () => parts.system.newId() };
        for (const feature of features) await feature.notice?.(context, event);
      },
      // Nobody says it a second time.
      { within: patience, keepTrying: true },
    );
  } catch (error) {
    parts.log.error('a notice of the platform was not handled', error, { notice: event.what });
    parts.metrics.count('failures', 'notice');
  }
}
