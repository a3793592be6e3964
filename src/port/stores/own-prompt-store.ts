import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { OwnCard, OwnKind, OwnPrompt, OwnText, OwnVersion } from '../../model/own-prompt.ts';
import type { MessageRef } from '../../model/place.ts';

/** The questions of each couple's own. What they say is sealed with the couple's key, every version for itself. */
export interface OwnPromptStore {
  add(prompt: Omit<OwnPrompt, 'asked' | 'version'>): Promise<void>;
  find(id: string): Promise<OwnPrompt | null>;
  /** Another version takes the place of the last one; that one stays as long as a check-in shows it. */
  change(id: string, to: OwnKind & { readonly text: OwnText; readonly surprise: boolean }, at: Instant): Promise<void>;
  /** Theme, depth and surprise of the version that stands: the words are the same, and so is whether they were asked. */
  changeKind(id: string, to: Pick<OwnPrompt, 'theme' | 'depth' | 'surprise'>): Promise<void>;
  /** It is not asked any more. Versions that were never asked are erased at once. */
  withdraw(id: string, at: Instant): Promise<void>;
  /** Those that were not withdrawn, the newest first. */
  list(coupleId: CoupleId): Promise<readonly OwnPrompt[]>;
  /** The same without what they say, of several couples, in one statement: to pick from. */
  decks(coupleIds: readonly CoupleId[]): Promise<ReadonlyMap<CoupleId, readonly OwnCard[]>>;
  /** What a check-in of this couple shows; `null` once its words are gone, or for one of the library. */
  version(coupleId: CoupleId, promptId: string): Promise<OwnVersion | null>;
  /** All versions that are kept, oldest first, and which question each is of: for a copy of somebody's data. */
  all(coupleId: CoupleId): Promise<readonly { readonly prompt: OwnPrompt; readonly versions: readonly OwnVersion[] }[]>;
  place(id: string, message: MessageRef | null): Promise<void>;
  /** Removes this partner's questions, in every version. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
