import type { AttachableClock } from 'pg-boss';
import type { MovableClock } from './database.ts';

/**
 * Our clock as pg-boss wants it: JavaScript and the queue's SQL read the same time, which is real time plus the
 * offset. Timers stay real: what a jump makes due is found at the next poll, which the jump wakes.
 */
export function createQueueClock(clock: MovableClock): AttachableClock {
  return {
    now: () => clock.now(),
    setTimeout: (work, ms) => setTimeout(work, ms),
    clearTimeout: (timer) => clearTimeout(timer as NodeJS.Timeout),
    setInterval: (work, ms) => setInterval(work, ms),
    clearInterval: (timer) => clearInterval(timer as NodeJS.Timeout),
    attach: async ({ db, schema }) => {
      const follow = async () => {
        await db.executeSql(clockFunction(schema, clock.offset));
      };
      await follow();
      const unfollow = clock.onJump(follow);
      return { [Symbol.asyncDispose]: async () => unfollow() };
    },
  };
}

/** Every statement of pg-boss reads the time through this function, made for exactly that. */
export function clockFunction(schema: string, offset: number): string {
  const ahead = Math.round(offset);
  const body = ahead === 0 ? 'SELECT pg_catalog.now();' : `SELECT pg_catalog.now() + interval '${ahead} milliseconds';`;
  return `create or replace function ${schema}.job_now() returns timestamp with time zone as $$ ${body} $$ language sql stable`;
}
