import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';
import type { WebKey, WebValues } from './words.ts';

/** Anything thrown below a method of the platform, as the one kind of error that may leave it. */
export function translateError(error: unknown, what: string): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof TypeError || error instanceof RangeError) {
    return new PlatformError('rejected', what, { cause: error });
  }
  return new PlatformError('unavailable', what, { cause: error });
}

/** A refusal of the preview itself: an HTTP status, and which sentence the person at the page is told. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;
  readonly says: WebKey;
  readonly values: WebValues;

  constructor(status: RefusalStatus, says: WebKey, values: WebValues = {}) {
    super(says);
    this.status = status;
    this.says = says;
    this.values = values;
  }
}

export type RefusalStatus = 400 | 403 | 404 | 409 | 410 | 413 | 415 | 500 | 503;

/** What the page is told when something went wrong. It never quotes an error that is not ours. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof PlatformError) return new Refusal(statuses[error.kind], `preview.error-${error.kind}`);
  return new Refusal(500, 'preview.error-unavailable');
}

const statuses: Readonly<Record<PlatformErrorKind, RefusalStatus>> = {
  gone: 410,
  forbidden: 403,
  'rate-limited': 503,
  unavailable: 503,
  unknown: 503,
  rejected: 500,
};
