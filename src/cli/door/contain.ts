import type { RequestListener, ServerResponse } from 'node:http';
import { answer, nothingHere } from './answer.ts';

/**
 * The same listener, out of which nothing gets: what it throws, at once or later, is told and answered with 500. What
 * it leaves unanswered, because something was thrown where nobody waits for it, is answered after a while as well.
 */
export function contained(listener: RequestListener, told: (error: unknown) => void): RequestListener {
  return (request, response) => {
    const fail = (error: unknown): void => {
      told(error);
      give(response, () => answer(response, 500, 'This request could not be answered.\n'));
    };
    const late = setTimeout(() => fail(new LeftUnansweredError()), patience).unref();
    response.once('close', () => clearTimeout(late));
    // Whoever hangs up in the middle is no fault of ours, but an error that nobody listens to ends the process.
    request.on('error', () => undefined);
    response.on('error', () => undefined);
    void new Promise((resolve) => {
      resolve(listener(request, response));
    }).catch((error: unknown) => {
      if (isForNobody(error)) give(response, () => nothingHere(response));
      else fail(error);
    });
  };
}

/** Longer than Slack's answer to an installation may take (ms). */
const patience = 30_000;

/** A listener did not answer, and threw nothing that could be caught. */
class LeftUnansweredError extends Error {
  override readonly name = 'LeftUnansweredError';

  constructor() {
    super('a request was left unanswered');
  }
}

/**
 * Bolt's listener throws this for every address and method that it does not know. Only the server that Bolt starts
 * itself catches it; given to another server, one such request from anywhere would end the process.
 */
function isForNobody(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'slack_bolt_http_receiver_deferred_request_error';
}

/** An answer that was begun cannot be taken back: it is cut off. */
function give(response: ServerResponse, first: () => void): void {
  if (response.headersSent) response.destroy();
  else first();
}
