import type { Library } from '../../content/library.ts';
import type { Couple } from '../../model/couple.ts';
import type { DatePlan } from '../../model/date-plan.ts';
import type { JobContext } from '../context.ts';

/** A plan with its couple, in the language of the room. */
export type View = { readonly plan: DatePlan; readonly couple: Couple; readonly library: Library };

/** The same as it is now; `null` once it is erased. */
export async function readView({ store, content }: JobContext, id: string): Promise<View | null> {
  return store.transaction(async (stores) => {
    const plan = await stores.dates.find(id);
    const couple = plan === null ? null : await stores.couples.find(plan.coupleId);
    if (plan === null || couple === null) return null;
    return { plan, couple, library: content.library(couple.partners[0].locale) };
  });
}
