import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Condition } from '../../src/port/chat-platform.ts';
import type { Leases } from '../../src/port/leases.ts';
import type { Log } from '../../src/port/log.ts';
import type { Metrics } from '../../src/port/metrics.ts';
import type { InstallationStore } from '../../src/port/stores/installation-store.ts';
import type { System } from '../../src/port/system.ts';
import type { Client, clientOptions, TokenOf } from './clients.ts';
import { connectHttp, type HttpSettings } from './connect-http.ts';
import { connectSocket, type Withdrawn } from './connect-socket.ts';
import { freshTokens } from './fresh-tokens.ts';
import { openInstallations } from './installation-store.ts';
import type { Take } from './intake.ts';
import { leaseSocket } from './lease-socket.ts';
import { paths } from './manifest.ts';
import type { Ways } from './proxy.ts';
import type { SpaceOf } from './read-event.ts';
import { wantedScopes } from './scopes.ts';
import type { sdkLog } from './sdk-log.ts';
import type { Seldom } from './seldom.ts';
import { takeRequests } from './take-requests.ts';
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
  readonly tokenOf: TokenOf;
  readonly spaceOf: SpaceOf;
  readonly requestListener: RequestListener | null;
  readonly address: () => AddressInfo | null;
  open(take: Take): Promise<void>;
  close(): Promise<void>;
  condition(): Condition;
  readonly lost: Promise<Error>;
  /** Looks whether a token is taken still, where that would be the end of it. */
  recheck(): Promise<void>;
};

type Shared = {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly system: System;
  readonly baseUrl?: string;
  readonly ways: Ways;
  readonly logger: ReturnType<typeof sdkLog>;
  /** How sockets are shared out between processes; a process alone needs none. */
  readonly leases?: Leases;
};

export function openSocketEntrance(
  { botToken, appToken }: SlackSettings & { mode: 'socket' },
  {
    client,
    baseUrl,
    ...shared
  }: Shared & { readonly client: Client; readonly refused?: (which: Withdrawn, code: string) => string },
): Entrance {
  const workspace = openWorkspace(botToken, client);
  const refused = shared.refused ?? ((which, code) => `Slack refuses the ${which}’s token (${code}).`);
  const settings = { appToken, apiUrl: baseUrl, ways: shared.ways };
  const connect = (others: () => number) =>
    connectSocket(settings, { ...shared, refused, identify: workspace.identifyAnew, others });
  const { leases, log } = shared;
  const connection = leases === undefined ? connect(() => 0) : leaseSocket(leases, connect, log);
  return { ...workspace, ...connection, requestListener: null, address: () => null };
}

export function openInstalledEntrance(
  settings: SlackSettings & { mode: 'http' },
  {
    baseUrl,
    log,
    logger,
    system,
    seldom,
    installations,
    options,
    otherwise,
    added,
  }: Shared & {
    readonly seldom: Seldom;
    readonly options: ReturnType<typeof clientOptions>;
    readonly installations?: InstallationStore;
    readonly otherwise?: RequestListener;
    /** Called for a workspace that was added, perhaps again. */
    readonly added: (space: string) => void;
  },
): Entrance {
  if (installations === undefined)
    throw new Error('Slack over HTTP needs a place to keep the tokens of its workspaces');
  const now = () => system.now();
  const store = openInstallations(installations, now, added);
  const pages = connectHttp(settings, {
    installations: store,
    scopes: wantedScopes(settings.history === true),
    options,
    authorizeUrl: baseUrl === undefined ? undefined : new URL('/oauth/v2/authorize', baseUrl).href,
    logger,
    log,
    seldom,
  });
  const { signingSecret, clientId, clientSecret } = settings;
  const installPage = `${settings.publicUrl.replace(/\/+$/, '')}${paths.install}`;
  let taking: Take | null = null;
  const requestListener = takeRequests({ signingSecret, take: () => taking, pages, log, seldom, otherwise });
  let server: Server | undefined;
  return {
    tokenOf: freshTokens({ installations: store, clientId, clientSecret, options, now, log, installPage }),
    spaceOf: (team) => team ?? '',
    requestListener,
    address: () => (server?.address() ?? null) as AddressInfo | null,
    open: async (take) => {
      taking = take;
      if (settings.listen !== undefined) server = await listen(requestListener, settings.listen);
    },
    close: () => closeServer(server),
    // A workspace may be in trouble; what takes the requests of all of them is not.
    condition: () => ({ state: 'up' }),
    lost: new Promise(() => {}),
    recheck: async () => undefined,
  };
}

async function listen(
  listener: RequestListener,
  at: { readonly port: number; readonly host: string },
): Promise<Server> {
  const server = createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at, resolve);
  });
  return server;
}

async function closeServer(server: Server | undefined): Promise<void> {
  if (server === undefined) return;
  const timer = setTimeout(() => server.closeAllConnections(), 2000);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(timer);
}
