import type { Instant } from '../model/instant.ts';

/**
 * Why a platform did not do what was asked. Each kind has exactly one consequence: `gone` and `forbidden`
 * pause the couple and tell whom can be told; `rate-limited` and `unavailable` try again; `rejected` is our bug.
 */
export type PlatformErrorKind = 'gone' | 'forbidden' | 'rate-limited' | 'unavailable' | 'rejected';

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly kind: PlatformErrorKind;
  /** When to try again, where the platform said so. */
  readonly retryAt: Instant | null;

  constructor(kind: PlatformErrorKind, what: string, options: { retryAt?: Instant; cause?: unknown } = {}) {
    super(`${kind}: ${what}`, 'cause' in options ? { cause: options.cause } : undefined);
    this.kind = kind;
    this.retryAt = options.retryAt ?? null;
  }
}
