import { minute } from '../../model/instant.ts';
import type { CoupleContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { comesAt } from '../upcoming.ts';
import { pausedCard, rhythmCard } from './cards.ts';

/** Has a card posted in the room that says how the rhythm stands, without saying who changed it. */
export async function announce({ couple, stores, newId, now }: CoupleContext): Promise<void> {
  await stores.jobs.enqueue([{ name: 'announce-rhythm', coupleId: couple.id, key: `rhythm-${newId()}`, at: now }]);
}

/** One that comes this much later than it was wanted has waited for something: nobody is up for it any more. */
const delay = 10 * minute;

/**
 * Posts how the rhythm stands when the job runs: the newest word, not the one that was enqueued. What had to wait,
 * because the platform or Attune was away, does not come in the quiet hours of either.
 */
export const jobs: JobHandlers<'announce-rhythm'> = {
  'announce-rhythm': async ({ store, content, now, post }, job) => {
    const { coupleId, key, at = now } = job;
    const found = await store.transaction(async ({ couples, rituals }) => ({
      couple: await couples.find(coupleId),
      rituals: await rituals.of(coupleId),
    }));
    const { couple, rituals } = found;
    if (couple === null || couple.ending !== null) return;
    if (couple.pause !== null && couple.pause.why !== 'asked') return;
    const free = now - at < delay ? now : comesAt(couple, now);
    if (free > now) return store.transaction((stores) => stores.jobs.enqueue([job], free));
    const { say } = content.library(couple.partners[0].locale);
    await post(
      couple.room,
      couple.pause === null ? rhythmCard(say, couple, rituals, now) : pausedCard(say, couple),
      key,
    );
  },
};
