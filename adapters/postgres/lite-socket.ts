import { Duplex } from 'node:stream';
import type { LiteEngine } from './lite-engine.ts';

/** "I am done": the driver says it when it closes a connection, but the database has no other one. */
const terminate = 0x58;

/** Stands in for the socket between the driver and a server. What is written at once is answered at once. */
export class LiteSocket extends Duplex {
  readonly #engine: LiteEngine;

  constructor(engine: LiteEngine) {
    super();
    this.#engine = engine;
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
      if (said.length > 0) this.push(await this.#engine.exchange(Buffer.concat(said)));
      done();
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  // What a socket has beyond that, and the driver calls.
  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
}
