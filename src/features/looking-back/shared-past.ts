import type { Prompt } from '../../content/library.ts';
import type { CheckIn } from '../../model/check-in.ts';
import type { CoupleId } from '../../model/couple.ts';
import type { Asking } from '../../port/stores/check-in-store.ts';
import type { ChoreContext } from '../context.ts';
import type { Asked } from '../question-source.ts';

/** Of these askings, what both may be reminded of where they are, by couple and question. */
export async function sharedOf(
  askings: readonly Asking[],
  { stores }: Pick<ChoreContext, 'stores'>,
): Promise<ReadonlyMap<CoupleId, ReadonlyMap<string, CheckIn>>> {
  const shown = await stores.checkIns.shownInRoom(askings);
  const byCouple = Map.groupBy(shown, ({ coupleId }) => coupleId);
  return new Map([...byCouple].map(([id, all]) => [id, new Map(all.map((one) => [one.promptId, one]))]));
}

/** Two deep ones of the library do not follow each other. How deep one of a couple's own is, is not looked up here. */
export function isDeepAgain({ library, history: { lastPromptId } }: Asked, { depth }: Prompt): boolean {
  return depth === 3 && lastPromptId !== null && library.prompts.get(lastPromptId)?.depth === 3;
}
