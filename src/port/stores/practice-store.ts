import type { CoupleId, Side } from '../../model/couple.ts';
import type { Instant, Period } from '../../model/instant.ts';
import type { MessageRef } from '../../model/place.ts';
import type { Session, SessionId } from '../../model/practice/session.ts';

/** Where the card of a page stands. `settled`: it was brought to its last look, and is not touched again. */
export type PagePlace = { readonly page: number; readonly message: MessageRef | null; readonly settled: boolean };

/** The practices of each couple. What was written or picked is sealed with the couple's key. */
export interface PracticeStore {
  /** Adds a session, or replaces what is known of it. A couple has one that is neither held nor over. */
  save(session: Session): Promise<void>;
  find(id: SessionId): Promise<Session | null>;
  /** The one that goes on now, and the one that a time-out has interrupted. */
  live(coupleId: CoupleId): Promise<Session | null>;
  held(coupleId: CoupleId): Promise<Session | null>;
  /** Everything, oldest first: for a copy of somebody's data. */
  all(coupleId: CoupleId): Promise<readonly Session[]>;
  /** Those that began in a stretch of time and were walked to their end: when they began. Ascending; nothing is opened. */
  doneIn(coupleId: CoupleId, period: Period): Promise<readonly { readonly practice: string; readonly at: Instant }[]>;
  /** Those for which a time has come, the longest due first. They are not locked: their couple has to be. */
  due(now: Instant, most: number): Promise<readonly { readonly id: SessionId; readonly coupleId: CoupleId }[]>;
  /** Where its pages stand, in their order; pages that were never posted are left out. */
  places(id: SessionId): Promise<readonly PagePlace[]>;
  place(id: SessionId, page: number, message: MessageRef | null): Promise<void>;
  settle(id: SessionId, page: number): Promise<void>;
  /** Removes what one partner wrote and picked. */
  forget(coupleId: CoupleId, side: Side): Promise<void>;
}
