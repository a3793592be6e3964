import { sql } from 'kysely';
import { deadLetterName, type Queue, queueName, queueSchema } from './queue.ts';

/** Jobs of one kind that were tried for a day and given up. None of it holds a word of anybody's. */
export type GivenUp = {
  /** What was to be done. */
  readonly job: string;
  /** The kind of failure that came last, as the log has it. */
  readonly failure: string;
  readonly jobs: number;
  /** ISO 8601, in UTC. */
  readonly first: string;
  readonly last: string;
};

const job = sql.table(`${queueSchema}.job`);

/** What was given up and lies there, by kind, most first. */
export async function listGivenUp({ database }: Queue): Promise<readonly GivenUp[]> {
  const { rows } = await sql<{ job: string; failure: string; jobs: number; first: Date; last: Date }>`
    select data->>'name' as job, coalesce(output->>'kind', source_output->>'kind', 'unknown') as failure,
      count(*) as jobs, min(created_on) as first, max(created_on) as last
    from ${job} where name = ${deadLetterName} and state < 'active'
    group by 1, 2 order by 3 desc, 1, 2`.execute(database.kysely);
  return rows.map(({ first, last, ...one }) => ({
    ...one,
    first: new Date(first).toISOString(),
    last: new Date(last).toISOString(),
  }));
}

/** Has all of them done once more, as if they were new; returns how many there were. */
export async function retryGivenUp(queue: Queue): Promise<number> {
  let all = 0;
  for (;;) {
    const moved = await queue.boss.redrive(deadLetterName, { destination: queueName });
    all += moved;
    if (moved === 0) break;
  }
  queue.announce();
  return all;
}
