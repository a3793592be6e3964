import { sql } from 'kysely';
import type { Log } from '../../src/port/log.ts';
import { type Queue, queueName, queueSchema, silenceSeconds } from './queue.ts';
import { attempt, type TakenJob } from './taken-job.ts';

const job = sql.table(`${queueSchema}.job`);
const jobNow = sql.raw(`${queueSchema}.job_now()`);

/** Whether something is being done, or could be done now. */
export async function hasUnfinished({ database }: Queue): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ${job} where name = ${queueName}
      and (state = 'active' or (state < 'active' and start_after <= ${jobNow}))) as found`.execute(database.kysely);
  return rows[0]?.found === true;
}

/**
 * In how many milliseconds a fetch would bring something: 0 or less if it would now, `null` if nothing waits. Where one
 * process looks alone, it nearly always would not: this costs a tenth of a fetch, whose statement the database reads and
 * plans anew each time. (To keep that one's plan too is no way out: made while the queue is empty, it takes fourteen
 * times as long for ten thousand jobs. The plan of this one reads the ends of an index, of each state apart: measured,
 * thirty thousand jobs that are done and ten thousand for later make it no slower.)
 */
export async function untilDue({ database }: Queue): Promise<number | null> {
  const first = (state: 'created' | 'retry') =>
    sql`(select min(start_after) from ${job} where name = ${queueName} and state = ${sql.lit(state)} and not blocked)`;
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from least(${first('created')}, ${first('retry')}) - ${jobNow}) * 1000)::float8 as ms`.execute(
    database.kysely,
  );
  return rows[0]?.ms ?? null;
}

/** Jobs that were active when this folder's last process was killed are due again at once, and nobody else is at a post. */
export async function takeBack({ database }: Queue): Promise<void> {
  await sql`update posts set held_until = null where held_until > now()`.execute(database.kysely);
  await sql`update ${job} set state = 'retry', start_after = ${jobNow} where name = ${queueName} and state = 'active'`.execute(
    database.kysely,
  );
}

/**
 * Jobs whose process is dead are due again at once: it sent no sign of life for as long as three. pg-boss does the same,
 * but takes it for a failure of the job, and has it wait the longer the more often that happened: in a process that
 * crashes again and again, past the minutes in which Discord recognises a post that it has already taken.
 */
export async function takeOver({ database }: Queue): Promise<void> {
  await sql`update ${job} set state = 'retry', start_after = ${jobNow} where id in (
      select id from ${job} where name = ${queueName} and state = 'active'
        and heartbeat_on < ${jobNow} - ${silenceSeconds} * interval '1 s' for update skip locked)
    and name = ${queueName} and state = 'active'`.execute(database.kysely);
}

/** Jobs that were taken and are not done here are due again in so many seconds, and it does not count as a try. */
export async function giveBack({ database }: Queue, jobs: readonly TakenJob[], seconds = 0): Promise<void> {
  if (jobs.length === 0) return;
  const attempts = sql.join(jobs.map(({ id, retryCount }) => sql`(${id}::uuid, ${retryCount}::int)`));
  await sql`update ${job} set state = 'created', started_on = null,
      start_after = greatest(start_after, ${jobNow} + ${seconds} * interval '1 s')
    where name = ${queueName} and state = 'active' and (id, retry_count) in (${attempts})`.execute(database.kysely);
}

/** How often a process looks for jobs of dead ones (ms). */
const takeOverInterval = 5000;

/**
 * Where processes share the queue, tells it that these jobs are still worked on, and takes over those of processes that
 * no longer do. Returns what stops it.
 */
export function keepAlive(queue: Queue, running: () => readonly TakenJob[], log: Log): () => void {
  const { sole, contact } = queue.database;
  if (sole) return () => {};
  const quietly = (work: Promise<unknown>, event: string): void => {
    work.catch((error: unknown) => {
      if (!contact.noted(error)) log.error(event, error);
    });
  };
  const beat = setInterval(
    () => {
      const jobs = running().map(attempt);
      if (jobs.length > 0) quietly(queue.boss.touch(queueName, jobs), 'a heartbeat failed');
    },
    (silenceSeconds * 1000) / 3,
  );
  const lookAround = (): void => quietly(takeOver(queue), 'jobs of a dead process could not be taken over');
  lookAround();
  const look = setInterval(lookAround, takeOverInterval);
  return () => {
    clearInterval(beat);
    clearInterval(look);
  };
}

const tidyInterval = 10 * 60_000;
const vacuumInterval = 24 * 60 * 60_000;

/** Real time, not the bot's: how often to tidy does not depend on a clock that jumps. */
const lastDone = new WeakMap<Queue, { tidy: number; vacuum: number }>();

/**
 * Removes finished jobs, and once a day the space of deleted rows: a database without background processes does
 * neither by itself. Called while no job runs; returns at once unless it is time.
 */
export async function tidy(queue: Queue, log: Log): Promise<void> {
  if (!queue.database.sole) return;
  const now = performance.now();
  const last = lastDone.get(queue) ?? { tidy: now, vacuum: now - vacuumInterval + tidyInterval };
  lastDone.set(queue, last);
  if (now - last.tidy < tidyInterval) return;
  last.tidy = now;
  try {
    await queue.boss.supervise();
    if (now - last.vacuum >= vacuumInterval) {
      last.vacuum = now;
      await sql`vacuum (analyze)`.execute(queue.database.kysely);
    }
    // Without a background process nothing else ends the write-ahead log: it would grow for as long as Attune runs, and
    // a start after a power cut would read all of it.
    await sql`checkpoint`.execute(queue.database.kysely);
  } catch (error) {
    if (!queue.database.contact.noted(error)) log.error('tidying the database failed', error);
  }
}
