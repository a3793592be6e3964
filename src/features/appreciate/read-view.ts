import type { Library } from '../../content/library.ts';
import type { Appreciation } from '../../model/appreciation.ts';
import type { Couple } from '../../model/couple.ts';
import type { JobContext } from '../context.ts';

export type View = { readonly appreciation: Appreciation; readonly couple: Couple; readonly library: Library };

/** An appreciation with its couple; `null` once it is erased. */
export async function readView({ store, content }: JobContext, id: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const appreciation = await stores.appreciations.find(id);
    const couple = appreciation === null ? null : await stores.couples.find(appreciation.coupleId);
    if (appreciation === null || couple === null) return null;
    return { appreciation, couple, library: content.library(couple.partners[0].locale) };
  });
}
