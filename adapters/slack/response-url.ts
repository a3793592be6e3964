import { PlatformError } from '../../src/port/platform-error.ts';
import { kindOfCode } from './error-codes.ts';
import { slackTimes } from './limits.ts';
import type { SlackMessage } from './render-card.ts';
import { kindOfStatus } from './translate-error.ts';

/** What becomes of a message sent to a response address. */
export type ResponseTarget = {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original?: boolean;
  readonly delete_original?: true;
  readonly thread_ts?: string;
};

/** Answers at an address, with nothing where the original is deleted; `false` when it takes no more. */
export type Respond = (url: string, message: SlackMessage | null, target: ResponseTarget) => Promise<boolean>;

export function openResponses(through: typeof fetch): Respond {
  return (url, message, target) => respond(through, url, message, target);
}

/**
 * Answers at the address that came with an interaction: five times within half an hour, and also where Attune is no
 * member. `false` when the address takes no more.
 */
async function respond(
  through: typeof fetch,
  url: string,
  message: SlackMessage | null,
  target: ResponseTarget,
): Promise<boolean> {
  const response = await through(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(message === null ? target : { ...message, ...target, ...asItIs }),
    redirect: 'error',
    signal: AbortSignal.timeout(slackTimes.request),
  }).catch((error: unknown) => {
    throw new PlatformError('unavailable', 'Slack did not take an answer', { cause: error });
  });
  const said = await response.text().catch(() => '');
  const code = errorIn(said);
  if (response.ok) {
    // Slack says `ok` or nothing; a page is of a proxy that swallowed the answer.
    if (code === null && !/^\s*</.test(said)) return true;
    if (code !== null && kindOfCode(code) === 'rejected') {
      throw new PlatformError('rejected', `Slack did not take an answer: ${code}`, { code });
    }
    return false;
  }
  if (code !== null || response.status === 404 || response.status === 410) return false;
  const status = `http_${response.status}`;
  throw new PlatformError(kindOfStatus(response.status), `Slack did not take an answer: ${status}`, { code: status });
}

/** Text is text, and no address is opened. */
const asItIs = { mrkdwn: false, unfurl_links: false, unfurl_media: false } as const;

/** Slack says `ok`, nothing, or an object with an error, sometimes under status 200. */
function errorIn(said: string): string | null {
  try {
    const found: unknown = JSON.parse(said);
    if (typeof found !== 'object' || found === null || (found as { ok?: unknown }).ok === true) return null;
    const { error } = found as { error?: unknown };
    return typeof error === 'string' && /^[a-z0-9_]{1,60}$/.test(error) ? error : null;
  } catch {
    return null;
  }
}
