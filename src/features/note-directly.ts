import type { CoupleId, Side } from '../model/couple.ts';
import type { MessageRef } from '../model/place.ts';
import type { Told } from '../port/jobs.ts';
import type { Store } from '../port/store.ts';

/** Has a short note sent to those who hear of things in their direct messages, each once. It leads to the message. */
export async function noteDirectly(
  store: Store,
  coupleId: CoupleId,
  sides: readonly Side[],
  notice: Extract<Told, 'question-here' | 'reveal-here' | 'reply-here'>,
  key: string,
  message: MessageRef,
): Promise<void> {
  await store.transaction(({ jobs }) =>
    jobs.enqueue(
      sides.map((side) => ({ name: 'tell', coupleId, side, notice, key: `${key}:${notice}-${side}`, message })),
    ),
  );
}
