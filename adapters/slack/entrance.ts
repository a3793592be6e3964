import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Receiver } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';
import type { InstallationStore } from '../../src/port/stores/installation-store.ts';
import type { System } from '../../src/port/system.ts';
import type { Client, clientOptions, TokenOf } from './clients.ts';
import { connectHttp, type HttpSettings } from './connect-http.ts';
import { connectSocket } from './connect-socket.ts';
import { openInstallations } from './installation-store.ts';
import type { SpaceOf } from './read-event.ts';
import { historyScopes, slackScopes } from './scopes.ts';
import type { sdkLog } from './sdk-log.ts';
import { openWorkspace } from './workspace.ts';

/**
 * One workspace over Socket Mode; or any number over HTTP, where `listen` is the address of an own server, left out
 * if the requests come in through another one.
 */
export type SlackSettings =
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | ({ readonly mode: 'http'; readonly listen?: { readonly port: number; readonly host: string } } & HttpSettings);

/** How events come in, and whose tokens there are. */
export type Entrance = {
  readonly receiver: Receiver;
  readonly tokenOf: TokenOf;
  readonly spaceOf: SpaceOf;
  readonly requestListener: RequestListener | null;
  readonly address: () => AddressInfo | null;
  open(): Promise<void>;
  close(): Promise<void>;
};

type Shared = {
  readonly log: Log;
  readonly system: System;
  readonly baseUrl?: string;
  readonly logger: ReturnType<typeof sdkLog>;
};

export function openSocketEntrance(
  { botToken, appToken }: SlackSettings & { mode: 'socket' },
  { client, baseUrl, ...shared }: Shared & { readonly client: Client },
): Entrance {
  const workspace = openWorkspace(botToken, client);
  const connection = connectSocket({ appToken, apiUrl: baseUrl }, { ...shared, before: workspace.identify });
  return { ...workspace, ...connection, requestListener: null, address: () => null };
}

export function openInstalledEntrance(
  settings: SlackSettings & { mode: 'http' },
  {
    baseUrl,
    log,
    logger,
    system,
    installations,
    options,
    otherwise,
  }: Shared & {
    readonly options: ReturnType<typeof clientOptions>;
    readonly installations?: InstallationStore;
    readonly otherwise?: RequestListener;
  },
): Entrance {
  if (installations === undefined)
    throw new Error('Slack over HTTP needs a place to keep the tokens of its workspaces');
  const receiver = connectHttp(settings, {
    installations: openInstallations(installations, () => system.now()),
    scopes: [...slackScopes, ...(settings.history === true ? historyScopes : [])].map((one) => one.scope),
    options,
    authorizeUrl: baseUrl === undefined ? undefined : new URL('/oauth/v2/authorize', baseUrl).href,
    logger,
    log,
    otherwise,
  });
  let server: Server | undefined;
  return {
    receiver,
    tokenOf: freshTokens(receiver),
    spaceOf: (team) => team ?? '',
    requestListener: receiver.requestListener,
    address: () => (server?.address() ?? null) as AddressInfo | null,
    open: async () => {
      if (settings.listen !== undefined) server = await receiver.start(settings.listen);
    },
    close: () => closeServer(server),
  };
}

/** Tokens from the installations, renewed in time; two calls at once renew one only once. */
function freshTokens(receiver: ReturnType<typeof connectHttp>): TokenOf {
  const asked = new Map<string, ReturnType<TokenOf>>();
  const ask: TokenOf = async (space) => {
    const query = { teamId: space, enterpriseId: undefined, isEnterpriseInstall: false } as const;
    const found = await receiver.installer?.authorize(query);
    return { token: found?.botToken ?? '', botUser: found?.botUserId ?? null };
  };
  return (space) => {
    const running = asked.get(space);
    if (running !== undefined) return running;
    const next = ask(space).finally(() => asked.delete(space));
    asked.set(space, next);
    return next;
  };
}

async function closeServer(server: Server | undefined): Promise<void> {
  if (server === undefined) return;
  const timer = setTimeout(() => server.closeAllConnections(), 2000);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(timer);
}
