import type { CoupleId, Side } from './couple.ts';
import type { Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';

/** One thing that one partner values in the other: said in their room, and kept in the jar they share. */
export type Appreciation = {
  readonly id: string;
  readonly coupleId: CoupleId;
  /** Who said it. */
  readonly side: Side;
  readonly at: Instant;
  /** `null` once its author took it back; nothing of the words is kept then. */
  readonly words: PartnerWords | null;
  /** The card in the room, once it was posted. */
  readonly message: MessageRef | null;
};

/** One that is in the jar. */
export type KeptAppreciation = Appreciation & { readonly words: PartnerWords };

/** Whether it was not taken back. */
export function isKept(appreciation: Appreciation): appreciation is KeptAppreciation {
  return appreciation.words !== null;
}
