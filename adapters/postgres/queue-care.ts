import { sql } from 'kysely';
import type { Log } from '../../src/port/log.ts';
import { attempt, type TakenJob } from './job-settler.ts';
import { heartbeatSeconds, type Queue, queueName, queueSchema } from './queue.ts';

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
 * Whether a fetch would bring something. Where one process looks alone, it nearly always would not: this costs a tenth
 * of a fetch, whose statement the database reads and plans anew each time. (To keep that one's plan too is no way out:
 * made while the queue is empty, it takes fourteen times as long for ten thousand jobs. The plan of this one reads an
 * index of what waits: measured, thirty thousand jobs that are done or ten thousand for later make it no slower.)
 */
export async function hasDue({ database }: Queue): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from ${job} where name = ${queueName}
      and state < 'active' and not blocked and start_after <= ${jobNow}) as found`.execute(database.kysely);
  return rows[0]?.found === true;
}

/** Jobs that were active when this folder's last process was killed are due again at once. */
export async function takeBack({ database }: Queue): Promise<void> {
  await sql`update ${job} set state = 'retry', start_after = ${jobNow} where name = ${queueName} and state = 'active'`.execute(
    database.kysely,
  );
}

/** Jobs that were taken and will not be begun here are due again at once, and it does not count as a try. */
export async function giveBack({ database }: Queue, jobs: readonly TakenJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const attempts = sql.join(jobs.map(({ id, retryCount }) => sql`(${id}::uuid, ${retryCount}::int)`));
  await sql`update ${job} set state = 'created', started_on = null
    where name = ${queueName} and state = 'active' and (id, retry_count) in (${attempts})`.execute(database.kysely);
}

/** Where processes share the queue, tells it that these jobs are still worked on. Returns what stops it. */
export function keepAlive(queue: Queue, running: () => readonly TakenJob[], log: Log): () => void {
  if (queue.database.sole) return () => {};
  const beat = setInterval(
    () => {
      const jobs = running().map(attempt);
      if (jobs.length === 0) return;
      queue.boss.touch(queueName, jobs).catch((error: unknown) => log.error('a heartbeat failed', error));
    },
    (heartbeatSeconds * 1000) / 3,
  );
  return () => clearInterval(beat);
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
    if (now - last.vacuum < vacuumInterval) return;
    last.vacuum = now;
    await sql`vacuum (analyze)`.execute(queue.database.kysely);
  } catch (error) {
    log.error('tidying the database failed', error);
  }
}
