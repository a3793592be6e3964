import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** What the app said to an envelope, and after how many ms. */
export type Acknowledged = { readonly payload: unknown; readonly after: number };

type Envelope = 'slash_commands' | 'interactive' | 'events_api';

/**
 * Socket Mode: hello, envelopes, their acknowledgement, and disconnects. As Slack does, it answers a goodbye and keeps
 * the line open, and brings an envelope over any of the connections that there are.
 */
export class SocketSide {
  readonly #server: WebSocketServer;
  readonly #addresses = new Set<string>();
  readonly #open = new Set<WebSocket>();
  readonly #waiting = new Map<string, (payload: unknown) => void>();
  readonly #violation: (problem: string) => void;
  #connections = 0;
  #turn = 0;
  #whenConnected: (() => void)[] = [];
  /** Says hello only while this is true. */
  welcoming = true;
  /** Connections of other processes, as Slack would count them. */
  others = 0;

  constructor(server: Server, violation: (problem: string) => void) {
    this.#violation = violation;
    this.#server = new WebSocketServer({ server, path: '/link' });
    this.#server.on('connection', (socket, request) => {
      const ticket = new URL(request.url ?? '/', 'http://twin').searchParams.get('ticket') ?? '';
      // Each address works once.
      if (!this.#addresses.delete(ticket)) return socket.close(1008);
      this.#connections += 1;
      this.#open.add(socket);
      request.socket.end = () => request.socket;
      socket.on('message', (data) => this.#read(String(data)));
      socket.on('close', () => this.#open.delete(socket));
      socket.on('error', () => undefined);
      if (!this.welcoming) return;
      socket.send(
        JSON.stringify({
          type: 'hello',
          num_connections: this.#live().length + this.others,
          connection_info: { app_id: 'A0TWIN' },
          debug_info: { host: 'twin' },
        }),
      );
      for (const resolve of this.#whenConnected.splice(0)) resolve();
    });
  }

  /** How often an app connected. */
  get connections(): number {
    return this.#connections;
  }

  /** How many connections there are now. */
  get open(): number {
    return this.#live().length;
  }

  newAddress(origin: string): string {
    const ticket = randomUUID();
    this.#addresses.add(ticket);
    return `${origin.replace('http', 'ws')}/link?ticket=${ticket}&app_id=A0TWIN`;
  }

  /** Resolves at the next hello. */
  nextConnection(): Promise<void> {
    return new Promise((resolve) => this.#whenConnected.push(resolve));
  }

  /** Sends an envelope and waits for its acknowledgement. */
  async send(type: Envelope, payload: unknown, retry = 0, id: string = randomUUID()): Promise<Acknowledged> {
    const live = this.#live();
    this.#turn += 1;
    const socket = live[this.#turn % live.length];
    if (socket === undefined) throw new Error('no app is connected to the twin');
    const acknowledged = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    const started = performance.now();
    const repeated = retry === 0 ? {} : { retry_attempt: retry, retry_reason: 'timeout' };
    socket.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api', ...repeated }),
    );
    return { payload: await acknowledged, after: performance.now() - started };
  }

  /** Sends a frame as it is. */
  sendFrame(frame: string | Buffer): void {
    for (const socket of this.#live()) socket.send(frame);
  }

  /** Asks the app to connect anew, as Slack does every few hours. */
  askToReconnect(reason: string = 'refresh_requested'): void {
    this.sendFrame(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'twin' } }));
  }

  /** Says goodbye on the oldest connection, and keeps its line open. */
  hangUpOldest(): void {
    this.#live()[0]?.close(1000);
  }

  /** Breaks the connections without a word. */
  drop(): void {
    for (const socket of this.#open) socket.terminate();
  }

  close(): void {
    this.drop();
    this.#server.close();
  }

  #live(): WebSocket[] {
    return [...this.#open].filter((socket) => socket.readyState === socket.OPEN);
  }

  #read(data: string): void {
    const { envelope_id: id, payload } = JSON.parse(data) as { envelope_id: string; payload?: unknown };
    const resolve = this.#waiting.get(id);
    if (resolve === undefined) {
      this.#violation(`an envelope was acknowledged that was not sent, or twice: ${id}`);
      return;
    }
    this.#waiting.delete(id);
    resolve(payload);
  }
}
