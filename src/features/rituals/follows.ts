import type { Couple } from '../../model/couple.ts';
import type { Stores } from '../../port/store.ts';
import type { Follows } from '../feature.ts';

/** What is offered still cannot be chosen once the pairing has ended, can again when it goes on, and moves with the couple. */
export const follows: Follows = { ended: showOpen, restored: showOpen, moved: showOpen };

async function showOpen({ offers, jobs }: Stores, { id }: Couple): Promise<void> {
  const open = (await offers.of(id)).filter((one) => one.open);
  await jobs.enqueue(open.map(({ name }) => ({ name: 'show-offer', coupleId: id, ritual: name })));
}
