import { type CoupleId, sides } from '../model/couple.ts';
import type { Job } from '../port/jobs.ts';
import type { Store, Stores } from '../port/store.ts';
import type { System } from '../port/system.ts';

/**
 * The room is gone, or Attune may not speak in it any more: the rhythm rests, and both are told privately. A
 * message that is gone, and a whisper that does not reach its person, are no reason to pause.
 */
export async function pauseForTrouble(
  { store, system }: { readonly store: Store; readonly system: System },
  job: Job,
  kind: 'gone' | 'forbidden',
): Promise<void> {
  await store.transaction(async (stores) => {
    const coupleId = await coupleToPause(stores, job);
    const couple = coupleId === null ? null : await stores.couples.lock(coupleId);
    if (couple === null || couple.ending !== null || couple.pause?.until === null) return;
    const why = kind === 'gone' ? 'room-gone' : 'forbidden';
    await stores.couples.save({ ...couple, pause: { until: null, why } });
    const key = system.newId();
    await stores.jobs.enqueue(
      sides.map((side) => ({
        name: 'tell',
        coupleId: couple.id,
        side,
        notice: `paused-${why}` as const,
        key: `${key}-${side}`,
      })),
    );
  });
}

async function coupleToPause(stores: Stores, job: Job): Promise<CoupleId | null> {
  switch (job.name) {
    case 'post-check-in':
      return (await stores.checkIns.find(job.checkInId))?.coupleId ?? null;
    case 'post-response': {
      const response = await stores.answers.findResponse(job.responseId);
      return response === null ? null : ((await stores.checkIns.find(response.checkInId))?.coupleId ?? null);
    }
    case 'post-appreciation':
      return (await stores.appreciations.find(job.appreciationId))?.coupleId ?? null;
    case 'announce':
    case 'announce-rhythm':
      return job.coupleId;
    case 'refresh-check-in':
    case 'refresh-appreciation':
    case 'nudge':
    case 'post-invitation':
    case 'refresh-invitation':
    case 'tell':
      return null;
  }
}
