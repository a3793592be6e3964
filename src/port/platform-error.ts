import type { Instant } from '../model/instant.ts';

/**
 * Why a platform did not do what was asked. Each kind has exactly one consequence:
 * - `gone`, `forbidden`: a card is posted anew where that can help; else the couple rests, and whom can be told is told.
 * - `rate-limited`, `unavailable`: tried again, for a day.
 * - `unknown`: a code that no table names. Tried again some times, then taken for `rejected`.
 * - `rejected`: what was sent is refused as it is, for its form or its content. It is shown without anybody's words.
 */
export type PlatformErrorKind = 'gone' | 'forbidden' | 'rate-limited' | 'unavailable' | 'unknown' | 'rejected';

export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly kind: PlatformErrorKind;
  /** When to try again, where the platform said so. */
  readonly retryAt: Instant | null;
  /** The platform's own code, for the host's log: never anything of what was sent. */
  readonly code: string | null;

  constructor(
    kind: PlatformErrorKind,
    what: string,
    options: { retryAt?: Instant; cause?: unknown; code?: string | null } = {},
  ) {
    super(`${kind}: ${what}`, 'cause' in options ? { cause: options.cause } : undefined);
    this.kind = kind;
    this.retryAt = options.retryAt ?? null;
    this.code = options.code ?? null;
  }
}
