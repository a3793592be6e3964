import type { Instant } from '../../model/instant.ts';

/** One workspace in which Attune was installed. `value` holds tokens, so it is stored sealed and never logged. */
export type InstallationRecord = { readonly space: string; readonly installedAt: Instant; readonly value: string };

/**
 * The workspaces that installed Attune over OAuth. A small key-value port: sealed with the host's key, as the
 * preview's memory is. Every method is a transaction of its own.
 */
export interface InstallationStore {
  find(space: string): Promise<InstallationRecord | null>;
  /** Adds it, or replaces what stands there. */
  save(record: InstallationRecord): Promise<void>;
  /** Erases it, unless it was installed again after `before`. */
  remove(space: string, before: Instant): Promise<void>;
}
