import type { Library, Prompt } from '../content/library.ts';
import { ownAsPrompt } from '../content/own-prompt.ts';
import type { CheckIn } from '../model/check-in.ts';
import { ownIdOf } from '../model/own-prompt.ts';
import type { Stores } from '../port/store.ts';

/** The question of a check-in, in the version in which it was asked; none once the library, or its author, has removed it. */
export async function promptOf(
  { stores, library }: { readonly stores: Pick<Stores, 'ownPrompts'>; readonly library: Library },
  { coupleId, promptId }: Pick<CheckIn, 'coupleId' | 'promptId'>,
): Promise<Prompt | undefined> {
  const known = library.prompts.get(promptId);
  if (known !== undefined || ownIdOf(promptId) === null) return known;
  const own = await stores.ownPrompts.version(coupleId, promptId);
  return own === null ? undefined : ownAsPrompt(library.say, own);
}
