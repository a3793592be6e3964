import type { Instant } from '../../model/instant.ts';
import type { MessageRef } from '../../model/place.ts';

/**
 * A post under its key: `attempting` from before the platform is asked until its answer is in. `since` is the first try,
 * which may have arrived as well as any later one.
 */
export type Post =
  | { readonly state: 'attempting'; readonly since: Instant }
  | { readonly state: 'posted'; readonly message: MessageRef | null };

/** What was posted under which key, so that a job that runs again does not post again. */
export interface PostStore {
  find(key: string): Promise<Post | null>;
  /** Records the attempt; returns what stood there before. */
  begin(key: string, at: Instant): Promise<Post | null>;
  /**
   * Whether nobody else is at this post, which was begun before: then it is this process's for half a minute. The first
   * who begins has it.
   */
  hold(key: string): Promise<boolean>;
  /** It was not posted: somebody else may try. */
  letGo(key: string): Promise<void>;
  /** `null` for a whisper, which cannot be edited. */
  finish(key: string, message: MessageRef | null): Promise<void>;
  clear(before: Instant): Promise<void>;
}
