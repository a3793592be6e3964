import type { Couple } from '../../model/couple.ts';
import { sameRoom } from '../../model/place.ts';
import type { Stores } from '../../port/store.ts';
import type { Feature, Follows } from '../feature.ts';

/** What is offered still cannot be chosen once the pairing has ended, can again when it goes on, and moves with the couple. */
export const follows: Follows = { ended: showOpen, restored: showOpen, moved: showOpen };

async function showOpen({ offers, jobs }: Stores, { id }: Couple): Promise<void> {
  const open = (await offers.of(id)).filter((one) => one.open);
  await jobs.enqueue(open.map(({ name }) => ({ name: 'show-offer', coupleId: id, ritual: name })));
}

/** Somebody deleted an offer: that is an answer, and it is not made again. What it offers stands in the settings. */
export const notice: NonNullable<Feature['notice']> = async ({ stores }, event) => {
  if (event.what !== 'message-gone') return;
  const { room, message } = event.message;
  const couple = await stores.couples.activeIn(room);
  if (couple === null) return;
  for (const { name, message: card } of await stores.offers.of(couple.id)) {
    if (card?.message !== message || !sameRoom(card.room, room)) continue;
    await stores.offers.close(couple.id, name);
    await stores.offers.setMessage(couple.id, name, null);
  }
};
