import type { CoupleContext } from '../context.ts';
import type { JobHandlers } from '../definition.ts';
import { pausedCard, rhythmCard } from './cards.ts';

/** Has a card posted in the room that says how the rhythm stands, without saying who changed it. */
export async function announce({ couple, stores, newId }: CoupleContext): Promise<void> {
  await stores.jobs.enqueue([{ name: 'announce-rhythm', coupleId: couple.id, key: `rhythm-${newId()}` }]);
}

/** Posts how the rhythm stands when the job runs: the newest word, not the one that was enqueued. */
export const jobs: JobHandlers<'announce-rhythm'> = {
  'announce-rhythm': async ({ store, content, now, post }, { coupleId, key }) => {
    const found = await store.transaction(async ({ couples, rituals }) => ({
      couple: await couples.find(coupleId),
      rituals: await rituals.of(coupleId),
    }));
    const { couple, rituals } = found;
    if (couple === null || couple.ending !== null) return;
    if (couple.pause !== null && couple.pause.why !== 'asked') return;
    const { say } = content.library(couple.partners[0].locale);
    await post(
      couple.room,
      couple.pause === null ? rhythmCard(say, couple, rituals, now) : pausedCard(say, couple),
      key,
    );
  },
};
