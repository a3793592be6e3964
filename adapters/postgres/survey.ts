import { type Kysely, sql } from 'kysely';
import type { PlatformName } from '../../src/model/place.ts';
import { deadLetterName, queueName, queueSchema } from './queue.ts';
import type { Tables } from './tables.ts';

/**
 * How things stand with what is due. All are numbers of jobs, or seconds. `retry`: it failed, and is due again later.
 * `late`: it should have been done more than a minute ago, whatever it waits for.
 */
export type DueSurvey = {
  readonly due: number;
  readonly later: number;
  readonly retry: number;
  readonly running: number;
  readonly givenUp: number;
  readonly late: number;
  readonly oldestJob: number;
  readonly oldestRitual: number;
};

/** How many couples there are on a platform. */
export type CoupleCount = {
  readonly platform: PlatformName;
  readonly state: 'active' | 'paused' | 'ended';
  readonly couples: number;
};

const job = sql.table(`${queueSchema}.job`);
const jobNow = sql.raw(`${queueSchema}.job_now()`);

/** What pg-boss has an index for, in its words: what is done already, nine jobs of ten, is not looked at. */
const isLive = sql`state in ('created', 'retry', 'active', 'failed')`;

/** Looks at what waits, by its index. `now` (ms) is what rituals are due by; jobs go by the queue's clock. */
export async function surveyDue(db: Kysely<Tables>, now: number): Promise<DueSurvey> {
  const { rows } = await sql<DueSurvey>`
    with own as (
      select state, retry_count, start_after, created_on, started_on, ${jobNow} as now
      from ${job} where name = ${queueName} and ${isLive} and state <> 'failed'
    )
    select
      count(*) filter (where state < 'active' and start_after <= now) as due,
      count(*) filter (where state = 'created' and start_after > now) as later,
      count(*) filter (where state = 'retry' and start_after > now) as retry,
      count(*) filter (where state = 'active') as running,
      (select count(*) from ${job} where name = ${deadLetterName} and ${isLive}) as "givenUp",
      count(*) filter (where case
        when state = 'active' then coalesce(started_on, now)
        when retry_count > 0 then created_on
        else start_after end < now - interval '1 minute') as late,
      coalesce(extract(epoch from max(now - start_after) filter (where state < 'active' and start_after <= now)), 0)::float8
        as "oldestJob",
      coalesce((select greatest(${now}::bigint - min(next_at), 0)::float8 / 1000 from rituals
        where awake and next_at is not null), 0) as "oldestRitual"
    from own`.execute(db);
  const [found] = rows;
  if (found === undefined) throw new Error('the survey of the queue brought nothing');
  return found;
}

/** Reads all couples once: for many of them it is asked seldom. */
export async function countCouples(db: Kysely<Tables>): Promise<readonly CoupleCount[]> {
  const { rows } = await sql<CoupleCount>`
    select platform, case when ended_at is not null then 'ended' when pause_why is not null then 'paused' else 'active' end
      as state, count(*) as couples
    from couples group by 1, 2`.execute(db);
  return rows;
}
