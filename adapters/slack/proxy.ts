import { createRequire } from 'node:module';

/** The host's settings for proxies, as nearly all programs know them; in capitals or not. */
export type ProxySettings = Readonly<Record<string, string | undefined>>;

/** What requests and sockets go through. */
export type Ways = {
  readonly fetch: typeof fetch;
  /** For the SDK's sockets; left out where there is no proxy. */
  readonly dispatcher?: Dispatcher;
  close(): Promise<void>;
};

/**
 * Through the proxies that the host named, but to what `NO_PROXY` lists. The SDK's sockets take the connections of its
 * own undici alone, which is another version than ours, so that one is asked for; requests go the same way.
 */
export function openWays(settings: ProxySettings): Ways {
  const setting = (name: string) => settings[name.toLowerCase()] ?? settings[name] ?? '';
  const httpProxy = addressOf(setting('HTTP_PROXY'));
  const httpsProxy = addressOf(setting('HTTPS_PROXY')) ?? httpProxy;
  if (httpsProxy === null) return { fetch: globalThis.fetch, close: async () => undefined };
  const { EnvHttpProxyAgent, fetch } = sdkUndici();
  const dispatcher = new EnvHttpProxyAgent({
    httpProxy: httpProxy ?? '',
    httpsProxy,
    noProxy: setting('NO_PROXY'),
    allowH2: false,
  });
  return {
    fetch: async (input, init) => fetch(input, Object.assign({}, await written(init), { dispatcher })),
    dispatcher,
    close: () => dispatcher.destroy(),
  };
}

/** A form is one of this process's own, which another undici does not know as such: it is written out for it. */
async function written(init: RequestInit | undefined): Promise<RequestInit | undefined> {
  if (!(init?.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const headers = new Headers(init.headers);
  headers.set('content-type', form.headers.get('content-type') ?? '');
  return { ...init, body: new Uint8Array(await form.arrayBuffer()), headers: Object.fromEntries(headers) };
}

/** What the SDK takes for its sockets; it is not looked into here. */
type Dispatcher = NonNullable<ConstructorParameters<typeof import('@slack/bolt').SocketModeReceiver>[0]['dispatcher']>;

type SdkUndici = {
  readonly EnvHttpProxyAgent: new (
    options: Readonly<Record<'httpProxy' | 'httpsProxy' | 'noProxy', string>> & { readonly allowH2: false },
  ) => Dispatcher & { destroy(): Promise<void> };
  readonly fetch: typeof fetch;
};

function sdkUndici(): SdkUndici {
  const sdk = createRequire(import.meta.url).resolve('@slack/bolt');
  return createRequire(sdk)('undici') as SdkUndici;
}

/** `null` for what is no proxy that can be used. */
function addressOf(named: string): string | null {
  if (named.trim() === '') return null;
  const written = named.includes('://') ? named : `http://${named}`;
  return URL.canParse(written) && /^https?:$/.test(new URL(written).protocol) ? written : null;
}
