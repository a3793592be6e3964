import { EventEmitter } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { TwinAnswers } from './answers.ts';
import { TwinGateway } from './gateway.ts';
import type { TwinFile } from './model.ts';
import { type Rate, RateLimits } from './rate-limits.ts';
import { TwinRefusal } from './refusal.ts';
import type { Route, TwinRequest } from './route.ts';
import { createRoutes } from './routes.ts';
import { TwinWorld } from './world.ts';

/** How a request is to fail: with an answer, with none in time, or with a connection that breaks. */
export type Failure = {
  /** `null` for every method but GET. */
  readonly method: string | null;
  readonly path: RegExp;
  readonly times?: number;
  /** Does what was asked, and then fails. */
  readonly after?: true;
} & (
  | {
      readonly how: 'answer';
      readonly status: number;
      readonly body?: object;
      readonly headers?: Record<string, string>;
    }
  | { readonly how: 'hang' | 'drop' }
);

export type TwinOptions = {
  readonly token?: string;
  readonly now?: () => number;
  readonly global?: Rate;
  readonly channel?: Rate;
  readonly shards?: number;
  /** How long a message that is posted is under way, there and back (ms). */
  readonly latency?: number;
};

export type Taken = TwinRequest & { readonly at: number; readonly status: number; readonly ms: number };

/** Discord, as far as a bot of this kind sees it, on loopback. It refuses what Discord refuses, and keeps count. */
export class DiscordTwin {
  readonly token: string;
  readonly world = new TwinWorld();
  readonly requests: Taken[] = [];
  /** Everything that was sent and that Discord would have refused. A test ends with none. */
  readonly violations: string[] = [];
  readonly limits: RateLimits;
  readonly now: () => number;
  readonly gateway: TwinGateway;
  latency: number;
  readonly #failures: (Failure & { left: number })[] = [];
  readonly #changes = new EventEmitter({ captureRejections: false });
  readonly #server: Server;
  readonly #routes: readonly Route[];

  private constructor(options: TwinOptions) {
    this.token = options.token ?? 'MTIz.twin.token';
    this.now = options.now ?? (() => performance.now());
    this.latency = options.latency ?? 0;
    this.limits = new RateLimits(options.global ?? { most: 50, per: 1000 }, options.channel ?? { most: 5, per: 5000 });
    this.#changes.setMaxListeners(0);
    this.#routes = createRoutes({
      world: this.world,
      answers: new TwinAnswers(this.world, this.now),
      now: this.now,
      gateway: () => this.#gatewayAddress(),
      shards: () => options.shards ?? 1,
      maxConcurrency: () => 16,
      dispatch: (t, d, guild) => this.gateway.dispatch(t, d, guild),
      violated: (problem) => this.violations.push(problem),
    });
    this.#server = createServer((request, response) => void this.#take(request, response));
    this.gateway = new TwinGateway({
      server: this.#server,
      world: this.world,
      token: this.token,
      address: () => this.#gatewayAddress(),
      changed: () => this.changed(),
    });
  }

  static async open(options: TwinOptions = {}): Promise<DiscordTwin> {
    const twin = new DiscordTwin(options);
    await new Promise<void>((resolve) => twin.#server.listen(0, '127.0.0.1', resolve));
    return twin;
  }

  /** The base address to point a bot at. */
  get api(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  /** Has the next request of this kind fail, or the next so many. Returns what ends that. */
  fail(failure: Failure): () => void {
    const added = { ...failure, left: failure.times ?? 1 };
    this.#failures.push(added);
    return () => {
      added.left = 0;
    };
  }

  /** Resolves once a look at the twin finds what is waited for, at each request that it has answered. */
  async until<T>(look: () => T | null | undefined | false, what: string): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const check = (): void => {
      const found = look();
      if (found !== null && found !== undefined && found !== false) resolve(found);
    };
    const late = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), 20_000);
    this.#changes.on('change', check);
    check();
    try {
      return await promise;
    } finally {
      clearTimeout(late);
      this.#changes.off('change', check);
    }
  }

  changed(): void {
    this.#changes.emit('change');
  }

  async close(): Promise<void> {
    await this.gateway.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  #gatewayAddress(): string {
    return `ws://127.0.0.1:${this.#port}`;
  }

  async #take(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const started = this.now();
    const path = decodeURIComponent(new URL(incoming.url ?? '', 'http://twin').pathname).replace(/^\/api\/v10/, '');
    const request = { method: incoming.method ?? 'GET', path, ...(await readBody(incoming)) };
    if (this.latency > 0 && request.method === 'POST' && request.path.endsWith('/messages')) await wait(this.latency);
    const failure = this.#failureFor(request);
    const answer =
      failure === undefined || failure.after === true ? this.#answer(request, incoming.headers.authorization) : null;
    if (failure !== undefined) this.#failWith(failure, request, response, started);
    else if (answer !== null) this.#respond(request, response, started, answer.status, answer.body, answer.headers);
  }

  #answer(request: TwinRequest, authorization: string | undefined) {
    const headers: Record<string, string> = {};
    try {
      const found = this.#routes.find((one) => one.method === request.method && one.pattern.test(request.path));
      if (found === undefined) throw new TwinRefusal(404, 0, '404: Not Found');
      if (!found.open && authorization !== `Bot ${this.token}`) throw new TwinRefusal(401, 0, '401: Unauthorized');
      const ids = (found.pattern.exec(request.path) ?? []).slice(1);
      const verdict = this.limits.take(this.now(), found.bucket?.(...ids) ?? null, !found.open);
      Object.assign(headers, verdict.headers);
      if (!verdict.ok) {
        const seconds = verdict.wait / 1000;
        Object.assign(headers, { 'retry-after': seconds.toFixed(3), 'x-ratelimit-scope': 'user' });
        if (verdict.global) headers['x-ratelimit-global'] = 'true';
        return {
          status: 429,
          headers,
          body: { message: 'You are being rate limited.', retry_after: seconds, global: verdict.global },
        };
      }
      const body = found.handle(request, ...ids);
      return { status: body === null ? 204 : 200, headers, body };
    } catch (error) {
      if (!(error instanceof TwinRefusal)) throw error;
      const { status, code, message, errors } = error;
      return { status, headers, body: { code, message, ...(errors === undefined ? {} : { errors }) } };
    }
  }

  #failureFor({ method, path }: TwinRequest): Failure | undefined {
    const isMeant = (one: Failure) => (one.method === null ? method !== 'GET' : one.method === method);
    const found = this.#failures.find((one) => one.left > 0 && isMeant(one) && one.path.test(path));
    if (found !== undefined) found.left -= 1;
    return found;
  }

  #failWith(failure: Failure, request: TwinRequest, response: ServerResponse, started: number): void {
    if (failure.how === 'answer') {
      this.#respond(request, response, started, failure.status, failure.body ?? {}, failure.headers ?? {});
      return;
    }
    this.requests.push({ ...request, at: started, status: 0, ms: 0 });
    if (failure.how === 'drop') response.destroy();
    this.changed();
  }

  #respond(
    request: TwinRequest,
    response: ServerResponse,
    started: number,
    status: number,
    body: unknown,
    headers: Record<string, string>,
  ): void {
    response.writeHead(status, status === 204 ? headers : { 'content-type': 'application/json', ...headers });
    response.end(status === 204 ? undefined : JSON.stringify(body));
    this.requests.push({ ...request, at: started, status, ms: this.now() - started });
    this.changed();
  }
}

async function readBody(
  incoming: IncomingMessage,
): Promise<{ body: Record<string, unknown>; files: readonly TwinFile[] }> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const raw = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  if (raw.length === 0) return { body: {}, files: [] };
  if (!type.startsWith('multipart/form-data')) return { body: JSON.parse(raw.toString()), files: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { 'content-type': type } }).formData();
  const files: TwinFile[] = [];
  for (const [field, part] of form) {
    if (typeof part === 'string') continue;
    if (field !== `files[${files.length}]`) throw new Error(`a file in the field ${field}`);
    const bytes = await part.bytes();
    files.push({ name: part.name, text: part.type.startsWith('image/') ? '' : Buffer.from(bytes).toString(), bytes });
  }
  return { body: JSON.parse(String(form.get('payload_json'))), files };
}
