import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError, type PlatformErrorKind } from '../../src/port/platform-error.ts';

/**
 * Anything thrown by a request, as the one kind of error that may leave this adapter. It names the code that Discord
 * gave, and keeps neither the body that was sent, which may hold a partner's words, nor the address, which may hold
 * a token.
 */
export function translateError(error: unknown, what: string, now: Instant): PlatformError {
  if (error instanceof PlatformError) return error;
  if (error instanceof RateLimitError) {
    const retryAt = now + Math.max(error.timeToReset, error.retryAfter, error.sublimitTimeout);
    return new PlatformError('rate-limited', `${what}: Discord asks to wait`, { retryAt });
  }
  if (error instanceof DiscordAPIError) {
    const sentence = `${what}: Discord answered ${error.code}, HTTP status ${error.status}`;
    return new PlatformError(kindOf(error), sentence, { cause: new DiscordRefusal(Number(error.code), error.status) });
  }
  if (error instanceof HTTPError) {
    return new PlatformError('unavailable', `${what}: Discord answered HTTP status ${error.status}`);
  }
  if (error instanceof TypeError || error instanceof RangeError) {
    // Thrown here, before anything was sent: it names numbers of ours.
    return new PlatformError('rejected', `${what}: ${error.message}`);
  }
  return new PlatformError('unavailable', `${what}: ${networkCode(error)}`);
}

/** The code and the HTTP status that Discord gave, and nothing else of its answer. */
class DiscordRefusal extends Error {
  override readonly name = 'DiscordRefusal';
  readonly code: number;
  readonly status: number;

  constructor(code: number, status: number) {
    super(`code ${code}`);
    this.code = code;
    this.status = status;
  }
}

/** The code that Discord gave for an error that left this adapter, or `null` if it gave none. */
export function discordCode(error: PlatformError): number | null {
  return error.cause instanceof DiscordRefusal ? error.cause.code : null;
}

/** Whether Discord did not take the bot's token. */
export function isTokenRefused(error: PlatformError): boolean {
  return error.cause instanceof DiscordRefusal && error.cause.status === 401;
}

/** A person who is not in the server. */
export const unknownMember = 10007;

/** Codes that say more than the HTTP status. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const kinds: ReadonlyMap<number, PlatformErrorKind> = new Map([
  ...([10003, 10004, 10007, 10008, 10013, 10015, 10062, 50027] as const).map((code) => [code, 'gone'] as const),
  // A person or a channel that does not take our messages; a thread that is locked or archived; quarantine; a filter.
  ...([20026, 50001, 50007, 50008, 50009, 50013, 50024, 50083, 50278, 160002, 160005, 200000, 200001] as const).map(
    (code) => [code, 'forbidden'] as const,
  ),
  // Limits that are told with a 4xx status other than 429.
  ...([20016, 20022, 20028, 30046, 40004, 40062] as const).map((code) => [code, 'rate-limited'] as const),
  // Something is not ready yet, or broken for the moment.
  ...([110_000, 130_000, 40_333] as const).map((code) => [code, 'unavailable'] as const),
]);

function kindOf({ code, status }: DiscordAPIError): PlatformErrorKind {
  const known = kinds.get(Number(code));
  if (known !== undefined) return known;
  // The host's token was changed: nobody's couple is to blame, and it works again once the host has mended it.
  if (status === 401) return 'unavailable';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'gone';
  return status === 429 ? 'rate-limited' : 'rejected';
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'AbortError') return 'no answer in time';
  const code = (error as { code?: unknown }).code;
  return typeof code === 'string' ? `no connection (${code})` : 'no connection';
}
