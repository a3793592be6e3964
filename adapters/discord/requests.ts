import { type REST, type RESTOptions, type RequestData, Routes } from 'discord.js';
import type { Instant } from '../../src/model/instant.ts';
import { type ProxySettings, requestAgent } from './proxy.ts';
import type { ReplyTo } from './read-event.ts';
import { isTokenRefused, translateError } from './translate-error.ts';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Sends a request, and waits as long as Discord asks for where that is short. Throws nothing but a `PlatformError`. */
export type Request = (what: string, method: Method, route: `/${string}`, data?: RequestData) => Promise<unknown>;

/**
 * Requests through discord.js, which keeps to the limits that Discord tells. `tokenTaken` hears at each request that
 * needs the bot's token whether Discord took it, and each of those waits for its `turn`.
 */
export function createRequest(
  rest: REST,
  token: string,
  now: () => Instant,
  tokenTaken: (taken: boolean) => void = () => undefined,
  turn: () => Promise<void> = async () => undefined,
): Request {
  return async (what, method, route, data = {}) => {
    const withToken = data.auth !== false;
    // discord.js forgets the token once Discord has refused it, and a proxy may refuse it by mistake.
    if (withToken) await turn();
    if (withToken) rest.setToken(token);
    try {
      const answer = await rest[method](route, data);
      if (withToken) tokenTaken(true);
      return answer;
    } catch (error) {
      const known = translateError(error, what, now());
      if (withToken && isTokenRefused(known)) tokenTaken(false);
      throw known;
    }
  };
}

/** How much longer than Discord wants a request waits (ms): an answer takes its time. */
export const margin = 50;

/** How requests are sent: to where, over which connections, for how long (ms), and how often again. */
export function restOptions(baseUrl: string | undefined, proxies: ProxySettings): Partial<RESTOptions> {
  const api = apiAddress(baseUrl);
  return { api, agent: requestAgent(api, proxies), timeout: 10_000, retries: 2, offset: margin };
}

/**
 * Where requests go: what stands before `/v10` in an address. `https://discord.com/api` unless the host named
 * another; a version at its end is taken off.
 */
export function apiAddress(baseUrl: string | undefined): string {
  return (baseUrl ?? 'https://discord.com/api').replace(/\/+$/, '').replace(/\/v\d+$/, '');
}

/** Waits longer than this are left to the queue of jobs, which survives a restart. */
export const patience = 5000;

/** What may answer one interaction, by its token: no authorization, and no part in the bot's own limit. */
export type InteractionRoutes = {
  readonly callback: `/${string}`;
  readonly original: `/${string}`;
  readonly followUp: `/${string}`;
};

export function interactionRoutes({ id, token, application }: ReplyTo): InteractionRoutes {
  return {
    callback: Routes.interactionCallback(id, token),
    original: Routes.webhookMessage(application, token, '@original'),
    followUp: Routes.webhook(application, token),
  };
}
