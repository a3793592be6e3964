import { type Installation, webApi } from '@slack/bolt';
import { hour, type Instant } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import type { clientOptions, TokenOf } from './clients.ts';
import { finalRefreshCode } from './error-codes.ts';
import type { openInstallations } from './installation-store.ts';
import { translateError } from './translate-error.ts';

export type FreshTokenParts = {
  readonly installations: ReturnType<typeof openInstallations>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly options: ReturnType<typeof clientOptions>;
  readonly now: () => Instant;
  readonly log: Log;
  /** Where a workspace adds Attune. */
  readonly installPage: string;
};

/**
 * The workspaces' tokens, renewed two hours before they run out; two calls at once renew one only once. The SDK renews
 * as well, but it keeps to itself why it could not, so a workspace whose renewal is refused for good would be tried
 * without end.
 */
export function freshTokens(parts: FreshTokenParts): TokenOf {
  const asked = new Map<string, ReturnType<TokenOf>>();
  const told = new Map<string, Instant>();

  const ask: TokenOf = async (space) => {
    const found = await find(parts, space);
    const { bot } = found;
    const current = { token: bot?.token ?? '', botUser: bot?.userId ?? null };
    const left = (bot?.expiresAt ?? Number.POSITIVE_INFINITY) * 1000 - parts.now();
    if (bot?.refreshToken === undefined || left > 2 * hour) return current;
    try {
      return await renew(parts, found, bot.refreshToken);
    } catch (error) {
      const known = translateError(error, 'a renewal of a token', parts.now());
      const renewed = await renewedElsewhere(parts, space, bot.refreshToken);
      if (renewed !== null) return renewed;
      const final = known.code !== null && finalRefreshCode(known.code);
      if (final) tell(space, known.code);
      // What has not run out is good for as long as it lasts.
      if (left > 0) return current;
      if (known.kind === 'rate-limited') throw known;
      // Anything else the host may mend, as a secret that was changed at Slack.
      throw new PlatformError(final ? 'forbidden' : 'unavailable', 'a renewal of a token', { code: known.code });
    }
  };

  const tell = (space: string, code: string | null): void => {
    if (Math.abs(parts.now() - (told.get(space) ?? 0)) < hour) return;
    told.set(space, parts.now());
    parts.log.warn('a Slack workspace has to add Attune again: its token cannot be renewed', {
      space,
      why: code,
      page: parts.installPage,
    });
  };

  return (space) => {
    const running = asked.get(space);
    if (running !== undefined) return running;
    const next = ask(space).finally(() => asked.delete(space));
    asked.set(space, next);
    return next;
  };
}

type Found = Installation<'v1' | 'v2', boolean>;

async function find({ installations }: FreshTokenParts, space: string): Promise<Found> {
  return installations.fetchInstallation({ teamId: space, enterpriseId: undefined, isEnterpriseInstall: false });
}

async function renew(
  { installations, clientId, clientSecret, options, now }: FreshTokenParts,
  found: Found,
  refreshToken: string,
): Promise<Awaited<ReturnType<TokenOf>>> {
  const said = await new webApi.WebClient(undefined, { ...options }).oauth.v2.access({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
  const { access_token: token, refresh_token: next, expires_in: seconds } = said;
  if (token === undefined || next === undefined || seconds === undefined || found.bot === undefined) {
    throw new PlatformError('unavailable', 'Slack did not say what the new token is');
  }
  const expiresAt = Math.floor(now() / 1000) + seconds;
  const bot = { ...found.bot, token, refreshToken: next, expiresAt };
  await installations.storeInstallation({ ...found, bot } as Installation<'v2', boolean>);
  return { token, botUser: bot.userId };
}

/** Another process may have been faster: then the refresh token is a used one, and the new token is there. */
async function renewedElsewhere(
  parts: FreshTokenParts,
  space: string,
  used: string,
): Promise<Awaited<ReturnType<TokenOf>> | null> {
  const { bot } = await find(parts, space);
  if (bot === undefined || bot.refreshToken === used) return null;
  return { token: bot.token, botUser: bot.userId };
}
