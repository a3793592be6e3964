import type { JobDefinition } from '../features/definition.ts';
import { tellPrivately } from '../features/tell-privately.ts';
import type { Job, JobName } from '../port/jobs.ts';
import type { Store } from '../port/store.ts';

/**
 * Something could not be shown, and it is not tried again: whoever waits for it hears of it privately, and where it can
 * be found. What stays unsaid is said nowhere else: a reminder, a note.
 */
export async function giveUp(
  { store }: { readonly store: Store },
  { unshown }: JobDefinition<JobName>,
  job: Job,
): Promise<void> {
  if (unshown === undefined) return;
  await store.transaction(async (stores) => {
    const found = await unshown(stores, job);
    if (found !== null) await tellPrivately(stores, found.coupleId, found.notice, found.key, found.to);
  });
}
