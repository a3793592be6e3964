import { webApi } from '@slack/bolt';
import type { Instant } from '../../src/model/instant.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { clientOptions } from './clients.ts';
import { slackTimes } from './limits.ts';
import { codeOf, translateError } from './translate-error.ts';

/** What Slack says of a token or a secret: that it takes it, or the word with which it does not. */
export type Verdict<T> = ({ readonly taken: true } & T) | { readonly taken: false; readonly code: string };

/** What the command line asks of Slack, without connecting. Where Slack does not answer, a `PlatformError` is thrown. */
export type SlackTools = {
  /** Whose bot token it is, and what it allows; `scopes` is `null` where Slack does not say. */
  readonly identify: (
    botToken: string,
  ) => Promise<Verdict<{ readonly space: string; readonly name: string; readonly scopes: readonly string[] | null }>>;
  /** Whether a socket could be opened with the app's token; none is. */
  readonly checkAppToken: (appToken: string) => Promise<Verdict<object>>;
  /** Whether the client's id and secret belong together. */
  readonly checkClient: (clientId: string, clientSecret: string) => Promise<Verdict<object>>;
};

export function createSlackTools({
  baseUrl,
  now,
}: {
  readonly baseUrl?: string;
  readonly now: () => Instant;
}): SlackTools {
  const client = (token?: string) => new webApi.WebClient(token, clientOptions(baseUrl, quiet, slackTimes.request));
  const judge = async <T extends object>(what: string, ask: () => Promise<T>): Promise<Verdict<T>> => {
    try {
      return { taken: true, ...(await ask()) };
    } catch (error) {
      const known = translateError(error, what, now());
      const code = codeOf(error);
      if (code === null || known.kind === 'unavailable' || known.kind === 'rate-limited') throw known;
      return { taken: false, code };
    }
  };

  return {
    identify: (botToken) =>
      judge('a look at the bot token', async () => {
        const { team_id: space, team: name = '', response_metadata } = await client(botToken).auth.test();
        if (space === undefined) throw new PlatformError('unavailable', 'Slack did not say whose token it is');
        return { space, name, scopes: response_metadata?.scopes ?? null };
      }),
    checkAppToken: (appToken) =>
      judge('a look at the app token', async () => {
        await client(appToken).apps.connections.open();
        return {};
      }),
    checkClient: async (clientId, clientSecret) => {
      // Slack looks at the client first; nobody has this code.
      const verdict = await judge('a look at the client', async () => {
        await client().oauth.v2.access({ client_id: clientId, client_secret: clientSecret, code: 'attune-doctor' });
        return {};
      });
      return verdict.taken || verdict.code === 'invalid_code' ? { taken: true } : verdict;
    },
  };
}

/** What Slack says is told by whoever asked. */
const quiet: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => undefined,
};
