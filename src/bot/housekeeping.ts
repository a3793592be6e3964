import { day } from '../model/instant.ts';
import type { Store } from '../port/store.ts';
import type { System } from '../port/system.ts';
import { draftLife } from './draft.ts';

/** How long what only serves to recognise repetitions is kept. */
export const traceLife = { events: 3 * day, posts: 30 * day, invitations: 30 * day } as const;

/** Removes what has served its purpose. */
export async function housekeeping({
  store,
  system,
}: {
  readonly store: Store;
  readonly system: System;
}): Promise<void> {
  const now = system.now();
  await store.transaction(async (stores) => {
    await stores.events.clear(now - traceLife.events);
    await stores.drafts.clear(now - draftLife);
    await stores.posts.clear(now - traceLife.posts);
    await stores.invitations.clear(now - traceLife.invitations);
    await stores.heldCards.clear(now);
  });
}
