import type { Database } from '../../adapters/postgres/database.ts';
import { countCouples, surveyDue } from '../../adapters/postgres/survey.ts';
import { combinations, type ScrapedMetrics } from '../../adapters/system/metrics.ts';
import { minute } from '../model/instant.ts';
import type { Log } from '../port/log.ts';
import { StoreUnavailableError } from '../port/store-unavailable-error.ts';
import type { System } from '../port/system.ts';
import { inTime } from './in-time.ts';
import { coupleLabels } from './known-metrics.ts';

/** How old the number of couples may be (ms): the embedded database counts a hundred thousand in a fifth of a second. */
const couplesFor = 5 * minute;

/**
 * What is due and who is there, looked at when the metrics are read. Where the database does not answer, those figures
 * are not there: old ones would look as if all were well.
 */
export function watchData(
  metrics: ScrapedMetrics,
  { database, system, log }: { readonly database: Database; readonly system: System; readonly log: Log },
): void {
  const { kysely, contact } = database;
  let countedAt = Number.NEGATIVE_INFINITY;

  const look = async (): Promise<void> => {
    const found = await contact.asking(() => surveyDue(kysely, system.now()));
    const states = { due: found.due, later: found.later, retry: found.retry, running: found.running };
    for (const [state, jobs] of Object.entries({ ...states, 'given-up': found.givenUp })) {
      metrics.gauge('queue_jobs', jobs, { state });
    }
    metrics.gauge('queue_late', found.late);
    metrics.gauge('oldest_due_seconds', found.oldestJob, { kind: 'job' });
    metrics.gauge('oldest_due_seconds', found.oldestRitual, { kind: 'ritual' });
    if (performance.now() - countedAt >= couplesFor) {
      const counts = await contact.asking(() => countCouples(kysely));
      for (const labels of combinations(coupleLabels)) metrics.gauge('couples', 0, labels);
      for (const { platform, state, couples } of counts) metrics.gauge('couples', couples, { platform, state });
      countedAt = performance.now();
    }
    metrics.gauge('database_up', 1);
  };

  const forget = (error: unknown): void => {
    for (const name of ['queue_jobs', 'queue_late', 'oldest_due_seconds']) metrics.gauge(name, null);
    if (error instanceof StoreUnavailableError) metrics.gauge('database_up', 0);
    else log.error('what is due could not be looked at', error);
  };

  const lookInTime = inTime(look);
  metrics.whenRead(() => lookInTime().catch(forget));
}
