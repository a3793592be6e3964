import { sameRoom } from '../../model/place.ts';
import type { Feature, Follows } from '../feature.ts';

/** Its card says so when the pairing ends, and is there again when it goes on; in a new channel it is posted anew. */
export const follows: Follows = {
  ended: (stores, couple) => show(stores, couple.id),
  restored: (stores, couple) => show(stores, couple.id),
  moved: (stores, couple) => show(stores, couple.id),
};

/** Somebody deleted its card: it can be left by command. */
export const notice: NonNullable<Feature['notice']> = async ({ stores }, event) => {
  if (event.what !== 'message-gone') return;
  const { message } = event;
  const couple = await stores.couples.activeIn(message.room);
  const run = couple === null ? undefined : (await stores.journeys.running([couple.id])).get(couple.id);
  const stands = run?.message ?? null;
  if (run === undefined || stands === null) return;
  if (stands.message === message.message && sameRoom(stands.room, message.room)) {
    await stores.journeys.setMessage(run.id, null);
  }
};

async function show({ journeys, jobs }: Parameters<NonNullable<Follows['ended']>>[0], coupleId: string): Promise<void> {
  const run = (await journeys.running([coupleId])).get(coupleId);
  if (run !== undefined) await jobs.enqueue([{ name: 'show-journey', runId: run.id }]);
}
