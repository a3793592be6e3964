import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkMessage } from './check-blocks.ts';
import { type Failure, Failures, fail } from './failures.ts';
import { filesIn, takeUpload } from './file-methods.ts';
import { type MethodContext, Refused } from './method.ts';
import { callMethod } from './methods.ts';
import { readArguments, readBody, uploadedBytes } from './read-request.ts';
import { SocketSide } from './socket-side.ts';
import { Tokens } from './tokens.ts';
import { type TwinBlock, type TwinMessage, TwinWorkspace } from './workspace-state.ts';

/** The client of the one app that the twin knows. */
export const twinApp = {
  id: 'A0TWIN',
  clientId: '1.2',
  clientSecret: 'client-secret',
  appToken: 'xapp-1-twin',
} as const;

/** A call that came in, and when, as `performance.now()` tells it. */
export type Call = { readonly method: string; readonly args: Readonly<Record<string, unknown>>; readonly at: number };

/**
 * Slack on loopback, as strict as the real one: Web API, response addresses, OAuth, and Socket Mode. What it would
 * have to refuse is kept in `violations`, which every test ends by looking at.
 */
export class SlackTwin {
  readonly workspaces = new Map<string, TwinWorkspace>();
  readonly tokens = new Tokens();
  readonly failures = new Failures();
  readonly violations: string[] = [];
  readonly calls: Call[] = [];
  readonly socket: SocketSide;
  /** The page at which somebody allows the app, as the app asked for it. */
  lastAuthorize: URL | null = null;
  /** Seconds that a new token lives; `null` without token rotation. */
  rotation: number | null = null;
  /** Whether the app is installed in the whole organisation. */
  organisation = false;
  readonly #server: Server;
  readonly #triggers = new Map<string, string>();
  readonly #responseUrls = new Map<string, ResponseUrl>();

  private constructor(now: () => number) {
    this.now = now;
    this.#server = createServer((request, response) => void this.#serve(request, response));
    this.socket = new SocketSide(this.#server, (problem) => this.violations.push(problem));
  }

  readonly now: () => number;

  static async open(now: () => number = Date.now): Promise<SlackTwin> {
    const twin = new SlackTwin(now);
    await new Promise<void>((resolve) => twin.#server.listen(0, '127.0.0.1', resolve));
    return twin;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What stands for `https://slack.com/api/`. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  addWorkspace(id: string, scopes: readonly string[]): TwinWorkspace {
    const workspace = new TwinWorkspace(id, this.now);
    workspace.scopes = scopes;
    this.workspaces.set(id, workspace);
    return workspace;
  }

  /** `when` looks at the arguments: other calls do not fail. */
  fail(method: string, failure: Failure, times = 1, when: Parameters<Failures['add']>[3] = () => true): void {
    this.failures.add(method, failure, times, when);
  }

  called(method: string): readonly Call['args'][] {
    return this.calls.filter((call) => call.method === method).map((call) => call.args);
  }

  /** A trigger for a person, good for one form. */
  newTrigger(user: string): string {
    const id = `${randomUUID()}.trigger`;
    this.#triggers.set(id, user);
    return id;
  }

  /** Three seconds went by. */
  expireTriggers(): void {
    this.#triggers.clear();
  }

  newResponseUrl(target: Omit<ResponseUrl, 'left'>): string {
    const id = randomUUID();
    this.#responseUrls.set(id, { ...target, left: 5 });
    return `${this.origin}/hooks/${id}`;
  }

  /** Half an hour went by. */
  expireResponseUrls(): void {
    this.#responseUrls.clear();
  }

  async close(): Promise<void> {
    this.socket.close();
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.origin);
    const body = await readBody(request);
    if (url.pathname.startsWith('/api/')) return this.#api(url.pathname.slice(5), body, request, response);
    if (url.pathname.startsWith('/hooks/')) return this.#hook(url.pathname.slice(7), body, request, response);
    if (url.pathname.startsWith('/upload/')) return this.#upload(url.pathname.slice(8), body, request, response);
    if (url.pathname === '/oauth/v2/authorize') {
      this.lastAuthorize = url;
      return void response.writeHead(200).end('Allow?');
    }
    response.writeHead(404).end();
  }

  async #api(method: string, body: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const args = readArguments(body, request);
    this.calls.push({ method, args, at: performance.now() });
    const failure = this.failures.take(method, args);
    if (failure !== null && !('after' in failure)) return fail(failure, request, response);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? null;
    const [answer, scopes] = this.#answer(method, args, token);
    if (failure !== null) return fail(failure, request, response);
    response.writeHead(200, {
      'content-type': 'application/json',
      ...(scopes === null ? {} : { 'x-oauth-scopes': scopes.join(',') }),
    });
    response.end(JSON.stringify(answer));
  }

  #answer(
    method: string,
    args: Call['args'],
    token: string | null,
  ): [Record<string, unknown>, readonly string[] | null] {
    try {
      if (method === 'oauth.v2.access') return [{ ok: true, ...this.#access(args) }, null];
      if (method === 'apps.connections.open') {
        if (token !== twinApp.appToken) throw new Refused('invalid_auth');
        return [{ ok: true, url: this.socket.newAddress(this.origin) }, null];
      }
      const workspace = this.tokens.check(token);
      if (typeof workspace === 'string') throw new Refused(workspace);
      const context: MethodContext = {
        workspace,
        violation: (problem) => this.violations.push(`${method}: ${problem}`),
        spendTrigger: (id) => {
          const user = this.#triggers.get(id) ?? null;
          this.#triggers.delete(id);
          return user;
        },
        uploadUrl: (file) => `${this.origin}/upload/${file}`,
      };
      return [{ ok: true, ...callMethod(method, args, context) }, workspace.scopes];
    } catch (error) {
      if (error instanceof Refused) return [{ ok: false, error: error.code }, null];
      throw error;
    }
  }

  #access(args: Call['args']): Record<string, unknown> {
    if (args['client_id'] !== twinApp.clientId || args['client_secret'] !== twinApp.clientSecret)
      throw new Refused('bad_client_secret');
    const refresh = args['grant_type'] === 'refresh_token';
    const workspace = refresh
      ? this.tokens.spendRefresh(String(args['refresh_token']))
      : this.tokens.spendCode(String(args['code']));
    if (workspace === null) throw new Refused(refresh ? 'invalid_refresh_token' : 'invalid_code');
    const rotating =
      this.rotation === null ? {} : { refresh_token: this.tokens.giveRefresh(workspace), expires_in: this.rotation };
    return {
      access_token: this.tokens.give(workspace),
      token_type: 'bot',
      scope: workspace.scopes.join(','),
      bot_user_id: workspace.botUser,
      app_id: twinApp.id,
      team: { id: workspace.id, name: 'A workspace' },
      enterprise: null,
      is_enterprise_install: this.organisation,
      authed_user: { id: 'UINSTALLER' },
      ...rotating,
    };
  }

  async #hook(id: string, body: Buffer, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const message = JSON.parse(body.toString()) as HookBody;
    this.calls.push({ method: 'response_url', args: message, at: performance.now() });
    const failure = this.failures.take('response_url');
    if (failure !== null && !('after' in failure)) return fail(failure, request, response);
    const target = this.#responseUrls.get(id);
    if (target === undefined || target.left === 0)
      return void response.writeHead(404).end(JSON.stringify({ ok: false, error: 'used_url' }));
    target.left -= 1;
    const hidden = filesIn(message.blocks).map((id) => `a file that nobody would see: ${id}`);
    const problems = message.delete_original === true ? [] : [...checkMessage(message), ...hidden];
    this.violations.push(...problems.map((problem) => `response_url: ${problem}`));
    if (problems.length === 0) answerAt(target, message);
    if (failure !== null) return fail(failure, request, response);
    response.writeHead(200).end(problems.length === 0 ? 'ok' : JSON.stringify({ ok: false, error: 'invalid_blocks' }));
  }

  #upload(file: string, body: Buffer, request: IncomingMessage, response: ServerResponse): void {
    if (!takeUpload(this.workspaces.values(), file, uploadedBytes(body, request))) {
      return void response.writeHead(404).end();
    }
    response.writeHead(200).end('OK');
  }
}

type ResponseUrl = {
  readonly workspace: TwinWorkspace;
  readonly channel: string;
  readonly user: string;
  /** The message that the interaction came from. */
  readonly message: TwinMessage | null;
  left: number;
};

type HookBody = {
  readonly text: string;
  readonly blocks: readonly TwinBlock[];
  readonly response_type?: string;
  readonly replace_original?: boolean;
  readonly delete_original?: boolean;
  readonly thread_ts?: string;
};

/** Slack does this itself, whether or not the bot is in the channel. */
function answerAt({ workspace, channel, user, message }: ResponseUrl, body: HookBody): void {
  if (body.delete_original === true && message !== null) {
    workspace.messages.splice(workspace.messages.indexOf(message), 1);
    return;
  }
  if (body.replace_original === true && message !== null) {
    message.text = body.text;
    message.blocks = body.blocks;
    return;
  }
  const only = body.response_type === 'in_channel' ? null : user;
  const { text, blocks } = body;
  workspace.add({ channel, thread: body.thread_ts ?? null, only, text, blocks, metadata: null, files: [] });
}
