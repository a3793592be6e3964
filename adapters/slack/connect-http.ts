import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { Log } from '../../src/port/log.ts';
import type { clientOptions } from './clients.ts';
import { installed, installFailed } from './install-pages.ts';
import type { openInstallations } from './installation-store.ts';
import { paths } from './manifest.ts';
import type { sdkLog } from './sdk-log.ts';

export type HttpSettings = {
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
  /** Where Attune is reached from outside, without a path. */
  readonly publicUrl: string;
  readonly history?: boolean;
};

/** What the receiver is built with. */
export type HttpParts = {
  readonly installations: ReturnType<typeof openInstallations>;
  readonly scopes: readonly string[];
  readonly options: ReturnType<typeof clientOptions>;
  /** The page at which a person allows the app; another one for twins. */
  readonly authorizeUrl: string | undefined;
  readonly logger: ReturnType<typeof sdkLog>;
  readonly log: Log;
  /** Takes the requests that are not Slack's. */
  readonly otherwise: RequestListener | undefined;
};

/**
 * Signed requests and the OAuth pages. Signatures and their age are checked by the SDK before anything is read, the
 * state of an installation against the browser that began it.
 */
export function connectHttp(settings: HttpSettings, parts: HttpParts): HTTPReceiver {
  const redirectUri = `${settings.publicUrl.replace(/\/+$/, '')}${paths.redirect}`;
  return new HTTPReceiver({
    signingSecret: settings.signingSecret,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    stateSecret: settings.stateSecret,
    endpoints: [paths.events],
    scopes: [...parts.scopes],
    redirectUri,
    installationStore: parts.installations,
    logger: parts.logger,
    // The largest form takes less than a tenth of this.
    bodyLimit: 1024 * 1024,
    installerOptions: {
      installPath: paths.install,
      redirectUriPath: paths.redirect,
      directInstall: true,
      clientOptions: parts.options,
      ...(parts.authorizeUrl === undefined ? {} : { authorizationUrl: parts.authorizeUrl }),
      callbackOptions: {
        success: (installation, _, __, response) => {
          parts.log.info('Attune was installed in a Slack workspace');
          page(response, 200, installed(installation.appId, installation.team?.id));
        },
        failure: (error, _, __, response) => {
          parts.log.warn('an installation in a Slack workspace failed', { why: String(error.code) });
          page(response, error.code === 'slack_oauth_unknown_error' ? 500 : 400, installFailed(paths.install));
        },
      },
    },
    dispatchErrorHandler: ({ request, response }) => fallThrough(request, response, parts.otherwise),
    processEventErrorHandler: async ({ error, response }) => {
      parts.log.error('a Slack request was not handled', error);
      if (!response.headersSent) response.writeHead(500).end();
      return true;
    },
  });
}

function fallThrough(request: IncomingMessage, response: ServerResponse, otherwise: RequestListener | undefined): void {
  if (otherwise === undefined) response.writeHead(404).end();
  else otherwise(request, response);
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'referrer-policy': 'no-referrer',
  });
  response.end(html);
}
