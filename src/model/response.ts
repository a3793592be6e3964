import type { CheckInId } from './check-in.ts';
import type { Side } from './couple.ts';
import type { Instant } from './instant.ts';
import type { PartnerWords } from './partner-words.ts';
import type { MessageRef } from './place.ts';
import type { Way } from './way.ts';

/** What one partner said to the other's revealed answer. */
export type Response = {
  readonly id: string;
  readonly checkInId: CheckInId;
  readonly side: Side;
  readonly way: Way;
  readonly words: PartnerWords;
  readonly at: Instant;
  readonly message: MessageRef | null;
};
