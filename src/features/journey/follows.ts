import type { Follows } from '../feature.ts';

/** Its card says so when the pairing ends, and is there again when it goes on; in a new channel it is posted anew. */
export const follows: Follows = {
  ended: (stores, couple) => show(stores, couple.id),
  restored: (stores, couple) => show(stores, couple.id),
  moved: (stores, couple) => show(stores, couple.id),
};

async function show({ journeys, jobs }: Parameters<NonNullable<Follows['ended']>>[0], coupleId: string): Promise<void> {
  const run = (await journeys.running([coupleId])).get(coupleId);
  if (run !== undefined) await jobs.enqueue([{ name: 'show-journey', runId: run.id }]);
}
