import type { CoupleId, Side } from '../model/couple.ts';
import type { MessageRef } from '../model/place.ts';
import type { About, Told } from '../port/jobs.ts';
import type { Store } from '../port/store.ts';

/** What is said, and what about. */
export type DirectNote = { readonly notice: Told; readonly about: About };

/** Has a short note sent to those who are not named in a post that concerns them, each once. It leads to the message. */
export async function noteDirectly(
  store: Store,
  coupleId: CoupleId,
  sides: readonly Side[],
  { notice, about }: DirectNote,
  key: string,
  message: MessageRef,
): Promise<void> {
  await store.transaction(({ jobs }) =>
    jobs.enqueue(
      sides.map((side) => ({ name: 'tell', coupleId, side, notice, key: `${key}:${notice}-${side}`, message, about })),
    ),
  );
}
