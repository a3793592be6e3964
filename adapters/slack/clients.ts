import { webApi } from '@slack/bolt';

export type Client = webApi.WebClient;

/** What a workspace is spoken to with. */
export type Access = { readonly client: Client; readonly botUser: string | null };

/** Gives the client of one workspace. */
export type Speak = () => Promise<Client>;

export interface Clients {
  of(space: string): Promise<Access>;
}

/** The token of a workspace, fresh: it is asked for before every call, so that rotation and removal take effect at once. */
export type TokenOf = (space: string) => Promise<{ readonly token: string; readonly botUser: string | null }>;

/** How each call is made: tried once, because trying again is the queue's work, and never waiting for ever. */
export function clientOptions(
  apiUrl: string | undefined,
  logger: webApi.WebClientOptions['logger'],
  timeout: number,
  through: typeof fetch,
): webApi.WebClientOptions {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    ...(logger === undefined ? {} : { logger }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    fetch: through,
  };
}

/** Clients by workspace; one is kept for as long as its token stays the same. */
export function openClients(tokenOf: TokenOf, options: webApi.WebClientOptions): Clients {
  const kept = new Map<string, { token: string; client: Client }>();
  return {
    of: async (space) => {
      const { token, botUser } = await tokenOf(space);
      const known = kept.get(space);
      if (known?.token === token) return { client: known.client, botUser };
      // Each client takes its own copy: it writes into the headers.
      const client = new webApi.WebClient(token, { ...options });
      if (kept.size > 2000) kept.delete(kept.keys().next().value ?? space);
      kept.set(space, { token, client });
      return { client, botUser };
    },
  };
}
