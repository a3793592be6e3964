import { sql } from 'kysely';
import { endOfTime, type Instant } from '../../src/model/instant.ts';
import type { Database } from './database.ts';
import { queueName, queueSchema } from './queue.ts';

/**
 * The earliest moment for which something is planned: what a tick would find, or a job that waits. `null` when nothing
 * is. The preview's clock goes there when it is moved, so that all comes at its own time.
 */
export async function nextMoment({ kysely }: Database): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select min(at) as at from (
      select min(next_at) from rituals where awake and next_at is not null
      union all select min(nudge_at) from check_ins where nudge_at is not null
      union all select min(closes_at) from check_ins where closing and revealed_at is null and message is not null
      union all select min(pause_until) from couples where pause_until is not null and ended_at is null
      union all select min(erase_at) from couples where erase_at is not null
      union all select min(look_back_at) from couples where awake and look_back_at < ${endOfTime}
      union all select min(due_at) from practice_sessions where due_at is not null
      union all select min(look_at) from date_plans where look_at is not null
      union all select min(closes_at) from journeys where closes_at is not null
      union all select min(expires_at) from invitations where state = 'open'
      union all select (extract(epoch from min(start_after)) * 1000)::bigint from ${sql.table(`${queueSchema}.job`)}
        where name = ${queueName} and state < 'active'
    ) as planned (at)`.execute(kysely);
  return rows[0]?.at ?? null;
}
