import type { CoupleId } from '../../model/couple.ts';
import type { Instant } from '../../model/instant.ts';
import type { JarDigest } from '../../model/jar-digest.ts';

/** Of which weeks a jar was told, and where. No word of anybody's is in it. */
export interface DigestStore {
  /** Not one more for a time that ends when another's does. Says whether it was added. */
  add(digest: JarDigest): Promise<boolean>;
  find(id: string): Promise<JarDigest | null>;
  /** The ids of those that tell of a moment. */
  tellingOf(coupleId: CoupleId, at: Instant): Promise<readonly string[]>;
  /** Until when it was told before; `null` if it never was. */
  lastUntil(coupleId: CoupleId): Promise<Instant | null>;
  setMessage(id: string, message: JarDigest['message']): Promise<void>;
}
