import { webApi } from '@slack/bolt';
import type { Instant } from '../../src/model/instant.ts';
import type { Log } from '../../src/port/log.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { clientOptions } from './clients.ts';
import { slackTimes } from './limits.ts';
import { openWays, type ProxySettings } from './proxy.ts';
import type { sdkLog } from './sdk-log.ts';
import { createSocketConnection } from './socket-connection.ts';
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
  /**
   * How many connections the app has, without the one that is made to be told; `null` where Slack does not say. It is
   * closed at Slack's hello, before anything could be brought over it.
   */
  readonly countConnections: (appToken: string) => Promise<number | null>;
  /** Whether the client's id and secret belong together. */
  readonly checkClient: (clientId: string, clientSecret: string) => Promise<Verdict<object>>;
};

export function createSlackTools({
  baseUrl,
  now,
  proxies = {},
}: {
  readonly baseUrl?: string;
  readonly now: () => Instant;
  readonly proxies?: ProxySettings;
}): SlackTools {
  const ways = openWays(proxies);
  const client = (token?: string) =>
    new webApi.WebClient(token, clientOptions(baseUrl, quiet, slackTimes.request, ways.fetch));
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
    countConnections: async (appToken) => {
      const settings = { appToken, apiUrl: baseUrl, ways };
      const nothing = () => undefined;
      const connection = createSocketConnection(
        settings,
        { logger: quiet, log: silent },
        {
          envelope: nothing,
          ending: nothing,
          gone: nothing,
        },
      );
      try {
        return (await connection.open()).connections - 1;
      } catch {
        return null;
      } finally {
        await connection.close();
      }
    },
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
const quiet: ReturnType<typeof sdkLog> = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => webApi.LogLevel.ERROR,
  setName: () => undefined,
};

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
