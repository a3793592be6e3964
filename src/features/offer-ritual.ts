import type { Couple } from '../model/couple.ts';
import type { OfferedRitual } from '../model/ritual.ts';
import type { ChoreContext } from './context.ts';

/**
 * Offers a couple a ritual that it has not got, in its room: once, ever, however often this is called. A couple that has
 * it, or had it, has made up its mind.
 */
export async function offerRitual(
  { stores, now }: Pick<ChoreContext, 'stores' | 'now' | 'newId'>,
  couple: Couple,
  name: OfferedRitual,
): Promise<void> {
  if (couple.ending !== null || (await stores.rituals.find(couple.id, name)) !== null) return;
  if (!(await stores.offers.add(couple.id, name, now))) return;
  await stores.jobs.enqueue([{ name: 'show-offer', coupleId: couple.id, ritual: name }]);
}
