import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { wireGuild, wireUser } from './wire.ts';
import type { TwinWorld } from './world.ts';

type Dispatch = { readonly t: string; readonly d: unknown; readonly s: number };

/** One connection's life over several sockets: what was sent is kept until it is resumed or forgotten. */
type Session = {
  readonly id: string;
  readonly shard: readonly [number, number];
  socket: WebSocket | null;
  sent: Dispatch[];
};

const privileged = (1 << 1) | (1 << 8) | (1 << 15);

/** The gateway, version 10, in JSON: hello, heartbeats, identify, resume, and the events of the servers. */
export class TwinGateway {
  readonly sessions = new Map<string, Session>();
  /** What clients said of themselves. */
  readonly identified: { intents: number; shard: readonly [number, number] }[] = [];
  resumes = 0;
  heartbeats = 0;
  /** Milliseconds; Discord says about 41 seconds. */
  heartbeatInterval = 41_250;
  /** The next clients that identify or resume are closed with this code, or told that their session is invalid. */
  refuseNext: number | 'invalid' | null = null;
  /** Nobody gets a connection, and those who had one lose it. */
  #isAway = false;
  /** How often somebody wanted one meanwhile. */
  turnedAway = 0;
  /** So many more who want one are answered with 503 instead, as in an outage. */
  unavailableTo = 0;
  readonly #world: TwinWorld;
  readonly #token: string;
  readonly #server: WebSocketServer;
  readonly #address: () => string;
  readonly #changed: () => void;

  constructor(parts: { server: Server; world: TwinWorld; token: string; address: () => string; changed: () => void }) {
    const { server, world, token, address } = parts;
    this.#changed = parts.changed;
    this.#world = world;
    this.#token = token;
    this.#address = address;
    this.#server = new WebSocketServer({
      server,
      verifyClient: (_, take) => {
        this.unavailableTo -= 1;
        take(this.unavailableTo < 0, 503);
      },
    });
    this.#server.on('connection', (socket, request) => {
      if (this.#isAway) {
        this.turnedAway += 1;
        this.#changed();
        return socket.terminate();
      }
      const { searchParams } = new URL(request.url ?? '', 'http://twin');
      if (searchParams.get('v') !== '10' || searchParams.get('encoding') !== 'json') return socket.close(4012);
      this.#welcome(socket);
    });
  }

  /** Sends an event to the shard of a server, or of direct messages. */
  dispatch(t: string, d: unknown, guild: string | null): void {
    for (const session of this.sessions.values()) {
      const [shard, shards] = session.shard;
      const at = guild === null ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));
      if (shard === at) this.#send(session, t, d);
    }
  }

  /** Cuts all connections, as a network does. */
  drop(): void {
    for (const { socket } of this.sessions.values()) socket?.terminate();
  }

  set away(away: boolean) {
    this.#isAway = away;
    if (away) this.drop();
  }

  /** Asks all clients to connect anew. */
  askToReconnect(): void {
    for (const { socket } of this.sessions.values()) socket?.send(JSON.stringify({ op: 7, d: null }));
  }

  closeAll(code: number): void {
    for (const { socket } of this.sessions.values()) socket?.close(code);
  }

  async close(): Promise<void> {
    for (const client of this.#server.clients) client.terminate();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #welcome(socket: WebSocket): void {
    let session: Session | null = null;
    socket.on('close', (code) => {
      if (session?.socket !== socket) return;
      session.socket = null;
      // Whoever says goodbye for good is not waited for.
      if (code === 1000 || code === 1001) this.sessions.delete(session.id);
    });
    socket.on('message', (data) => {
      const { op, d } = JSON.parse(String(data)) as { op: number; d: never };
      switch (op) {
        case 1:
          this.heartbeats += 1;
          socket.send(JSON.stringify({ op: 11 }));
          break;
        case 2:
          session = this.#identify(socket, d);
          break;
        case 6:
          session = this.#resume(socket, d);
          break;
        case 3:
        case 4:
          break;
        default:
          socket.close(4001);
      }
      this.#changed();
    });
    socket.send(JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatInterval, _trace: [] } }));
  }

  #refused(socket: WebSocket): boolean {
    const how = this.refuseNext;
    this.refuseNext = null;
    if (how === null) return false;
    if (how === 'invalid') socket.send(JSON.stringify({ op: 9, d: false }));
    else socket.close(how);
    return true;
  }

  #identify(
    socket: WebSocket,
    d: { token: string; intents: number; shard?: [number, number]; properties?: object },
  ): Session | null {
    if (this.#refused(socket)) return null;
    if (d.token !== this.#token) return closed(socket, 4004);
    if (typeof d.intents !== 'number') return closed(socket, 4013);
    if ((d.intents & privileged) !== 0) return closed(socket, 4014);
    if (d.properties === undefined) return closed(socket, 4002);
    const shard = d.shard ?? [0, 1];
    this.identified.push({ intents: d.intents, shard });
    const session: Session = { id: this.#world.newId(), shard, socket, sent: [] };
    this.sessions.set(session.id, session);
    const guilds = [...this.#world.guilds.values()].filter(
      ({ id }) => Number((BigInt(id) >> 22n) % BigInt(shard[1])) === shard[0],
    );
    this.#send(session, 'READY', {
      v: 10,
      user: { ...wireUser(this.#world.me), verified: true, mfa_enabled: true, flags: 0, email: null },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      session_type: 'normal',
      resume_gateway_url: this.#address(),
      shard,
      application: { id: this.#world.application, flags: 0 },
      private_channels: [],
      relationships: [],
    });
    for (const guild of guilds) this.#send(session, 'GUILD_CREATE', wireGuild(guild, this.#world));
    return session;
  }

  #resume(socket: WebSocket, d: { token: string; session_id: string; seq: number }): Session | null {
    if (this.#refused(socket)) return null;
    const session = this.sessions.get(d.session_id);
    if (d.token !== this.#token) return closed(socket, 4004);
    if (session === undefined) {
      socket.send(JSON.stringify({ op: 9, d: false }));
      return null;
    }
    this.resumes += 1;
    session.socket?.terminate();
    session.socket = socket;
    for (const missed of session.sent.filter(({ s }) => s > d.seq)) socket.send(JSON.stringify({ op: 0, ...missed }));
    this.#send(session, 'RESUMED', {});
    return session;
  }

  #send(session: Session, t: string, d: unknown): void {
    const event = { t, d, s: session.sent.length + 1 };
    session.sent.push(event);
    if (session.socket?.readyState === 1) session.socket.send(JSON.stringify({ op: 0, ...event }));
  }
}

function closed(socket: WebSocket, code: number): null {
  socket.close(code);
  return null;
}
