import type { Instant } from '../../model/instant.ts';

/** Which events of the platforms were handled, so that none is handled twice. */
export interface EventStore {
  /** `false` if this id was seen before. */
  firstTime(id: string, at: Instant): Promise<boolean>;
  clear(before: Instant): Promise<void>;
}
