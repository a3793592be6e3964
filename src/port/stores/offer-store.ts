import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { MessageRef } from '../../model/place.ts';
import type { OfferedRitual, RitualName } from '../../model/ritual.ts';

/** A ritual that a couple was offered. */
export type RitualOffer = {
  readonly coupleId: CoupleId;
  readonly name: OfferedRitual;
  readonly offeredAt: Instant;
  /** Until either of the two has decided, here or anywhere else. */
  readonly open: boolean;
  /** Where its card stands; `null`: nowhere yet, or not any more. */
  readonly message: MessageRef | null;
};

export interface OfferStore {
  /** Remembers that a couple is offered a ritual, unless it was before. Returns whether it is new. */
  add(coupleId: CoupleId, name: OfferedRitual, at: Instant): Promise<boolean>;
  find(coupleId: CoupleId, name: RitualName): Promise<RitualOffer | null>;
  of(coupleId: CoupleId): Promise<readonly RitualOffer[]>;
  /** It was decided. `null` where it was not open any more. */
  close(coupleId: CoupleId, name: RitualName): Promise<RitualOffer | null>;
  setMessage(coupleId: CoupleId, name: OfferedRitual, message: MessageRef | null): Promise<void>;
}
