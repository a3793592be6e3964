import { Agent as HttpAgent, request } from 'node:http';
import { request as requestSecurely } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect as secure } from 'node:tls';
import { Agent, type Dispatcher, ProxyAgent } from 'undici';

/** The host's settings for proxies, as nearly all programs know them; in capitals or not. */
export type ProxySettings = Readonly<Record<string, string | undefined>>;

/** The proxy through which an address is reached, or `null` where there is none between, or none that can be used. */
export function proxyFor(address: string, settings: ProxySettings): URL | null {
  const written = settingFor(address, settings);
  const proxy = written !== null && URL.canParse(written) ? new URL(written) : null;
  return proxy !== null && /^https?:$/.test(proxy.protocol) ? proxy : null;
}

/** The same for the host to read: without a login. */
export function proxySetting(address: string, settings: ProxySettings): string | 'unusable' | null {
  if (settingFor(address, settings) === null) return null;
  return proxyFor(address, settings)?.host ?? 'unusable';
}

function settingFor(address: string, settings: ProxySettings): string | null {
  const { protocol, hostname, port } = new URL(address);
  const isSecure = protocol === 'https:' || protocol === 'wss:';
  const setting = (name: string) => settings[name.toLowerCase()] ?? settings[name];
  const named = (isSecure ? setting('HTTPS_PROXY') : undefined) ?? setting('HTTP_PROXY') ?? '';
  if (named.trim() === '') return null;
  if (leftOut(setting('NO_PROXY') ?? '', hostname, port || (isSecure ? '443' : '80'))) return null;
  return named.includes('://') ? named : `http://${named}`;
}

/**
 * The connections for requests to an address. Without them of its own, discord.js takes those of whichever undici was
 * loaded first in the process; over those of another version (Slack's client brings 7) files are not sent: "action is
 * not a function".
 */
export function requestAgent(address: string, settings: ProxySettings): Dispatcher {
  const proxy = proxyFor(address, settings);
  return proxy === null ? new Agent() : new ProxyAgent(proxy.href);
}

/** What a WebSocket goes through to its address, or `null` to go there by itself. */
export function socketAgent(address: string, settings: ProxySettings): HttpAgent | null {
  const proxy = proxyFor(address, settings);
  return proxy === null ? null : new TunnelAgent(proxy, new URL(address));
}

/** `*` for all, a name with all below it, with or without a dot before it, and a port if it is to be that alone. */
function leftOut(list: string, host: string, port: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((one) => one !== '')
    .some((one) => {
      const [, name = '', onPort] = /^(.*?)(?::(\d+))?$/.exec(one.toLowerCase()) ?? [];
      if (onPort !== undefined && onPort !== port) return false;
      const bare = name.replace(/^\*?\./, '');
      return name === '*' || host === bare || host.endsWith(`.${bare}`);
    });
}

/** Has a proxy connect to one address ("CONNECT"), and speaks through that connection, in secret where the address is. */
class TunnelAgent extends HttpAgent {
  readonly #proxy: URL;
  readonly #to: { readonly host: string; readonly port: string; readonly isSecure: boolean };
  /** Read by Node: it lets an agent speak no other protocol than its own. */
  readonly protocol: string;

  constructor(proxy: URL, { protocol, hostname, port }: URL) {
    super();
    const isSecure = protocol === 'wss:';
    this.#proxy = proxy;
    this.#to = { host: hostname, port: port || (isSecure ? '443' : '80'), isSecure };
    this.protocol = isSecure ? 'https:' : 'http:';
  }

  override createConnection(_: object, done: (error: Error | null, stream: Duplex) => void): undefined {
    const { host, port, isSecure } = this.#to;
    const { protocol, hostname, port: at, username, password } = this.#proxy;
    const login = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
    const asked = (protocol === 'https:' ? requestSecurely : request)({
      method: 'CONNECT',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: at || (protocol === 'https:' ? 443 : 80),
      path: `${host}:${port}`,
      agent: false,
      timeout: patience,
      headers: { host: `${host}:${port}`, ...(username === '' ? {} : { 'proxy-authorization': `Basic ${login}` }) },
    });
    const fail = (error: Error): void => {
      asked.destroy();
      done(error, undefined as unknown as Duplex);
    };
    asked.once('timeout', () => fail(refused('PROXY_TIMEOUT')));
    asked.once('error', fail);
    asked.once('connect', ({ statusCode }, socket) => {
      socket.setTimeout(0);
      if (statusCode === 200) return done(null, isSecure ? secure({ ...secret, socket, servername: host }) : socket);
      socket.destroy();
      fail(refused(`PROXY_${statusCode}`));
    });
    asked.end();
    return undefined;
  }
}

const patience = 30_000;
const secret = { ALPNProtocols: ['http/1.1'] };

function refused(code: string): Error {
  return Object.assign(new Error('the proxy lets nothing through'), { code });
}
