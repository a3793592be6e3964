import { day } from '../../model/instant.ts';
import type { JobOf } from '../../port/jobs.ts';
import type { CoupleContext, JobContext } from '../context.ts';
import { offerRitual } from '../offer-ritual.ts';

/** How long a goal is on the list before a look at all of them is offered: by then there is something to look at. */
const offerAfter = 7 * day;

/** Has the monthly look offered a week from now, if nobody has chosen about it by then. */
export async function offerReviewLater({ stores, couple, now }: CoupleContext): Promise<void> {
  if ((await stores.rituals.find(couple.id, 'goal-review')) !== null) return;
  await stores.jobs.enqueue([{ name: 'offer-goal-review', coupleId: couple.id }], now + offerAfter);
}

/** Only while a goal that is a week old is still open. */
export async function offerReview(context: JobContext, { coupleId }: JobOf<'offer-goal-review'>): Promise<void> {
  const { store, now, newId } = context;
  await store.transaction(async (stores) => {
    const couple = await stores.couples.find(coupleId);
    const [oldest] = await stores.goals.list(coupleId, 'open', 0, 1);
    if (couple === null || oldest === undefined || now - oldest.addedAt < offerAfter) return;
    await offerRitual({ stores, now, newId }, couple, 'goal-review');
  });
}
