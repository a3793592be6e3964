import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** What becomes of what is sent to the database. */
export type ProxyMode =
  | 'through'
  /** Nobody is let in, and everybody inside is thrown out. */
  | 'down'
  /** Everything is taken and nothing is handed on, in either direction. Nobody is ever told. */
  | 'silent'
  /** The next commit of what a person did does not reach the server: the connection breaks before. */
  | 'cut-before-commit'
  /** It reaches the server, and its answer does not come back. */
  | 'cut-after-commit';

/** A network between Attune and its database that can do what networks do. */
export class DatabaseProxy implements AsyncDisposable {
  /** The address of the database, by way of this proxy. */
  readonly url: string;
  /** How long everything is under way, in each direction (ms). */
  delay = 0;
  /** Called when a commit was cut off. */
  cut: () => void = () => undefined;
  #mode: ProxyMode = 'through';
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(server: Server, url: string) {
    this.#server = server;
    this.url = url;
  }

  static async open(url: string): Promise<DatabaseProxy> {
    const target = new URL(url);
    const server = createServer({ noDelay: true });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const proxy = new DatabaseProxy(server, Object.assign(new URL(url), { port: String(port) }).href);
    server.on('connection', (client) => proxy.#carry(client, Number(target.port)));
    return proxy;
  }

  get mode(): ProxyMode {
    return this.#mode;
  }

  set mode(mode: ProxyMode) {
    this.#mode = mode;
    if (mode === 'down') for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.mode = 'down';
    this.#server.close();
  }

  #carry(client: Socket, port: number): void {
    if (this.#mode === 'down') return void client.destroy();
    const server = connect({ port, host: '127.0.0.1', noDelay: true });
    const both = [client, server];
    // A connection on which something was swallowed is out of step for good.
    const state = { isDeaf: this.#mode === 'silent', isDeed: false, isCut: false };
    for (const socket of both) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        if (!state.isDeaf) for (const other of both) other.destroy();
      });
    }
    client.on('data', (chunk) => {
      if (this.#isDeaf(state)) return;
      if (chunk.includes('begin\0')) state.isDeed = false;
      if (chunk.includes('insert into "events"')) state.isDeed = true;
      const cuts = this.#mode.startsWith('cut') && state.isDeed && chunk.includes('commit\0');
      if (cuts && this.#mode === 'cut-before-commit') return this.#cutOff(client, server);
      state.isCut ||= cuts;
      this.#later(() => server.write(chunk));
    });
    server.on('data', (chunk) => {
      if (state.isCut) return this.#cutOff(client, server);
      if (this.#isDeaf(state) || client.destroyed) return;
      this.#later(() => client.write(chunk));
    });
  }

  #isDeaf(state: { isDeaf: boolean }): boolean {
    state.isDeaf ||= this.#mode === 'silent';
    return state.isDeaf;
  }

  #cutOff(client: Socket, server: Socket): void {
    this.#mode = 'through';
    client.destroy();
    server.destroy();
    this.cut();
  }

  #later(send: () => void): void {
    if (this.delay === 0) send();
    else setTimeout(send, this.delay);
  }
}
