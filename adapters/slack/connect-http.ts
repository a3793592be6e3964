import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, webApi } from '@slack/bolt';
import { firstLanguage } from '../../src/model/reader-locale.ts';
import type { Log } from '../../src/port/log.ts';
import { PlatformError } from '../../src/port/platform-error.ts';
import { StoreUnavailableError } from '../../src/port/store-unavailable-error.ts';
import type { clientOptions } from './clients.ts';
import { type InstallTrouble, type InstallWords, installed, installFailed } from './install-pages.ts';
import type { openInstallations } from './installation-store.ts';
import { type LandingWords, landingPage } from './landing-page.ts';
import { paths } from './manifest.ts';
import type { Scope } from './scopes.ts';
import type { sdkLog } from './sdk-log.ts';
import type { Seldom } from './seldom.ts';
import type { Pages, RequestParts } from './take-requests.ts';
import { codeOf } from './translate-error.ts';

export type HttpSettings = {
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Where Attune is reached from outside, without a path. */
  readonly publicUrl: string;
  readonly history?: boolean;
  /** What stands on the page at which a workspace adds Attune. Without it, that leads to Slack's page at once. */
  readonly landing?: (locale: string | undefined) => LandingWords;
  /** What stands on the pages after it. */
  readonly installed: (locale: string | undefined) => InstallWords;
};

/** What the pages are built with. */
export type HttpParts = {
  readonly installations: ReturnType<typeof openInstallations>;
  readonly scopes: readonly Scope[];
  readonly options: ReturnType<typeof clientOptions>;
  /** The page at which a person allows the app; another one for twins. */
  readonly authorizeUrl: string | undefined;
  readonly logger: ReturnType<typeof sdkLog>;
  readonly log: Log;
  readonly seldom: Seldom;
};

/** The pages of an installation: the SDK checks its state against the browser that began it. */
export function connectHttp(settings: HttpSettings, parts: HttpParts): RequestParts['pages'] {
  const { seldom, log } = parts;
  const redirectUri = `${settings.publicUrl.replace(/\/+$/, '')}${paths.redirect}`;
  const { installer } = new HTTPReceiver({
    signingSecret: settings.signingSecret,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    stateSecret: settings.stateSecret,
    redirectUri,
    installationStore: parts.installations,
    // It logs every request that anybody makes up as an error with its stack; `failure` below says what is worth it.
    logger: { ...parts.logger, error: () => undefined },
    installerOptions: {
      redirectUriPath: paths.redirect,
      directInstall: true,
      clientOptions: parts.options,
      ...(parts.authorizeUrl === undefined ? {} : { authorizationUrl: parts.authorizeUrl }),
    },
  });
  if (installer === undefined) throw new Error('Slack’s SDK made no installer');
  const scopes = [...parts.scopes];
  const begin: Pages = (request, response) =>
    installer.handleInstallPath(request, response, {}, { scopes, redirectUri });
  const { landing, installed: wordsIn } = settings;
  return {
    install: async (request, response) => {
      if (landing === undefined) return begin(request, response);
      page(response, 200, landingPage(landing(languageOf(request))));
    },
    begin,
    redirect: (request, response) =>
      installer.handleCallback(request, response, {
        success: (installation) => {
          log.info('Attune was installed in a Slack workspace');
          page(response, 200, installed(wordsIn(languageOf(request)), installation.appId, installation.team?.id));
        },
        failure: (error) => {
          const trouble = troubleOf(error);
          seldom('an installation in a Slack workspace failed', trouble);
          if (trouble === 'unknown') log.error('an installation in a Slack workspace failed', error);
          page(response, statuses[trouble], installFailed(wordsIn(languageOf(request)), trouble, paths.install));
        },
      }),
  };
}

const statuses: Readonly<Record<InstallTrouble, number>> = {
  cancelled: 200,
  'not-begun-here': 400,
  organisation: 400,
  refused: 400,
  busy: 503,
  'slack-down': 502,
  'database-down': 503,
  unknown: 500,
};

function troubleOf(error: Error): InstallTrouble {
  if (error instanceof StoreUnavailableError) return 'database-down';
  if (error instanceof PlatformError) return error.code === 'whole_organisation' ? 'organisation' : 'unknown';
  if (error instanceof webApi.WebAPIRateLimitedError) return 'busy';
  if (error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError) return 'slack-down';
  const code = codeOf(error);
  if (code !== null) return code === 'ratelimited' ? 'busy' : 'refused';
  const own = (error as { readonly code?: unknown }).code;
  if (own === 'slack_oauth_installer_authorization_error') return 'cancelled';
  // No code or state in the address, or those of another browser; or made up, which the check of the state throws at.
  return own === 'slack_oauth_unknown_error' && !/^Jwt|^JsonWebToken|^TokenExpired/i.test(error.name)
    ? 'unknown'
    : 'not-begun-here';
}

/** The language that a browser asks for first. */
function languageOf({ headers }: IncomingMessage): string | undefined {
  return firstLanguage(headers['accept-language']);
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}
