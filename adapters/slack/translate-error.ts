import { webApi } from '@slack/bolt';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import { kindOfCode, unsureCode } from './error-codes.ts';

/** Anything thrown below a method of the platform, as the one kind of error that may leave it. `what` names what was tried. */
export function translateError(error: unknown, what: string, now: Instant): PlatformError {
  const cause = innermost(error);
  if (cause instanceof PlatformError) return cause;
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return new PlatformError('rate-limited', what, { retryAt: now + cause.retryAfter * 1000, code: 'ratelimited' });
  }
  if (cause instanceof webApi.WebAPIPlatformError) {
    const code = codeOf(cause) ?? '';
    return new PlatformError(kindOfCode(code), `${what}: ${code}`, { code });
  }
  if (cause instanceof webApi.WebAPIHTTPError) {
    const code = `http_${cause.statusCode}`;
    return new PlatformError(kindOfStatus(cause.statusCode), `${what}: ${code}`, { code });
  }
  if (cause instanceof StoreUnavailableError) return new PlatformError('unavailable', what, { cause });
  if (cause instanceof TypeError || cause instanceof RangeError) return new PlatformError('rejected', what, { cause });
  return new PlatformError('unavailable', what, { cause });
}

/** Slack's own word for what went wrong, or `null` if it did not come to an answer. */
export function codeOf(error: unknown): string | null {
  const cause = innermost(error);
  if (cause instanceof PlatformError) return cause.code;
  if (!(cause instanceof webApi.WebAPIPlatformError)) return null;
  const code = cause.data.error;
  // An answer that is no JSON comes here whole.
  return /^[a-z0-9_]{1,60}$/.test(code) ? code : 'unreadable_answer';
}

/** Whether Slack may have done it although no answer said so. */
export function isOutcomeUnknown(error: unknown): boolean {
  const cause = innermost(error);
  if (cause instanceof webApi.WebAPIRequestError) return true;
  if (cause instanceof webApi.WebAPIHTTPError) return cause.statusCode >= 500;
  const code = codeOf(cause);
  return code !== null && unsureCode(code);
}

/** A status of Slack, or of a proxy before it. */
export function kindOfStatus(status: number): PlatformErrorKind {
  if (status === 429) return 'rate-limited';
  if (status === 413) return 'rejected';
  return status >= 500 || [401, 403, 407, 408].includes(status) ? 'unavailable' : 'unknown';
}

/** Errors of ours and of the SDK wrap others; the SDK calls what it wraps `original`. */
function innermost(error: unknown): unknown {
  if (error instanceof webApi.WebAPIRequestError || !(error instanceof Error)) return error;
  const { original } = error as { original?: unknown };
  return original instanceof Error ? innermost(original) : error;
}
