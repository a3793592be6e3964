import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { type Meaning, meaningOf } from './error-codes.ts';

/**
 * Anything thrown by a request, as the one kind of error that may leave this adapter. It names the code that Discord
 * gave, and keeps neither the body that was sent, which may hold a partner's words, nor the address, which may hold
 * a token.
 */
export function translateError(error: unknown, what: string, now: Instant): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError) {
    const retryAt = now + Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout);
    return new PlatformError('rate-limited', `${what}: Discord asks to wait`, { retryAt, code: 'HTTP 429' });
  }
  if (error instanceof DiscordAPIError) return fromDiscord(error, what, now);
  if (error instanceof HTTPError) {
    const code = `HTTP ${error.status}`;
    return new PlatformError('unavailable', `${what}: Discord answered ${code}`, { code });
  }
  if (error instanceof TypeError || error instanceof RangeError) {
    // Thrown here, before anything was sent: it names numbers of ours.
    return new PlatformError('rejected', `${what}: ${error.message}`, { code: 'not sent' });
  }
  const code = networkCode(error);
  return new PlatformError('unavailable', `${what}: no answer (${code})`, { code });
}

/** Whether Discord did not take the bot's token. */
export function isTokenRefused(error: PlatformError): boolean {
  return error.cause instanceof DiscordRefusal && error.cause.status === 401;
}

/** A person who is not in the server. */
export const unknownMember = '10007';

/** A message with which a thread has begun already. */
export const threadExists = '160004';

/** A person who takes no direct messages from a server's members. */
export const closedMessages = '50007';

/** An interaction that another process with the same token has answered. */
export const alreadyAnswered = '40060';

function fromDiscord(error: DiscordAPIError, what: string, now: Instant): PlatformError {
  const { status } = error;
  const number = Number(error.code);
  // An answer that is not Discord's own JSON, and Discord's most general one, have no code that says anything.
  const code = Number.isInteger(number) && number > 0 ? String(number) : `HTTP ${status}`;
  const { kind, wait } = meaningOf(number) ?? byStatus(status);
  const cause = new DiscordRefusal(code, status);
  const sentence = `${what}: Discord answered ${code}, HTTP status ${status}`;
  if (kind !== 'rate-limited') return new PlatformError(kind, sentence, { cause, code });
  const told = Number((error.rawError as { retry_after?: unknown } | null)?.retry_after) * 1000;
  return new PlatformError(kind, sentence, { cause, code, retryAt: now + (told > 0 ? told : (wait ?? shortWait)) });
}

const shortWait = 60_000;

/** A status says little: 400, 403 and 404 are used for what passes too, and by what stands in front of Discord. */
function byStatus(status: number): Meaning {
  switch (status) {
    // The host's token was changed: nobody's couple is to blame, and it works again once the host has mended it.
    case 401:
      return { kind: 'unavailable' };
    case 413:
      return { kind: 'rejected' };
    case 429:
      return { kind: 'rate-limited' };
    default:
      return { kind: 'unknown' };
  }
}

/** The code and the HTTP status that Discord gave, and nothing else of its answer. */
class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number) {
    super(`code ${code}`);
    this.code = code;
    this.status = status;
  }
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'AbortError') return 'too late';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? code : 'no connection';
}
