import { webApi } from '@slack/bolt';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';

/** Anything thrown below a method of the platform, as the one kind of error that may leave it. `what` names what was tried. */
export function translateError(error: unknown, what: string, now: Instant): PlatformError {
  const cause = innermost(error);
  if (cause instanceof PlatformError) return cause;
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return new PlatformError('rate-limited', what, { retryAt: now + cause.retryAfter * 1000 });
  }
  if (cause instanceof webApi.WebAPIPlatformError) {
    return new PlatformError(kindOfCode(cause.data.error), `${what}: ${codeOf(cause)}`);
  }
  if (cause instanceof webApi.WebAPIHTTPError) {
    return new PlatformError(kindOfStatus(cause.statusCode), `${what}: HTTP ${cause.statusCode}`);
  }
  if (cause instanceof StoreUnavailableError) return new PlatformError('unavailable', what, { cause });
  if (cause instanceof TypeError || cause instanceof RangeError) return new PlatformError('rejected', what, { cause });
  return new PlatformError('unavailable', what, { cause });
}

/** Slack's own word for what went wrong, or `null` if it did not come to an answer. */
export function codeOf(error: unknown): string | null {
  const cause = innermost(error);
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
  return code !== null && unsure.includes(code);
}

/** A status of Slack, or of a proxy before it. */
export function kindOfStatus(status: number): PlatformErrorKind {
  if (status === 429) return 'rate-limited';
  return status >= 500 || status === 408 || status === 401 || status === 403 || status === 407
    ? 'unavailable'
    : 'rejected';
}

function kindOfCode(code: string): PlatformErrorKind {
  if (/^restricted_action/.test(code)) return 'forbidden';
  const known = (Object.keys(codes) as PlatformErrorKind[]).find((kind) => codes[kind].includes(code));
  return known ?? (/^[a-z0-9_]{1,60}$/.test(code) ? 'rejected' : 'unavailable');
}

/** Errors of ours and of the SDK wrap others; the SDK calls what it wraps `original`. */
function innermost(error: unknown): unknown {
  if (error instanceof webApi.WebAPIRequestError || !(error instanceof Error)) return error;
  const { original } = error as { original?: unknown };
  return original instanceof Error ? innermost(original) : error;
}

const unsure: readonly string[] = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'unreadable_answer',
];

/** Slack's words by their consequence. An expired token is renewed before the next try. */
const codes: Readonly<Record<PlatformErrorKind, readonly string[]>> = {
  gone: [
    'channel_not_found',
    'is_archived',
    'message_not_found',
    'thread_not_found',
    'cant_update_message',
    'edit_window_closed',
    'user_not_found',
    'users_not_found',
    'user_disabled',
    'team_not_found',
  ],
  forbidden: [
    'not_in_channel',
    'user_not_in_channel',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'access_denied',
    'ekm_access_denied',
    'team_access_not_granted',
    'account_inactive',
    'invalid_auth',
    'not_authed',
    'token_revoked',
    'org_login_required',
    'user_is_restricted',
    'cannot_dm_bot',
    'messages_tab_disabled',
    'as_user_not_supported',
  ],
  'rate-limited': ['ratelimited', 'rate_limited', 'message_limit_exceeded'],
  unavailable: [
    'token_expired',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
    'accesslimited',
    'team_added_to_org',
    'external_channel_migrating',
  ],
  unknown: [],
  rejected: [],
};
