import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';

/** Anything thrown below a method of the platform, as the one kind of error that may leave it. */
export function translateError(error: unknown, what: string): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof TypeError || error instanceof RangeError) {
    return new PlatformError('rejected', what, { cause: error });
  }
  return new PlatformError('unavailable', what, { cause: error });
}

/** A refusal of the preview itself: an HTTP status, and a sentence for the person at the page. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: RefusalStatus;

  constructor(status: RefusalStatus, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export type RefusalStatus = 400 | 403 | 404 | 409 | 410 | 413 | 415 | 500 | 503;

/** What the page is told when something went wrong. It never quotes an error that is not ours. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof PlatformError) return new Refusal(statuses[error.kind], sentences[error.kind]);
  return new Refusal(500, sentences.unavailable);
}

const statuses: Readonly<Record<PlatformErrorKind, RefusalStatus>> = {
  gone: 410,
  forbidden: 403,
  'rate-limited': 503,
  unavailable: 503,
  unknown: 503,
  rejected: 500,
};

const sentences: Readonly<Record<PlatformErrorKind, string>> = {
  gone: 'That message is no longer here.',
  forbidden: 'That’s not possible in this channel.',
  'rate-limited': 'That was a lot at once. Please try again in a moment.',
  unavailable: 'Attune couldn’t do that just now. Nothing you wrote is lost; please try again.',
  unknown: 'Attune couldn’t do that just now. Nothing you wrote is lost; please try again.',
  rejected: 'Attune answered in a way that can’t be shown. This is a fault of ours; its log has the details.',
};
