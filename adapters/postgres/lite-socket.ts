import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';

/** "I am done": the driver says it when it closes a connection, but the database has no other one. */
const terminate = 0x58;

/** Stands in for the socket between the driver and a server. What is written at once is answered at once. */
export class LiteSocket extends Duplex {
  readonly #lite: PGlite;

  constructor(lite: PGlite) {
    super();
    this.#lite = lite;
  }

  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }

  override _read(): void {}

  override _write(message: Buffer, _: BufferEncoding, done: (error?: Error) => void): void {
    void this.#send([message], done);
  }

  override _writev(messages: readonly { readonly chunk: Buffer }[], done: (error?: Error) => void): void {
    void this.#send(
      messages.map(({ chunk }) => chunk),
      done,
    );
  }

  override _final(done: () => void): void {
    this.push(null);
    done();
  }

  async #send(messages: readonly Buffer[], done: (error?: Error) => void): Promise<void> {
    const said = messages.filter(([kind]) => kind !== terminate);
    try {
      if (this.#lite.closed) throw new Error('the database is closed');
      if (said.length > 0) {
        this.push(await this.#exchange(Buffer.concat(said)));
      }
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  /**
   * Taken as it comes: what PGlite gathers by itself, it reads as well, before the driver does. Handed on when all is
   * there: the driver asks its next question at once, and the database must not be entered a second time meanwhile.
   */
  async #exchange(message: Buffer): Promise<Buffer> {
    // The files are written by then: there is nothing to bring to the disk later.
    const options = { syncToFs: false };
    // The beginning of a connection is answered at its end alone.
    if (message[0] === 0) return Buffer.from(await this.#lite.execProtocolRaw(message, options));
    const parts: Buffer[] = [];
    await this.#lite.execProtocolRawStream(message, {
      ...options,
      // A view of the database's own memory.
      onRawData: (part) => parts.push(Buffer.from(part)),
    });
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
  }

  // What a socket has beyond that, and the driver calls.
  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
}
