import type { CoupleId } from './couple.ts';
import type { Period } from './instant.ts';
import type { MessageRef } from './place.ts';

/** One card that tells what was said in a part of time, such as a week; what was taken back since is not on it. */
export type JarDigest = Period & {
  readonly id: string;
  readonly coupleId: CoupleId;
  /** The card in the room, once it was posted. */
  readonly message: MessageRef | null;
};
