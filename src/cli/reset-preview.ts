import { userOf } from '../../adapters/web/place.ts';
import { personIds } from '../../adapters/web/wire.ts';
import type { Store } from '../port/store.ts';

/** Erases everything about the people of the preview: their couples with their keys, and their invitations. */
export async function resetPreview(store: Store): Promise<void> {
  await store.transaction(async ({ couples, invitations }) => {
    for (const person of personIds.map(userOf)) {
      for (const couple of await couples.ofUser(person)) await couples.erase(couple.id);
      await invitations.forget(person);
    }
  });
}
