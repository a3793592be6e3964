import type { JobDefinition } from '../features/definition.ts';
import { tellPrivately } from '../features/tell-privately.ts';
import type { Couple, Pause } from '../model/couple.ts';
import type { Job, JobName } from '../port/jobs.ts';
import type { PlatformError } from '../port/platform-error.ts';
import type { Store, Stores } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { giveUp } from './give-up.ts';

/**
 * The room is gone, or Attune may not speak in it any more: the rhythm rests, both are told privately, and what could
 * not be shown waits until it can be. A whisper that does not reach its person is no reason to pause: the one who waits
 * for it hears where it can be found.
 */
export async function pauseForTrouble(
  { store, system }: { readonly store: Store; readonly system: System },
  definition: JobDefinition<JobName>,
  job: Job,
  error: PlatformError,
): Promise<void> {
  const waits = await store.transaction(async (stores) => {
    const coupleId = (await definition.coupleOf?.(stores, job)) ?? null;
    const couple = coupleId === null ? null : await stores.couples.lock(coupleId);
    if (couple === null || couple.ending !== null) return false;
    const first = await stores.parked.park(couple.id, job, system.now());
    await pause(stores, couple, { why: whyOf(error), first }, system.newId());
    return true;
  });
  if (!waits) await giveUp({ store }, definition, job);
}

/** Where the two had paused without an end, that stays theirs to end; what waits is still news, once. */
async function pause(
  stores: Stores,
  couple: Couple,
  { why, first }: { readonly why: Trouble; readonly first: boolean },
  key: string,
): Promise<void> {
  const rests = couple.pause?.until === null;
  if (rests && !(couple.pause?.why === 'asked' && first)) return;
  if (!rests) await stores.couples.save({ ...couple, pause: { until: null, why } });
  await tellPrivately(stores, couple.id, `paused-${why}`, key);
}

type Trouble = Extract<Pause['why'], 'room-gone' | 'forbidden' | 'removed'>;

/** `not_installed` is what an adapter says when Attune was taken out of the whole place. */
function whyOf({ kind, code }: PlatformError): Trouble {
  if (code === 'not_installed') return 'removed';
  return kind === 'gone' ? 'room-gone' : 'forbidden';
}
